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
  type TransactionDecision,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { type TransactionAccounts, toRailRequest } from './rail-request.ts'

/** A transaction that can be committed: made, and handed to processing in the rail's first window. */
export interface MadeTransaction {
  /** As it is answered to the caller: `NEW`. */
  readonly created: Transaction
  /** As it is stored: `PENDING`, its reference reserved. */
  readonly decision: TransactionDecision
}

const ASK = 'Change the request or ask your provider'

const unavailable = (path: string, solution: string) =>
  failure(
    createIssue('solution_unavailable', { path, expected: 'a solution with a rail', received: solution, fix: ASK }),
  )

/**
 * Makes a transaction from checked data. What the rail's own rules refuse is not made. `pathPrefix` leads the paths of its issues
 * (`payment.` on the Customer's page, empty for the API).
 */
export const makeTransaction = (
  parts: EngineParts,
  command: CreateTransactionCommand,
  accounts: TransactionAccounts,
  { actor, pathPrefix }: { readonly actor: Actor; readonly pathPrefix: string },
): Result<MadeTransaction> => {
  const now = parts.clock.now()
  const rail = parts.rails.get(command.solution)
  if (rail === undefined) return unavailable(`${pathPrefix}solution`, command.solution)
  const created = createTransaction(command, { now, actor })
  const request = toRailRequest(created.state, accounts)
  const issues = rail.validate(request)
  if (issues.length > 0) {
    return failure(
      ...issues.map(({ path, message }) =>
        createIssue('rail_refused', {
          path: `${pathPrefix}${path}`,
          expected: 'a payment that the rail takes',
          received: message,
          fix: ASK,
        }),
      ),
    )
  }
  const { submitAt } = rail.plan(request, { now })
  const released = decideTransaction(created.state, { type: 'release', submitAt }, { now, actor, rail })
  if (!released.ok) return released
  const tasks = [...created.tasks, ...released.tasks]
  const events = [...created.events, ...released.events]
  return success({ created: created.state, decision: { ...released, tasks, events } })
}
