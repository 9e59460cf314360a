import type { RailIssue } from '@linx/contracts'
import {
  type Actor,
  type CreateTransactionCommand,
  createIssue,
  createTransaction,
  decideTransaction,
  failure,
  type Result,
  success,
  type Transaction,
  type TransactionCommand,
  type TransactionDecision,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import type { LimitBook } from '../limit/limit-book.ts'
import { type TransactionAccounts, toRailRequest } from './rail-request.ts'

/** A transaction that can be committed: made, and handed to processing in the rail's first window. */
export interface MadeTransaction {
  /** As it is answered to the caller: `NEW`. */
  readonly created: Transaction
  /** As it is stored: `PENDING`, its reference reserved, or waiting for a verification. */
  readonly decision: TransactionDecision
}

/** Who makes it, and what leads the paths of issues: `payment.` on the Customer's page, nothing for the API. */
export interface MakeContext {
  readonly actor: Actor
  readonly pathPrefix: string
  /** The account whose verification it waits for instead of being handed over. */
  readonly waitsFor?: string
  /** Where the debit is counted once it is made. */
  readonly book: LimitBook
}

const ASK = 'Change the request or ask your provider'

const unavailable = (path: string, solution: string) =>
  failure(
    createIssue('solution_unavailable', { path, expected: 'a solution with a rail', received: solution, fix: ASK }),
  )

const refusedByRail = (issues: readonly RailIssue[], pathPrefix: string) =>
  failure(
    ...issues.map(({ path, message }) =>
      createIssue('rail_refused', {
        path: `${pathPrefix}${path}`,
        expected: 'a payment that the rail takes',
        received: message,
        fix: ASK,
      }),
    ),
  )

/** Hands a `NEW` transaction to processing in the rail's next window, or puts it aside; what the rail's own rules refuse is neither. */
export const releaseTransaction = (
  parts: EngineParts,
  state: Transaction,
  accounts: TransactionAccounts,
  { actor, pathPrefix, waitsFor }: Omit<MakeContext, 'book'>,
): Result<TransactionDecision> => {
  const now = parts.clock.now()
  const rail = parts.rails.get(state.solution)
  if (rail === undefined) return unavailable(`${pathPrefix}solution`, state.solution)
  const request = toRailRequest(state, accounts)
  const issues = rail.validate(request)
  if (issues.length > 0) return refusedByRail(issues, pathPrefix)
  const command: TransactionCommand =
    waitsFor === undefined
      ? { type: 'release', submitAt: rail.plan(request, { now }).submitAt }
      : { type: 'hold', financialAccountId: waitsFor }
  const released = decideTransaction(state, command, { now, actor, rail })
  return released.ok ? success(released) : released
}

/** The state after its debit was counted; what is given back on the way to nothing is found by it. */
export const countTransaction = (state: Transaction, { debit }: TransactionAccounts, book: LimitBook): Transaction => ({
  ...state,
  ...book.count({ account: debit, amount: state.amount, currency: state.currency }),
})

/** Makes a transaction from checked data, hands it to processing, and counts its debit. */
export const makeTransaction = (
  parts: EngineParts,
  command: CreateTransactionCommand,
  accounts: TransactionAccounts,
  context: MakeContext,
): Result<MadeTransaction> => {
  const created = createTransaction(command, { now: parts.clock.now(), actor: context.actor })
  const released = releaseTransaction(parts, created.state, accounts, context)
  if (!released.ok) return released
  const tasks = [...created.tasks, ...released.value.tasks]
  const events = [...created.events, ...released.value.events]
  const state = countTransaction(released.value.state, accounts, context.book)
  return success({ created: created.state, decision: { ...released.value, state, tasks, events } })
}
