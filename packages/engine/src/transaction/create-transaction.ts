import type { RailCapabilities } from '@linx/contracts'
import {
  type CreateTransactionCommand,
  type FinancialAccount,
  failure,
  type Result,
  readInput,
  referencedAccountIds,
  success,
  type TransactionAnswer,
  type TransactionFacts,
  type TransactionRequest,
  transactionAnswer,
  validateTransactionRequest,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { fingerprintOf, guardIdempotency, type IdempotencyGuard, type KeyedCall } from '../idempotency.ts'
import { recordChange } from '../store/change.ts'
import { execute, type Plan } from '../store/execute.ts'
import { financialAccountKind, transactionKind } from '../store/record-kinds.ts'
import { type MadeTransaction, makeTransaction } from './make-transaction.ts'
import type { TransactionAccounts } from './rail-request.ts'
import { loadTransaction } from './transaction-store.ts'

/** What the rules of a request look up: the accounts that it names, the host's rails and reasons. */
export const loadTransactionFacts = async (
  parts: EngineParts,
  businessAccountId: string,
  accountIds: readonly string[],
): Promise<TransactionFacts> => {
  const keys = accountIds.map((id) => ({ businessAccountId, kind: financialAccountKind.kind, id }))
  const loaded = await parts.store.loadMany(keys)
  const accounts = loaded.flatMap((record) => (record === undefined ? [] : [record.state as FinancialAccount]))
  const byId = new Map(accounts.map((account) => [account.id, account]))
  return {
    findAccount: (id) => byId.get(id),
    paymentReasons: parts.paymentReasons,
    findRail: (solution): RailCapabilities | undefined => parts.rails.get(solution)?.capabilities,
  }
}

/** The two accounts of a request that has passed its rules. */
export const accountsOf = (request: TransactionRequest, facts: TransactionFacts): TransactionAccounts => {
  const debit = facts.findAccount(request.debitFinancialAccountId)
  const credit = facts.findAccount(request.creditFinancialAccountId)
  if (debit === undefined || credit === undefined) throw new TypeError('The rules let a request without account pass.')
  return { debit, credit }
}

type Created = Result<TransactionAnswer>

interface CreateRun {
  readonly request: unknown
  readonly fingerprint: string
  readonly guard: IdempotencyGuard
  readonly transactionId: string
}

const make = async (parts: EngineParts, caller: Caller, run: CreateRun): Promise<Result<MadeTransaction>> => {
  const { businessAccountId, actor } = caller
  const facts = await loadTransactionFacts(parts, businessAccountId, referencedAccountIds(run.request))
  const request = validateTransactionRequest(run.request, facts)
  if (!request.ok) return request
  const command: CreateTransactionCommand = { ...request.value, id: run.transactionId, businessAccountId }
  return makeTransaction(parts, command, accountsOf(request.value, facts), { actor, pathPrefix: '' })
}

const decide = async (parts: EngineParts, caller: Caller, run: CreateRun): Promise<Plan<Created>> => {
  const { businessAccountId, actor } = caller
  const replayed = await run.guard.replay<TransactionAnswer>(run.fingerprint)
  if (replayed !== undefined) return { answer: replayed }
  // A commit whose fate was unknown may have been written: the id is ours alone.
  const stored = await loadTransaction(parts, businessAccountId, run.transactionId)
  if (stored !== undefined) return { answer: success(transactionAnswer(stored.state, parts.paymentReasons)) }
  const made = await make(parts, caller, run)
  if (!made.ok) return { answer: made }
  const { created, decision } = made.value
  const answer = transactionAnswer(created, parts.paymentReasons)
  return {
    answer: success(answer),
    change: {
      businessAccountId,
      actor,
      action: 'transaction.create',
      subject: `transaction/${run.transactionId}`,
      records: [recordChange(transactionKind, decision.state)],
      tasks: decision.tasks,
      events: decision.events,
      claims: run.guard.claims(answer, run.fingerprint),
    },
  }
}

/** `POST /v1/transactions`: the key is required; a repeat answers as the first call and moves nothing. */
export const createTransactionRequest = async (
  parts: EngineParts,
  caller: Caller,
  request: unknown,
  options: KeyedCall,
): Promise<Created> => {
  const guard = guardIdempotency(parts, caller, 'transaction.create', options)
  if (!guard.ok) return guard
  const reading = readInput(request, { emptyTexts: 'kept' })
  if (!reading.ok) return failure(...reading.issues)
  await parts.ready()
  const run: CreateRun = {
    request,
    fingerprint: fingerprintOf(reading.value),
    guard: guard.value,
    transactionId: parts.ids.uuid(),
  }
  return execute<Created>(parts.store, () => decide(parts, caller, run))
}
