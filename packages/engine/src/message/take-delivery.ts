import type { SmsDeliveryEvent } from '@linx/contracts'
import { decideDelivery, internalActor } from '@linx/core'
import { type EngineParts, sessionContext } from '../engine-parts.ts'
import { execute } from '../store/execute.ts'
import { isUnchanged, loadSession, sessionChange } from '../workflow/session-store.ts'
import { findSentSms } from './sent-sms.ts'
import { takeProviderOptOut } from './take-word.ts'

/** What became of one report. */
export type TakenReport = 'applied' | 'repeated' | 'unmatched'

const applyTo = (
  parts: EngineParts,
  businessAccountId: string,
  workflowId: string,
  command: Parameters<typeof decideDelivery>[1],
): Promise<TakenReport> =>
  execute<TakenReport>(parts.store, async () => {
    const loaded = await loadSession(parts, businessAccountId, workflowId)
    if (loaded === undefined) return { answer: 'repeated' }
    const decision = decideDelivery(loaded.state, command, sessionContext(parts, internalActor))
    if (isUnchanged(loaded, decision)) return { answer: 'repeated' }
    const change = sessionChange(loaded, decision, internalActor, 'workflow.delivery')
    return { answer: 'applied', change }
  })

/** Puts a report into the notification history of its message. Reports of messages that stand in none are only looked at for opt-outs. */
export const takeDelivery = async (parts: EngineParts, delivery: SmsDeliveryEvent): Promise<TakenReport> => {
  const sent = await findSentSms(parts, delivery)
  if (sent === undefined) return 'unmatched'
  const { businessAccountId, workflowId, serial } = sent
  if (workflowId === undefined) return 'repeated'
  if (delivery.class === 'opted-out') {
    const phoneNumber = (await loadSession(parts, businessAccountId, workflowId))?.state.phoneNumber
    if (phoneNumber !== undefined) await takeProviderOptOut(parts, businessAccountId, phoneNumber)
  }
  return serial === undefined ? 'repeated' : applyTo(parts, businessAccountId, workflowId, { ...delivery, serial })
}
