import type { SmsMessage, SmsSendOutcome } from '@linx/contracts'
import type { EngineParts } from '../engine-parts.ts'
import { callWithDeadline } from '../worker/call-with-deadline.ts'

const OUTCOMES: ReadonlySet<unknown> = new Set(['accepted', 'rejected', 'unknown'])

const isOutcome = (value: unknown): value is SmsSendOutcome =>
  typeof value === 'object' && value !== null && 'outcome' in value && OUTCOMES.has(value.outcome)

/** Sends once. A throw, a time-out and an answer that is no outcome are `unknown`, whatever the adapter does. */
export const sendSms = async (parts: EngineParts, message: SmsMessage): Promise<SmsSendOutcome> => {
  try {
    const outcome: unknown = await callWithDeadline(parts.clock, parts.policy.worker.callTimeoutMs, (signal) =>
      parts.sms.send(message, { signal }),
    )
    return isOutcome(outcome) ? outcome : { outcome: 'unknown', cause: 'The adapter answered no outcome.' }
  } catch (error) {
    return { outcome: 'unknown', cause: error instanceof Error ? error.name : 'The adapter threw.' }
  }
}
