import type { JsonValue, SettlementPriority, Solution } from '@linx/contracts'
import * as v from 'valibot'
import { readShape } from '../../input/index.ts'
import { createIssue, failure, type Issue, type Result, success } from '../../issue/index.ts'
import { type Currency, formatAmount, parseAmount } from '../../money/index.ts'
import { checkAchMetadata } from '../ach/check-ach-metadata.ts'
import { defaultEntryType } from '../ach/default-entry-type.ts'
import { ACH_METADATA } from '../ach/entry-type-table.ts'
import { checkMoveMoney } from '../check-move-money.ts'
import type { LimitInForce } from '../limit/index.ts'
import { type MoveMoneyAccount, moveMoneyAccount, TRANSACTION_PATHS } from '../move-money-facts.ts'
import { solutionTable } from '../solutions/index.ts'
import type { RequestedTransactionType } from '../transaction.ts'
import type { TransactionFacts } from './transaction-facts.ts'
import {
  type TransactionRequestBody,
  transactionRequestEntries,
  transactionRequestSchema,
} from './transaction-request-schema.ts'

/** A request that has passed every rule, with its defaults filled in: plain JSON, ready for `createTransaction`. */
export type TransactionRequest = {
  readonly metadata: { readonly [name: string]: string }
  readonly debitFinancialAccountId: string
  readonly creditFinancialAccountId: string
  readonly transactionType: RequestedTransactionType
  readonly solution: Solution
  readonly paymentReasonId: string
  /** With exactly the minor digits of the currency. */
  readonly amount: string
  readonly currency: Currency
  readonly settlementPriority: SettlementPriority
  readonly description?: string
  readonly memo?: string
  /** ACH only. */
  readonly achEntryType?: string
}

/** The members whose own shape is right; the rules go on with them, so that one fault does not hide the others. */
const soundMembers = (value: JsonValue | undefined): Partial<TransactionRequestBody> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  const given = Object.entries(value).flatMap(([name, member]) => {
    const schema = Object.entries(transactionRequestEntries).find(([known]) => known === name)?.[1]
    const parsed = schema === undefined ? undefined : v.safeParse(schema, member)
    return parsed?.success ? [[name, parsed.output] as const] : []
  })
  return Object.fromEntries(given)
}

const unknownAccounts = (body: Partial<TransactionRequestBody>, facts: TransactionFacts): readonly Issue[] =>
  (['debitFinancialAccountId', 'creditFinancialAccountId'] as const).flatMap((path) => {
    const id = body[path]
    if (id === undefined || facts.findAccount(id) !== undefined) return []
    const detail = { path, expected: 'a financial account of this Business Account', received: id }
    return [createIssue('transaction_account_unknown', { ...detail, fix: 'Check the id, or create the account first' })]
  })

const sideOf = (id: string | undefined, facts: TransactionFacts): MoveMoneyAccount | undefined => {
  const account = id === undefined ? undefined : facts.findAccount(id)
  return account === undefined ? undefined : moveMoneyAccount(account)
}

const debitLimits = (
  { debitFinancialAccountId, currency }: Partial<TransactionRequestBody>,
  facts: TransactionFacts,
): readonly LimitInForce[] => {
  const debit = debitFinancialAccountId === undefined ? undefined : facts.findAccount(debitFinancialAccountId)
  return debit === undefined || currency === undefined ? [] : (facts.findLimits?.(debit, currency) ?? [])
}

const ruleIssues = (
  body: Partial<TransactionRequestBody>,
  amountMinor: bigint | undefined,
  facts: TransactionFacts,
): readonly Issue[] => {
  const { transactionType, solution, currency, settlementPriority, paymentReasonId, description, memo } = body
  if (transactionType === undefined || solution === undefined) return []
  return checkMoveMoney({
    transactionType,
    solution,
    currency,
    amountMinor,
    priority: settlementPriority,
    description,
    memo,
    paymentReasonId,
    debit: sideOf(body.debitFinancialAccountId, facts),
    credit: sideOf(body.creditFinancialAccountId, facts),
    limits: debitLimits(body, facts),
    rail: facts.findRail?.(solution),
    paymentReasonIds: facts.paymentReasons[solution].map(({ id }) => id),
    isPriorityRequired: false,
    paths: TRANSACTION_PATHS,
  })
}

const metadataIssues = ({ solution, transactionType, metadata }: Partial<TransactionRequestBody>): readonly Issue[] =>
  solution === 'ach' && transactionType !== undefined
    ? checkAchMetadata({ transactionType, metadata: metadata ?? {}, isEntryTypeRequired: false, path: 'metadata' })
    : []

/** The caller's entry type, or the default for the holder of the counterparty's account. */
const entryTypeOf = (body: TransactionRequestBody, facts: TransactionFacts): string => {
  const id = body.transactionType === 'SEND' ? body.creditFinancialAccountId : body.debitFinancialAccountId
  const holder = facts.findAccount(id)?.holder ?? 'business'
  const { transactionType } = body
  const fallback = defaultEntryType({ transactionType, holder, isWorkflow: false }, facts.defaultEntryTypes)
  return body.metadata?.[ACH_METADATA.entryType] ?? fallback
}

const complete = (body: TransactionRequestBody, amountMinor: bigint, facts: TransactionFacts): TransactionRequest => {
  const { settlementPriority, metadata, amount: _, ...rest } = body
  const { defaultPriority } = solutionTable[body.solution]
  const isGiven = settlementPriority !== undefined && settlementPriority !== 'SCHEDULED'
  return {
    ...rest,
    metadata: metadata ?? {},
    amount: formatAmount(amountMinor, body.currency),
    settlementPriority: isGiven ? settlementPriority : defaultPriority,
    ...(body.solution === 'ach' ? { achEntryType: entryTypeOf(body, facts) } : {}),
  }
}

/**
 * Checks the body of `POST /v1/transactions` (seed 003): limits, shape, accounts, rules of the solution, metadata. All violations at
 * once, in the order of the issue table; an empty text counts as absent. Never throws.
 */
export const validateTransactionRequest = (input: unknown, facts: TransactionFacts): Result<TransactionRequest> => {
  const { value, output, issues } = readShape(transactionRequestSchema, input)
  const body = output ?? soundMembers(value)
  const amount = body.currency === undefined ? undefined : parseAmount(body.amount, body.currency, 'amount')
  const amountMinor = amount?.ok ? amount.value : undefined
  const isAmountReported = issues.some(({ path }) => path === 'amount')
  const found = [
    ...issues,
    ...(amount === undefined || amount.ok || isAmountReported ? [] : amount.issues),
    ...unknownAccounts(body, facts),
    ...ruleIssues(body, amountMinor, facts),
    ...metadataIssues(body),
  ]
  if (found.length > 0 || output === undefined || amountMinor === undefined) return failure(...found)
  return success(complete(output, amountMinor, facts))
}

/** The accounts that the engine has to load before the check; best effort, never throws. */
export const referencedAccountIds = (input: unknown): readonly string[] => {
  const { debitFinancialAccountId, creditFinancialAccountId } = soundMembers(
    readShape(transactionRequestSchema, input).value,
  )
  return [...new Set([debitFinancialAccountId, creditFinancialAccountId])].filter((id) => id !== undefined)
}
