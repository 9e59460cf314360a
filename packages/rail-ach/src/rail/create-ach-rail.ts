import {
  type CancelOutcome,
  type InquireOutcome,
  type Instant,
  type RailAdapter,
  type RailCapabilities,
  RailError,
  type RailIssue,
  type RailReference,
  type RailRequest,
  type SubmitOutcome,
} from '@linx/contracts'
import { isRoutingNumber } from '../format/routing-number.ts'
import { ingestFile } from '../ingest/ingest-file.ts'
import type { FilePlan } from '../spool/file-plan.ts'
import { createPlanChain } from '../spool/plan-chain.ts'
import { createSpool } from '../spool/spool.ts'
import type { AchPayment } from '../spool/spooled-payment.ts'
import { type AchRailOptions, type AchSettings, achSettings } from './ach-options.ts'
import { toAchPayment, toPrenotePayment } from './ach-payment.ts'
import { cancelAnswer, inquireAnswer, submitAnswer } from './answers.ts'
import { checkBank, checkFit } from './check-fit.ts'
import { checkAccount, checkAchRequest } from './check-request.ts'
import { deliverFiles } from './deliver-files.ts'
import { planFiles } from './flush.ts'
import { type FlushSummary, summarise } from './flush-summary.ts'
import { type Placement, placePayment } from './placement.ts'
import { prenoteUsableFrom } from './prenote-wait.ts'
import { makeAchReference } from './reference.ts'
import { untilAborted } from './until-aborted.ts'

/** The rail contract, and what only a rail of files has. */
export interface AchRail extends RailAdapter {
  /**
   * Makes the files of every window whose cut-off has come and hands over what is not with the bank yet. Call it at each cut-off, and
   * every few minutes; several processes may. Never throws for the transport: what is undelivered goes with the next call.
   */
  flush(now?: Instant): Promise<FlushSummary>
  /** Sends a prenote; `usableFrom` is the third banking day after its settlement. */
  planVerification: NonNullable<RailAdapter['planVerification']>
  verifyAccount: NonNullable<RailAdapter['verifyAccount']>
  inquire(reference: RailReference, context: { readonly signal: AbortSignal }): Promise<InquireOutcome>
  cancel(reference: RailReference, context: { readonly signal: AbortSignal }): Promise<CancelOutcome>
}

/** Sixty days, the weekend and holiday behind them, and the day of delivery. */
const RETURN_WINDOW_MS = 66 * 86_400_000

const capabilities: RailCapabilities = {
  solution: 'ach',
  currencies: ['USD'],
  transactionTypes: ['SEND', 'REQUEST', 'REVERSAL'],
  priorities: ['SAME_DAY', 'NEXT_DAY'],
  idempotency: 'reference',
  inquiry: 'by-reference',
  finality: 'returnable',
  returnWindowMs: RETURN_WINDOW_MS,
  cancel: 'until-cutoff',
  verification: 'prenote',
}

const checkOptions = (settings: AchSettings): void => {
  const { routingNumber } = settings.bank
  if (!isRoutingNumber(routingNumber)) {
    const message = `bank.routingNumber: expected nine digits with a valid check digit, received ${routingNumber}.`
    throw new RailError(message, { code: 'ach_options', isRetryable: false })
  }
  checkBank(settings)
}

const NO_ORIGINATOR: SubmitOutcome = {
  outcome: 'rejected',
  code: 'ach_originator',
  reason: 'originatorOf names no company for the Business Account.',
  retry: 'never',
}

const rejectedBy = ({ code, message }: RailIssue): SubmitOutcome => ({
  outcome: 'rejected',
  code,
  reason: message,
  retry: 'never',
})

/** A store that fails, or a caller that waits no longer, leaves open what became of the call. */
const orUnknown = async <Outcome>(
  signal: AbortSignal,
  call: () => Promise<Outcome>,
): Promise<Outcome | { readonly outcome: 'unknown'; readonly cause: string }> => {
  try {
    return await untilAborted(signal, call)
  } catch (error) {
    return { outcome: 'unknown', cause: error instanceof Error ? error.message : 'The store threw.' }
  }
}

const cents = (amount: string): bigint => BigInt(amount.replace('.', ''))

/** A rail of Nacha files. Throws `RailError` `ach_options` for a bank that is none. */
export const createAchRail = (options: AchRailOptions): AchRail => {
  const settings = achSettings(options)
  checkOptions(settings)
  const { store, clock } = settings
  const chain = createPlanChain(store)
  const spool = createSpool(store, chain)
  const parts = { settings, chain, spool }

  const paymentOf = (request: RailRequest, reference: string): AchPayment | undefined => {
    const originator = settings.originatorOf(request.businessAccountId)
    return originator === undefined ? undefined : toAchPayment(request, reference, originator, settings)
  }

  const validate = (request: RailRequest): readonly RailIssue[] => {
    const issues = checkAchRequest(request, settings)
    const payment = issues.length === 0 ? paymentOf(request, '') : undefined
    return payment === undefined ? issues : checkFit(payment, settings)
  }

  const priorityOf = ({ settlementPriority }: RailRequest) =>
    settlementPriority === 'SAME_DAY' ? 'SAME_DAY' : 'NEXT_DAY'

  const put = async (
    payment: AchPayment,
    { reference }: RailReference,
    priority: 'SAME_DAY' | 'NEXT_DAY',
  ): Promise<SubmitOutcome> => {
    const known = await spool.load(reference)
    const placement =
      known?.placement ?? placePayment({ priority, amount: BigInt(payment.entry.amount) }, clock.now(), settings)
    if (!('slot' in placement)) {
      return { outcome: 'rejected', code: placement.code, reason: placement.reason, retry: 'never' }
    }
    return submitAnswer(await spool.put(reference, payment, placement))
  }

  const submit: AchRail['submit'] = async (request, reference, { signal }) => {
    if (signal.aborted) return { outcome: 'not-sent', cause: 'The call was given up before it began.' }
    const [issue] = validate(request)
    if (issue !== undefined) return rejectedBy(issue)
    const payment = paymentOf(request, reference.reference)
    if (payment === undefined) return NO_ORIGINATOR
    return orUnknown(signal, () => put(payment, reference, priorityOf(request)))
  }

  const inquireNow = async (reference: string): Promise<InquireOutcome> => {
    const fate = await spool.fateOf(reference)
    if (fate.fate !== 'unknown-reference') return inquireAnswer(fate, clock.now())
    // A call that is still on its way finds the reference closed, so nothing can move under it any more.
    const isClosed = await spool.withdraw(reference)
    return isClosed ? { outcome: 'absent', isProven: true } : inquireAnswer(await spool.fateOf(reference), clock.now())
  }

  const cancelNow = async (reference: string): Promise<CancelOutcome> => {
    const fate = await spool.fateOf(reference)
    if (fate.fate === 'unknown-reference' && (await spool.withdraw(reference))) return { outcome: 'cancelled' }
    const latest = fate.fate === 'unknown-reference' ? await spool.fateOf(reference) : fate
    return cancelAnswer(latest.fate === 'waiting' ? await spool.cancel(latest.spooled) : latest)
  }

  const submitAt = (now: Instant, { cutoffAt }: Placement): Instant => Math.max(now, cutoffAt - settings.submitLeadMs)

  return {
    specificationVersion: 'v1',
    name: 'nacha-file',
    capabilities,
    validate,
    plan: (request, { now }) => {
      const placement = placePayment({ priority: priorityOf(request), amount: cents(request.amount) }, now, settings)
      if (!('slot' in placement))
        return { submitAt: now, settlementPriority: request.settlementPriority, notice: placement.reason }
      const { effectiveDate, priority, notice } = placement
      return {
        submitAt: submitAt(now, placement),
        valueDate: effectiveDate,
        settlementPriority: priority,
        ...(notice === undefined ? {} : { notice }),
      }
    },
    makeReference: makeAchReference,
    submit,
    inquire: ({ reference }, { signal }) => orUnknown(signal, () => inquireNow(reference)),
    cancel: ({ reference }, { signal }) => orUnknown(signal, () => cancelNow(reference)),
    ingest: (inbound) => ingestFile(inbound, parts),
    planVerification: (_, { now }) => {
      const placement = placePayment({ priority: 'NEXT_DAY', amount: 0n }, now, settings)
      // Without a window `verifyAccount` refuses it at once.
      if (!('slot' in placement)) return { submitAt: now, usableFrom: now + 1 }
      const usableFrom = prenoteUsableFrom(placement.effectiveDate, settings)
      return { submitAt: submitAt(now, placement), usableFrom }
    },
    verifyAccount: async (request, reference, { signal }) => {
      if (signal.aborted) return { outcome: 'not-sent', cause: 'The call was given up before it began.' }
      const originator = settings.originatorOf(request.businessAccountId)
      if (originator === undefined) return NO_ORIGINATOR
      const [accountIssue] = checkAccount(request.account, 'account')
      if (accountIssue !== undefined) return rejectedBy(accountIssue)
      const payment = toPrenotePayment(request, reference.reference, originator)
      const [issue] = checkFit(payment, settings)
      if (issue !== undefined) return rejectedBy(issue)
      return orUnknown(signal, () => put(payment, reference, 'NEXT_DAY'))
    },
    flush: async (now = clock.now()) => {
      let plan: FilePlan | undefined
      try {
        plan = await planFiles(parts, now)
      } catch (error) {
        // What was made before must not wait for what cannot be made.
        await deliverFiles(settings, chain)
        throw error
      }
      return summarise(plan, await deliverFiles(settings, chain), chain)
    },
  }
}
