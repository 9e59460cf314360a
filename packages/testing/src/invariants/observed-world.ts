import type { Instant, JournalEntry, ParkedTask, SmsKind, StorageAdapter, StoredRecord } from '@linx/contracts'
import type { SessionState, Transaction, WebhookDelivery } from '@linx/core'
import { readKind, readWholeJournal } from './read-store.ts'

/** One SMS that a provider was asked to send. */
export interface ObservedSend {
  readonly reference: string
  readonly kind: SmsKind
  readonly at: Instant
  /** E.164. */
  readonly to: string
  /** Whether a phone got it. */
  readonly hasArrived: boolean
}

/** One line of what a rail did with money; `undone` takes a `moved` back before it settled. */
export interface ObservedMovement {
  readonly movement: 'moved' | 'undone' | 'returned'
  readonly transactionId: string
  readonly currency: string
  readonly amountMinor: bigint
  readonly at: Instant
}

/** One POST that reached an endpoint. */
export interface ObservedPost {
  /** Its `webhook-id`. */
  readonly id: string
  readonly body: string
}

/** Somebody texted STOP, and perhaps START later. */
export interface ObservedOptOut {
  readonly phoneNumber: string
  /** From here on the engine knew. */
  readonly at: Instant
  /** How many sends there had been by then; by a clock that goes back `at` does not tell. Default: those before `at`. */
  readonly sendsBefore?: number
  readonly until?: Instant
}

/** A world after a run, when nothing is due any more: what is stored, and what really happened at the peers. */
export interface ObservedWorld {
  readonly storage: StorageAdapter
  readonly businessAccountIds: readonly string[]
  readonly now: Instant
  readonly sends: readonly ObservedSend[]
  readonly movements: readonly ObservedMovement[]
  /** Default none. */
  readonly posts?: readonly ObservedPost[]
  /** Default none. */
  readonly optOuts?: readonly ObservedOptOut[]
  /** One-time codes that were taken as a proof, by the reference of their SMS. Default none. */
  readonly provenCodes?: readonly string[]
  /** Workflows whose creation was answered, and to whom. Default none. */
  readonly answers?: readonly { readonly businessAccountId: string; readonly workflowId: string }[]
  /** What `linx.audit.verify` found, one sentence each. Default nothing. */
  readonly auditProblems?: readonly string[]
  /** Texts that must stand nowhere outside: account numbers, tokens, codes. Default none. */
  readonly secrets?: readonly string[]
  /** What was logged or told of errors. Default nothing. */
  readonly told?: readonly string[]
}

/** Everything that the invariants look at. */
export interface Snapshot extends Omit<ObservedWorld, 'storage'> {
  readonly sessions: readonly SessionState[]
  readonly transactions: readonly Transaction[]
  readonly deliveries: readonly WebhookDelivery[]
  /** Events that wait for their fan-out. */
  readonly waitingEvents: readonly string[]
  readonly journal: readonly JournalEntry[]
  readonly parked: readonly ParkedTask[]
  readonly dueTasks: number
  /** Sessions and transactions as `session/<id>`, with their versions. */
  readonly storedVersions: readonly { readonly record: string; readonly version: number }[]
  /** Records whose body names another tenant than their key. */
  readonly strayRecords: readonly string[]
}

const bodiesOf = <State>(records: readonly StoredRecord[]): readonly State[] =>
  records.map(({ body }) => body as unknown as State)

const nameOf = ({ key }: StoredRecord): string => `${key.kind}/${key.id}`

/** Reads what the invariants need through the verbs of the storage. */
export const takeSnapshot = async ({ storage, ...world }: ObservedWorld): Promise<Snapshot> => {
  const { businessAccountIds, now } = world
  const ofKind = async (kind: string, sort = 'createdAt') =>
    (await Promise.all(businessAccountIds.map((id) => readKind(storage, id, { kind, sort })))).flat()
  const [sessions, transactions, deliveries, outbox] = await Promise.all([
    ofKind('session'),
    ofKind('transaction'),
    ofKind('webhookDelivery'),
    ofKind('outboxEvent', 'order'),
  ])
  const journal = await Promise.all(businessAccountIds.map((id) => readWholeJournal(storage, id)))
  const { dueTasks } = await storage.stats({ now })
  const audited = [...sessions, ...transactions]
  return {
    ...world,
    sessions: bodiesOf(sessions),
    transactions: bodiesOf(transactions),
    deliveries: bodiesOf(deliveries),
    waitingEvents: outbox.map(({ key }) => key.id),
    journal: journal.flat(),
    parked: await storage.listParked({ limit: 1_000 }),
    dueTasks,
    storedVersions: audited.map((record) => ({ record: nameOf(record), version: record.version })),
    strayRecords: audited.filter(({ key, body }) => body.businessAccountId !== key.businessAccountId).map(nameOf),
  }
}
