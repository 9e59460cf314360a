import type { Instant, RailCapabilities, RailEvent } from '@linx/contracts'
import type { DecidedTask, DomainEvent } from '../../../decision/index.ts'
import type { Issue } from '../../../issue/index.ts'
import type { Transaction } from '../../transaction.ts'
import { type CreateTransactionCommand, createTransaction } from '../create-transaction.ts'
import { decideTransaction } from '../decide-transaction.ts'
import type { TransactionCommand } from '../transaction-commands.ts'
import type { TransactionContext } from '../transaction-context.ts'

/** The start of every test. */
export const START: Instant = Date.UTC(2026, 10, 2, 15)

/** A rail that drops a second submit with the same reference and can be asked. */
export const askableRail: RailCapabilities = {
  solution: 'push-to-card',
  currencies: ['USD', 'CAD'],
  transactionTypes: ['SEND', 'REQUEST', 'REVERSAL'],
  priorities: ['IMMEDIATE', 'SAME_DAY', 'NEXT_DAY'],
  idempotency: 'reference',
  inquiry: 'by-reference',
  finality: 'returnable',
  cancel: 'none',
}

const requestOf = (change: Partial<CreateTransactionCommand> = {}): CreateTransactionCommand => ({
  id: 'transaction-1',
  businessAccountId: 'business-1',
  metadata: {},
  debitFinancialAccountId: 'account-of-business',
  creditFinancialAccountId: 'account-of-customer',
  transactionType: 'SEND',
  solution: 'push-to-card',
  paymentReasonId: 'payment-of-rebates',
  amount: '256.25',
  currency: 'USD',
  settlementPriority: 'IMMEDIATE',
  workflowId: 'workflow-1',
  ...change,
})

/** What has happened to one transaction: its state, the tasks that are wanted, everything that was told and made. */
export interface Run {
  now: Instant
  state: Transaction
  readonly tasks: Map<string, DecidedTask>
  readonly events: DomainEvent[]
  readonly created: Transaction[]
  context(): TransactionContext
  /** Decides and applies; answers the issues of a refusal. */
  give(command: TransactionCommand): readonly Issue[]
}

export const startRun = (
  change: Partial<CreateTransactionCommand> = {},
  capabilities: RailCapabilities = askableRail,
): Run => {
  const actor = { id: 'engine', type: 'internal' } as const
  const first = createTransaction(requestOf(change), { now: START, actor })
  const run: Run = {
    now: START,
    state: first.state,
    tasks: new Map(first.tasks.map((task) => [task.id, task])),
    events: [...first.events],
    created: [],
    context: () => ({
      now: run.now,
      actor,
      rail: {
        capabilities,
        makeReference: ({ transactionId, number }) => ({ reference: `${transactionId}-${number}` }),
      },
    }),
    give: (command) => {
      const decision = decideTransaction(run.state, command, run.context())
      if (!decision.ok) return decision.issues
      run.state = decision.state
      for (const id of decision.removedTaskIds) run.tasks.delete(id)
      for (const task of decision.tasks) run.tasks.set(task.id, task)
      run.events.push(...decision.events)
      run.created.push(...decision.created)
      return []
    },
  }
  return run
}

/** Released and begun: the rail is being called. */
export const submitting = (change: Partial<CreateTransactionCommand> = {}, capabilities = askableRail): Run => {
  const run = startRun(change, capabilities)
  run.give({ type: 'release', submitAt: START })
  begin(run)
  return run
}

/** Runs the wanted submit task: the attempt is begun, and the task held. */
export const begin = (run: Run): readonly Issue[] => {
  const attemptNumber = run.state.attempts.at(-1)?.number ?? 0
  return run.give({ type: 'begin-submission', attemptNumber })
}

/** The due times of the tasks that call the rail, in seconds from now. */
export const dueIn = (run: Run): { readonly [kind: string]: number } =>
  Object.fromEntries(
    [...run.tasks.values()].flatMap(({ kind, dueAt }) => {
      const called = /^(submit|inquire)-transaction\//.exec(kind)?.[1]
      return called === undefined ? [] : [[called, (dueAt - run.now) / 1_000] as const]
    }),
  )

export const statusEvent = (
  state: 'pending' | 'approved' | 'settled' | 'failed' | 'cancelled',
  dedupeKey: string,
  reference = 'transaction-1-1',
): RailEvent => ({ event: 'status', state, dedupeKey, reference, occurredAt: START })

export const returnEvent = (
  dedupeKey: string,
  change: { readonly amount?: string; readonly currency?: string } = {},
): RailEvent => ({
  event: 'returned',
  code: 'R01',
  reason: 'Insufficient funds',
  amount: '256.25',
  currency: 'USD',
  ...change,
  dedupeKey,
  reference: 'transaction-1-1',
  occurredAt: START,
})
