import type { CancelOutcome, InquireOutcome, Instant, SubmitOutcome } from '@linx/contracts'
import type { PaymentFate } from '../spool/spool.ts'
import type { SpooledPayment } from '../spool/spooled-payment.ts'

/** Ask again when the file is made. */
const INQUIRE_AFTER_MS = 60_000

const dollarsOf = ({ payment }: SpooledPayment): string => {
  const cents = BigInt(payment.entry.amount)
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
}

const figuresOf = (spooled: SpooledPayment) => ({ amount: dollarsOf(spooled), currency: 'USD' })

/** What an operator sees of a payment: its window, and once there is one its trace number. */
const evidenceOf = (fate: Extract<PaymentFate, { readonly spooled: SpooledPayment }>) => {
  const { slot, effectiveDate, notice } = fate.spooled.placement
  return {
    slot,
    effectiveDate,
    ...(notice === undefined ? {} : { notice }),
    ...(fate.fate === 'filed' ? { traceNumber: fate.entry.trace, isDelivered: fate.isDelivered } : {}),
    ...(fate.fate === 'filed' && fate.entry.notice !== undefined ? { lateNotice: fate.entry.notice } : {}),
  }
}

const rejected = (code: string, reason: string, retry: 'never' | 'new-reference'): SubmitOutcome => ({
  outcome: 'rejected',
  code,
  reason,
  retry,
})

/** What `submit` says of a payment that was put into the spool. */
export const submitAnswer = (fate: PaymentFate | { readonly fate: 'different' }): SubmitOutcome => {
  switch (fate.fate) {
    case 'waiting':
      return { outcome: 'accepted', state: 'pending', ...figuresOf(fate.spooled), evidence: evidenceOf(fate) }
    case 'filed':
      return {
        outcome: 'accepted',
        state: 'pending',
        providerId: fate.entry.trace,
        ...figuresOf(fate.spooled),
        evidence: evidenceOf(fate),
      }
    case 'left-out':
      return rejected(fate.leftOut.code, fate.leftOut.reason, 'never')
    case 'cancelled':
      return rejected('ach_cancelled', 'The payment was cancelled.', 'never')
    case 'too-late':
      return rejected('ach_cutoff_passed', 'The file was made before the payment came.', 'new-reference')
    case 'withdrawn':
      return rejected('ach_reference_withdrawn', 'An inquiry has closed the reference.', 'new-reference')
    case 'different':
      return rejected('ach_reference_used', 'Another payment has the reference.', 'never')
    default:
      return { outcome: 'unknown', cause: 'The file is being made.', inquireAfterMs: INQUIRE_AFTER_MS }
  }
}

/** What `inquire` says. A payment that was handed over settles with its window, unless news say otherwise. */
export const inquireAnswer = (fate: PaymentFate, now: Instant): InquireOutcome => {
  switch (fate.fate) {
    case 'waiting':
      return { outcome: 'found', state: 'pending', ...figuresOf(fate.spooled), evidence: evidenceOf(fate) }
    case 'filed': {
      const state = fate.isDelivered && now >= fate.entry.settlesAt ? 'settled' : 'pending'
      const { trace } = fate.entry
      return { outcome: 'found', state, providerId: trace, ...figuresOf(fate.spooled), evidence: evidenceOf(fate) }
    }
    case 'left-out':
      return { outcome: 'found', state: 'failed', code: fate.leftOut.code, reason: fate.leftOut.reason }
    case 'cancelled':
      return { outcome: 'found', state: 'cancelled', code: 'ach_cancelled', reason: 'The payment was cancelled.' }
    case 'too-late':
    case 'withdrawn':
      return { outcome: 'absent', isProven: true }
    default:
      return { outcome: 'unknown', cause: 'The file is being made.' }
  }
}

/** What `cancel` says. */
export const cancelAnswer = (fate: PaymentFate): CancelOutcome => {
  switch (fate.fate) {
    case 'filed':
      return { outcome: 'too-late', reason: `It is in a file, with trace number ${fate.entry.trace}.` }
    case 'cancelled':
    case 'left-out':
    case 'too-late':
    case 'withdrawn':
      return { outcome: 'cancelled' }
    default:
      return { outcome: 'unknown', cause: 'The file is being made.' }
  }
}
