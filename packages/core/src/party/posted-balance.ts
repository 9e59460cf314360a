import type { Instant } from '@linx/contracts'
import * as v from 'valibot'
import { members, readShape } from '../input/index.ts'
import { failure, type Result, success } from '../issue/index.ts'
import { parseInstant } from '../time/index.ts'
import { balanceText } from './balance-text.ts'
import type { FinancialAccount } from './financial-account.ts'

/** What an account held at an instant, as its bank or an aggregator told the host. */
export interface PostedBalance {
  /** Decimal text; may be negative. */
  readonly amount: string
  readonly effectiveAt: Instant
}

/** The body of a posted balance. */
export const postedBalanceSchema = members({
  amount: balanceText,
  effectiveAt: v.optional(v.pipe(v.string(), v.metadata({ format: 'date-time' }))),
})

/** Checks a posted balance: `{ amount, effectiveAt? }`. The default of `effectiveAt` is now, and so is an instant in the future. */
export const validatePostedBalance = (input: unknown, { now }: { readonly now: Instant }): Result<PostedBalance> => {
  const { output, issues } = readShape(postedBalanceSchema, input)
  const instant = output?.effectiveAt === undefined ? success(now) : parseInstant(output.effectiveAt, 'effectiveAt')
  if (output === undefined || !instant.ok) return failure(...issues, ...(instant.ok ? [] : instant.issues))
  return success({ amount: output.amount, effectiveAt: Math.min(instant.value, now) })
}

/** The account with its balance; the same object if a later balance is known, since news may come in any order. */
export const withPostedBalance = (
  account: FinancialAccount,
  { amount, effectiveAt }: PostedBalance,
  now: Instant,
): FinancialAccount => {
  const isOutdated = account.balance !== undefined && (account.balanceAt ?? 0) > effectiveAt
  const isKnown = account.balance === amount && account.balanceAt === effectiveAt
  return isOutdated || isKnown ? account : { ...account, balance: amount, balanceAt: effectiveAt, updatedAt: now }
}

/** The account without balance; the same object if it has none. */
export const withoutBalance = (account: FinancialAccount, now: Instant): FinancialAccount => {
  if (account.balance === undefined) return account
  const { balance: _, balanceAt: __, ...rest } = account
  return { ...rest, updatedAt: now }
}
