import type { SmsRejectionClass, SmsSendOutcome } from '@linx/contracts'
import type { SmppFields } from 'smpp'
import type { SmppLink, SubmitAnswer } from '../link/smpp-link.ts'
import { idOfAnswer, messageIdOf, type ReceiptIds } from '../receipt/read-deliver.ts'
import { classOfStatus, codeOfStatus } from '../smpp-errors.ts'

export const rejected = (
  rejectionClass: SmsRejectionClass,
  providerCode: string,
  retryAfterMs?: number,
): SmsSendOutcome => ({
  outcome: 'rejected',
  class: rejectionClass,
  isRetryable: rejectionClass === 'deferred' || rejectionClass === 'transient',
  providerCode,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
})

/** What an answer other than success means for a message of one part. */
const outcomeOf = (answer: SubmitAnswer): SmsSendOutcome => {
  if (answer.answer === 'lost') return { outcome: 'unknown', cause: answer.cause }
  if (answer.answer === 'not-sent') return rejected(answer.failure.class, answer.failure.code, answer.retryAfterMs)
  const code = codeOfStatus(answer.status)
  const meaning = classOfStatus(answer.status)
  return meaning === 'unknown' ? { outcome: 'unknown', cause: `Command status ${code}.` } : rejected(meaning, code)
}

/** A part that fails behind others that were taken leaves the message in doubt: some of it goes out. */
const doubtOf = (failed: SmsSendOutcome, place: number, parts: number): SmsSendOutcome => {
  const why = failed.outcome === 'rejected' ? `refused (${failed.providerCode})` : 'in doubt'
  return { outcome: 'unknown', cause: `Part ${place} of ${parts} was ${why} after others were taken.` }
}

/** The ids of the parts that the SMSC told. */
export interface SentParts {
  readonly outcome: SmsSendOutcome
  readonly partIds: readonly string[]
}

/** Submits the parts one after the other and stops at the first that is not taken. The message's id is that of its last part. */
export const sendParts = async (
  link: Pick<SmppLink, 'submit'>,
  parts: readonly SmppFields[],
  receiptIds: ReceiptIds,
  signal: AbortSignal,
): Promise<SentParts> => {
  const partIds: string[] = []
  for (const [index, fields] of parts.entries()) {
    const answer = await link.submit(fields, signal)
    if (answer.answer !== 'response' || answer.status !== 0) {
      const failed = outcomeOf(answer)
      return { outcome: index === 0 ? failed : doubtOf(failed, index + 1, parts.length), partIds }
    }
    const id = messageIdOf(answer.messageId)
    if (id !== undefined) partIds.push(idOfAnswer(id, receiptIds))
  }
  const providerId = partIds.at(-1)
  const told = providerId === undefined ? {} : { providerId }
  return { outcome: { outcome: 'accepted', ...told, segments: parts.length }, partIds }
}
