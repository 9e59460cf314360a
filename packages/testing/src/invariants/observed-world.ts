import type { Instant, JournalEntry, ParkedTask, SmsKind, StorageAdapter } from '@linx/contracts'
import type { SessionState, Transaction } from '@linx/core'

/** One SMS that a provider was asked to send. */
export interface ObservedSend {
  readonly reference: string
  readonly kind: SmsKind
  readonly at: Instant
  /** Whether a phone got it. */
  readonly hasArrived: boolean
}

/** One line of what a rail did with money; `undone` takes a `moved` back before it settled. */
export interface ObservedMovement {
  readonly movement: 'moved' | 'undone' | 'returned'
  readonly transactionId: string
  readonly at: Instant
}

/** A world after a run, when nothing is due any more: what is stored, and what really happened at the peers. */
export interface ObservedWorld {
  readonly storage: StorageAdapter
  readonly businessAccountIds: readonly string[]
  readonly now: Instant
  readonly sends: readonly ObservedSend[]
  readonly movements: readonly ObservedMovement[]
  /** Workflows whose creation was answered to somebody. Default none. */
  readonly answeredWorkflowIds?: readonly string[]
}

/** Everything that the invariants look at. */
export interface Snapshot extends Omit<ObservedWorld, 'storage'> {
  readonly sessions: readonly SessionState[]
  readonly transactions: readonly Transaction[]
  readonly journal: readonly JournalEntry[]
  readonly parked: readonly ParkedTask[]
  readonly dueTasks: number
  /** Records whose body names another tenant than their key. */
  readonly strayRecords: readonly string[]
}

const PAGE = 500

const readKind = async (storage: StorageAdapter, businessAccountId: string, kind: string) => {
  const all = []
  for (let offset = 0; ; offset += PAGE) {
    const sort = { index: 'createdAt', direction: 'asc' } as const
    const { records } = await storage.find({
      businessAccountId,
      kind,
      where: [],
      sort,
      offset,
      limit: PAGE,
      countUpTo: 0,
    })
    all.push(...records)
    if (records.length < PAGE) return all
  }
}

const readWholeJournal = async (storage: StorageAdapter, businessAccountId: string): Promise<JournalEntry[]> => {
  const all: JournalEntry[] = []
  for (;;) {
    const afterId = all.at(-1)?.id
    const page = await storage.readJournal({
      businessAccountId,
      limit: PAGE,
      ...(afterId === undefined ? {} : { afterId }),
    })
    all.push(...page)
    if (page.length < PAGE) return all
  }
}

/** Reads what the invariants need through the verbs of the storage. */
export const takeSnapshot = async ({ storage, ...world }: ObservedWorld): Promise<Snapshot> => {
  const { businessAccountIds, now } = world
  const ofKind = async (kind: string) =>
    (await Promise.all(businessAccountIds.map((id) => readKind(storage, id, kind)))).flat()
  const [sessions, transactions] = [await ofKind('session'), await ofKind('transaction')]
  const journal = await Promise.all(businessAccountIds.map((id) => readWholeJournal(storage, id)))
  const { dueTasks } = await storage.stats({ now })
  return {
    ...world,
    sessions: sessions.map(({ body }) => body as unknown as SessionState),
    transactions: transactions.map(({ body }) => body as unknown as Transaction),
    journal: journal.flat(),
    parked: await storage.listParked({ limit: 1_000 }),
    dueTasks,
    strayRecords: [...sessions, ...transactions]
      .filter(({ key, body }) => body.businessAccountId !== key.businessAccountId)
      .map(({ key }) => `${key.kind}/${key.id}`),
  }
}
