import type { RailRequest, SubmitOutcome } from '@linx/contracts'
import type { BankingWindow } from '../plan/banking-window.ts'
import { readCode, readNote } from '../read/inbound-values.ts'
import { uetrOf } from '../reference/wire-reference.ts'
import type { WireRailOptions } from '../wire-rail-options.ts'
import { prepareMessage } from './prepare-message.ts'
import { readBankReport } from './read-bank-report.ts'
import type { WireSubmission } from './submission-store.ts'
import { causeOfThrow, untilAborted } from './until-aborted.ts'
import type { WireSendOutcome } from './wire-transport.ts'

const evidenceOf = ({ reference, messageId, executionDate, digest }: WireSubmission) => ({
  uetr: uetrOf(reference),
  messageId,
  executionDate,
  digest,
})

/** A text of the bank without the account numbers of the request, whatever they look like. */
const withoutAccounts = (text: string, { debit, credit }: RailRequest): string =>
  [debit, credit].reduce(
    (clean, account) => (account.type === 'BANK' ? clean.replaceAll(account.accountNumber, '***') : clean),
    text,
  )

const judgeReport = (
  answer: Extract<WireSendOutcome, { readonly outcome: 'answered' }>,
  { reference, ...submission }: WireSubmission,
  { maximumInboundBytes }: WireRailOptions,
): SubmitOutcome => {
  const report = readBankReport(answer.xml, reference, maximumInboundBytes)
  if (report.outcome === 'unknown') return report
  const { state, code = 'RJCT', reason = 'Refused by the bank', amount, currency } = report
  const evidence = { ...evidenceOf({ reference, ...submission }), ...report.evidence }
  if (state === 'failed' || state === 'cancelled')
    return { outcome: 'rejected', code, reason, retry: 'never', evidence }
  return {
    outcome: 'accepted',
    state,
    ...(answer.providerId === undefined ? {} : { providerId: answer.providerId }),
    ...(amount === undefined ? {} : { amount }),
    ...(currency === undefined ? {} : { currency }),
    evidence,
  }
}

const judge = (answer: WireSendOutcome, submission: WireSubmission, options: WireRailOptions): SubmitOutcome => {
  switch (answer.outcome) {
    case 'accepted': {
      const { providerId } = answer
      const provider = providerId === undefined ? {} : { providerId }
      return { outcome: 'accepted', state: 'pending', ...provider, evidence: evidenceOf(submission) }
    }
    case 'answered':
      return judgeReport(answer, submission, options)
    case 'rejected': {
      const { code, reason, retry = 'never' } = answer
      return { outcome: 'rejected', code: readCode(code), reason: readNote(reason) || 'Refused by the bank', retry }
    }
    case 'not-sent':
      return { ...answer, cause: readNote(answer.cause) }
    case 'unknown':
      return { ...answer, cause: readNote(answer.cause) }
    default:
      return { outcome: 'unknown', cause: 'The transport answered no outcome.' }
  }
}

const withoutSecrets = (outcome: SubmitOutcome, request: RailRequest): SubmitOutcome => {
  if (outcome.outcome === 'accepted') return outcome
  if (outcome.outcome === 'rejected') return { ...outcome, reason: withoutAccounts(outcome.reason, request) }
  return { ...outcome, cause: withoutAccounts(outcome.cause, request) }
}

/** Hands a valid request over, once. */
export const submitWire = async (
  request: RailRequest,
  reference: string,
  window: BankingWindow,
  signal: AbortSignal,
  options: WireRailOptions,
): Promise<SubmitOutcome> => {
  if (signal.aborted) return { outcome: 'not-sent', cause: 'Stopped before anything was sent.' }
  const prepared = await prepareMessage(request, reference, window, options)
  if ('outcome' in prepared) return prepared
  const { submission, xml, isFirst } = prepared
  const { messageId } = submission
  try {
    const message = { messageId, reference, uetr: uetrOf(reference), xml }
    const answer = await untilAborted(signal, () => options.transport.send(message, { signal }))
    const outcome = judge(answer, submission, options)
    // Nothing left under these ids, so the next try may have a new date. Forgetting is a convenience: a failure costs nothing.
    if (outcome.outcome === 'not-sent' && isFirst) await options.submissions.forget(reference).catch(() => undefined)
    return withoutSecrets(outcome, request)
  } catch (error) {
    return { outcome: 'unknown', cause: `The transport ${causeOfThrow(error)}` }
  }
}
