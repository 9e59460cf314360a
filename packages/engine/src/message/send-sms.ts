import type { SmsMessage, SmsSendOutcome } from '@linx/contracts'
import { formatInstant, internalActor } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { callWithDeadline } from '../worker/call-with-deadline.ts'
import type { ChannelAnswer } from './sms-channel.ts'

const OUTCOMES: ReadonlySet<unknown> = new Set(['accepted', 'rejected', 'unknown'])

const isOutcome = (value: unknown): value is SmsSendOutcome =>
  typeof value === 'object' && value !== null && 'outcome' in value && OUTCOMES.has(value.outcome)

const call = async (parts: EngineParts, message: SmsMessage): Promise<SmsSendOutcome> => {
  try {
    const outcome: unknown = await callWithDeadline(parts.clock, parts.policy.worker.callTimeoutMs, (signal) =>
      parts.sms.send(message, { signal }),
    )
    return isOutcome(outcome) ? outcome : { outcome: 'unknown', cause: 'The adapter answered no outcome.' }
  } catch (error) {
    return { outcome: 'unknown', cause: error instanceof Error ? error.name : 'The adapter threw.' }
  }
}

/** The business hears that its messages wait; a lost event is made up for by the next pause. */
const tellPause = async (parts: EngineParts, businessAccountId: string, { paused }: ChannelAnswer): Promise<void> => {
  if (paused === undefined) return
  const { providerCode, until } = paused
  await parts.store.commit({
    businessAccountId,
    actor: internalActor,
    action: 'sms.pause-channel',
    subject: `sms/${parts.sms.name}`,
    records: [],
    events: [
      { type: 'sms.channel-paused', data: { adapter: parts.sms.name, providerCode, until: formatInstant(until) } },
    ],
  })
}

/** Sends once. A throw, a time-out and an answer that is no outcome are `unknown`, whatever the adapter does. */
export const sendSms = async (
  parts: EngineParts,
  businessAccountId: string,
  message: SmsMessage,
): Promise<SmsSendOutcome> => {
  const { telemetry, sms } = parts
  const attributes = { 'linx.adapter': sms.name, 'linx.adapter.verb': 'send' }
  const outcome = await telemetry.span('sms send', attributes, () => call(parts, message))
  telemetry.countCall(sms.name, 'send', outcome.outcome)
  const answer = parts.smsChannel.take(outcome)
  await tellPause(parts, businessAccountId, answer).catch(() => undefined)
  return answer.outcome
}
