import type { SmsInbound } from '@linx/contracts'
import { inboundKeyword, internalActor, readInboundIntent } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import { findLiveWorkflows } from './live-workflows.ts'
import { businessesBehind } from './recipient-store.ts'
import { type StoredText, textKind } from './sms-kinds.ts'
import { takeWord } from './take-word.ts'

/** Longer texts are cut: no SMS is. */
const KEPT_CHARACTERS = 1_600

const textId = (parts: EngineParts, businessAccountId: string, { providerId }: SmsInbound): Promise<string> =>
  providerId === undefined
    ? Promise.resolve(parts.ids.uuid())
    : parts.store.blindId(businessAccountId, `text/${parts.sms.name}/${providerId}`)

/** Keeps a text for people, and tells the business that it came. */
const keepText = async (
  parts: EngineParts,
  businessAccountId: string,
  inbound: SmsInbound,
  intent: StoredText['intent'],
): Promise<'applied' | 'repeated'> => {
  const id = await textId(parts, businessAccountId, inbound)
  return execute<'applied' | 'repeated'>(parts.store, async () => {
    if ((await parts.store.load(textKind, businessAccountId, id)) !== undefined) return { answer: 'repeated' }
    const live = await findLiveWorkflows(parts, businessAccountId, inbound.from)
    const text: StoredText = {
      schemaVersion: 1,
      businessAccountId,
      id,
      intent,
      receivedAt: parts.clock.now(),
      phoneNumber: inbound.from,
      text: inbound.text.slice(0, KEPT_CHARACTERS).toWellFormed().replaceAll('\u0000', ''),
      ...live,
    }
    const change = {
      businessAccountId,
      actor: internalActor,
      action: 'sms.receive',
      subject: `${textKind.kind}/${id}`,
      records: [recordChange(textKind, text)],
      events: [{ type: 'sms.received', data: { messageId: id, intent, ...live } }],
    }
    return { answer: 'applied', change }
  })
}

const takeFor = (parts: EngineParts, businessAccountId: string, inbound: SmsInbound) => {
  const intent = readInboundIntent(inbound.text)
  if (intent === 'review' || intent === 'other') return keepText(parts, businessAccountId, inbound, intent)
  const { from, providerId } = inbound
  const copy = providerId === undefined ? {} : { providerId }
  const keyword = inboundKeyword(inbound.text)
  return takeWord(parts, businessAccountId, { intent, by: 'recipient', phoneNumber: from, keyword, ...copy })
}

/** Takes a text in for every Business Account that texts the phone from the sender it went to. */
export const takeInbound = async (
  parts: EngineParts,
  inbound: SmsInbound,
): Promise<'applied' | 'repeated' | 'unmatched'> => {
  const businesses = await businessesBehind(parts, inbound.from, inbound.to)
  if (businesses.length === 0) return 'unmatched'
  const taken = []
  for (const businessAccountId of businesses) taken.push(await takeFor(parts, businessAccountId, inbound))
  return taken.includes('applied') ? 'applied' : 'repeated'
}
