import {
  type FinancialAccount,
  formatAmount,
  type Issue,
  isCurrency,
  type Occurrence,
  type OccurrenceState,
  occurrenceId,
  occurrenceInstant,
  type PlannedOccurrence,
  percentOf,
  readDecimal,
  type ScheduleState,
  type SkipReason,
  type TransactionDecision,
  validateTransactionRequest,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { makeTransaction } from '../transaction/make-transaction.ts'
import { accountsOf, type MoneyFacts } from '../transaction/transaction-facts.ts'

/** What an occurrence came to: its record, and the transaction if there is one. */
export interface MadeOccurrence {
  readonly record: OccurrenceState
  readonly transaction?: TransactionDecision
}

const MINOR_DIGITS = 2
const MAXIMUM_MESSAGE_CHARACTERS = 500

const recordOf = (
  parts: EngineParts,
  schedule: ScheduleState,
  occurrence: Occurrence,
  outcome: Pick<OccurrenceState, 'outcome' | 'reason' | 'message' | 'transactionId'>,
): OccurrenceState => ({
  schemaVersion: 1,
  id: occurrenceId(schedule.id, occurrence.nominal),
  businessAccountId: schedule.businessAccountId,
  scheduleId: schedule.id,
  nominal: occurrence.nominal,
  local: occurrence.local,
  dueAt: occurrenceInstant(occurrence),
  handledAt: parts.clock.now(),
  mergedCount: occurrence.mergedCount,
  ...outcome,
})

const skipMessages: Readonly<Record<SkipReason, string>> = {
  suspended: 'The schedule was suspended.',
  missed: 'The occurrence was missed and is not made up.',
  'zero-balance': 'The share of the balance is less than one cent.',
  'unknown-balance': 'The balance of the debit account is not known.',
}

/** The amount of an occurrence, or why there is none. A share is rounded down, so that it is never more than was asked for. */
const amountOf = (
  { transactionSpec, debitBalancePercent }: ScheduleState,
  debit: FinancialAccount | undefined,
): { readonly amount: unknown } | { readonly reason: 'zero-balance' | 'unknown-balance' } => {
  if (debitBalancePercent === undefined) return { amount: transactionSpec.amount }
  const { currency } = transactionSpec
  const balance = debit?.balance
  if (balance === undefined || !isCurrency(currency)) return { reason: 'unknown-balance' }
  const balanceMinor = balance.startsWith('-') ? 0n : (readDecimal(balance, MINOR_DIGITS) ?? 0n)
  const amountMinor = percentOf(balanceMinor, debitBalancePercent)
  return amountMinor > 0n ? { amount: formatAmount(amountMinor, currency) } : { reason: 'zero-balance' }
}

const refused = (issues: readonly Issue[]): Pick<OccurrenceState, 'outcome' | 'reason' | 'message'> => ({
  outcome: 'FAILED',
  reason: 'refused',
  message: issues
    .map(({ message }) => message)
    .join(' ')
    .slice(0, MAXIMUM_MESSAGE_CHARACTERS),
})

const run = (
  parts: EngineParts,
  schedule: ScheduleState,
  occurrence: Occurrence,
  facts: MoneyFacts,
): MadeOccurrence => {
  const record = (outcome: Parameters<typeof recordOf>[3]) => recordOf(parts, schedule, occurrence, outcome)
  const debitId = schedule.transactionSpec.debitFinancialAccountId
  const amount = amountOf(schedule, typeof debitId === 'string' ? facts.findAccount(debitId) : undefined)
  if ('reason' in amount) {
    const { reason } = amount
    return { record: record({ outcome: 'SKIPPED', reason, message: skipMessages[reason] }) }
  }
  const request = validateTransactionRequest({ ...schedule.transactionSpec, ...amount }, facts)
  if (!request.ok) return { record: record(refused(request.issues)) }
  const transactionId = parts.ids.uuid()
  const command = {
    ...request.value,
    id: transactionId,
    businessAccountId: schedule.businessAccountId,
    scheduleOccurrence: { scheduleId: schedule.id, nominalLocalDateTime: occurrence.nominal },
    ...(schedule.timing.recurrenceRule === undefined ? {} : { isRecurring: true as const }),
  }
  const context = { actor: schedule.createdBy, pathPrefix: '', book: facts.book }
  const made = makeTransaction(parts, command, accountsOf(request.value, facts), context)
  if (!made.ok) return { record: record(refused(made.issues)) }
  return { record: record({ outcome: 'CREATED', transactionId }), transaction: made.value.decision }
}

/** Carries out what was planned for one occurrence, as far as the commit: a record, and a transaction where one is made. */
export const makeOccurrence = (
  parts: EngineParts,
  schedule: ScheduleState,
  planned: PlannedOccurrence,
  facts: MoneyFacts,
): MadeOccurrence => {
  if (planned.action === 'run') return run(parts, schedule, planned.occurrence, facts)
  const { reason } = planned
  const message = skipMessages[reason]
  return { record: recordOf(parts, schedule, planned.occurrence, { outcome: 'SKIPPED', reason, message }) }
}
