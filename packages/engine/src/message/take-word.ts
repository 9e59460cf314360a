import { decideRecipientWord, internalActor, type RecipientWord } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { execute } from '../store/execute.ts'
import { findLiveWorkflows } from './live-workflows.ts'
import { loadPhone, recipientChange } from './recipient-store.ts'
import { recipientKind } from './sms-kinds.ts'

/** Takes STOP, START or HELP in for one Business Account: what was said, the answer and the task for its workflows in one commit. */
export const takeWord = (
  parts: EngineParts,
  businessAccountId: string,
  said: Omit<RecipientWord, 'workflowIds' | 'customerIds'>,
): Promise<'applied' | 'repeated'> =>
  execute<'applied' | 'repeated'>(parts.store, async () => {
    const { recipient } = await loadPhone(parts, businessAccountId, said.phoneNumber)
    const word = { ...said, ...(await findLiveWorkflows(parts, businessAccountId, said.phoneNumber)) }
    const decision = decideRecipientWord(recipient.state, word, parts.clock.now())
    if (decision.state === recipient.state) return { answer: 'repeated' }
    return {
      answer: 'applied',
      change: {
        businessAccountId,
        actor: internalActor,
        action: `sms.${said.intent}`,
        subject: `${recipientKind.kind}/${recipient.state.id}`,
        records: recipientChange(recipient, decision.state),
        tasks: decision.tasks,
        events: decision.events,
      },
    }
  })

/** The provider refuses the phone because it opted out there: as if it had texted STOP to us, and confirmed already. */
export const takeProviderOptOut = (parts: EngineParts, businessAccountId: string, phoneNumber: string) =>
  takeWord(parts, businessAccountId, { intent: 'stop', by: 'provider', phoneNumber, keyword: 'STOP' })
