import type { EncodedBatch, EncodedTaskPut, Instant, TaskKey, UniqueKey } from '@linx/contracts'
import type { ColumnValue } from '../sql/array-parameter.ts'
import type { SectionName } from './sections.ts'

/** Adds a row to a section; the number of the batch stands before the values. */
export type AddRow = (section: SectionName, ...values: readonly ColumnValue[]) => void

export interface RowOptions {
  /** What leases run from; `null`: the database's clock. */
  readonly leaseFrom: Instant | null
}

const taskName = ({ businessAccountId, id }: TaskKey): string => `${businessAccountId} ${id}`
const uniqueName = ({ businessAccountId, scope, value }: UniqueKey): string => `${businessAccountId} ${scope} ${value}`

const NONE: ReadonlySet<string> = new Set()

/** The names that stand in both lists may matter only if neither is empty. */
const namesOf = <Item>(items: readonly Item[], others: readonly unknown[], nameOf: (item: Item) => string) =>
  items.length === 0 || others.length === 0 ? NONE : new Set(items.map(nameOf))

const addKeys = ({ claims, releases }: EncodedBatch, add: AddRow): void => {
  const claimed = namesOf(claims, releases, ({ key }) => uniqueName(key))
  const released = namesOf(releases, claims, uniqueName)
  for (const [place, { key, body, expireAt }] of claims.entries()) {
    const section = released.size > 0 && released.has(uniqueName(key)) ? 'reclaim' : 'claim'
    add(section, place, key.businessAccountId, key.scope, key.value, body, expireAt)
  }
  for (const [place, key] of releases.entries()) {
    if (claimed.size > 0 && claimed.has(uniqueName(key))) continue
    add('release', place, key.businessAccountId, key.scope, key.value)
  }
}

const addRecords = ({ puts, removals }: EncodedBatch, add: AddRow): void => {
  for (const [place, { key, expectedVersion, body, terms, indexes }] of puts.entries()) {
    const termsText = terms.length === 0 ? '[]' : JSON.stringify(terms)
    if (expectedVersion === 0) {
      add(`insert:${key.kind}`, place, key.businessAccountId, key.id, body, termsText, ...indexes)
    } else {
      const values = [expectedVersion, body, termsText, ...indexes]
      add(`replace:${key.kind}`, place, key.businessAccountId, key.id, ...values)
    }
  }
  for (const [position, { key, expectedVersion }] of removals.entries()) {
    add(`remove:${key.kind}`, puts.length + position, key.businessAccountId, key.id, expectedVersion)
  }
}

type Settlement = EncodedBatch['settlements'][number]

/** The section and the values that say what becomes of a task, behind its key. */
const settlementRow = (settlement: Settlement): readonly [SectionName, ...values: readonly ColumnValue[]] => {
  switch (settlement.change) {
    case 'finish':
    case 'hold':
      return [settlement.change, settlement.fence]
    case 'remove':
      return ['drop']
    case 'park':
      return ['settle', settlement.fence, null, null, JSON.stringify(settlement.reason)]
    case 'postpone':
      return ['settle', settlement.fence, settlement.dueAt, settlement.body, null]
    case 'unpark':
      return ['settle', null, settlement.dueAt, null, null]
  }
}

const taskValues = ({ kind, dueAt, priority, body, lease }: EncodedTaskPut, { leaseFrom }: RowOptions) => [
  kind,
  dueAt,
  priority,
  body,
  lease === undefined ? null : leaseFrom,
  lease?.leaseMs,
  lease?.owner,
]

/** What a batch expects of a task that it replaces. */
interface TaskCheck {
  readonly place: number
  readonly fence: number | null
}

/** A task that its batch also puts is only checked: the put replaces it, and its fence goes on. Answers these checks by name. */
const addSettlements = ({ settlements, taskPuts }: EncodedBatch, add: AddRow): ReadonlyMap<string, TaskCheck> => {
  const replaced = namesOf(taskPuts, settlements, ({ key }) => taskName(key))
  const checks = new Map<string, TaskCheck>()
  for (const [place, settlement] of settlements.entries()) {
    const name = replaced.size === 0 ? '' : taskName(settlement.key)
    if (!replaced.has(name)) {
      const [section, ...values] = settlementRow(settlement)
      add(section, place, settlement.key.businessAccountId, settlement.key.id, ...values)
    } else if (settlement.change !== 'remove') {
      checks.set(name, { place, fence: 'fence' in settlement ? settlement.fence : null })
    }
  }
  return checks
}

const addTasks = (batch: EncodedBatch, add: AddRow, options: RowOptions): void => {
  const checks = addSettlements(batch, add)
  for (const [place, put] of batch.taskPuts.entries()) {
    const { businessAccountId, id } = put.key
    const check = checks.size === 0 ? undefined : checks.get(taskName(put.key))
    if (check === undefined) add('put', place, businessAccountId, id, ...taskValues(put, options))
    else add('exchange', check.place, businessAccountId, id, check.fence, ...taskValues(put, options))
  }
}

/** Spreads a batch over the sections. */
export const addBatchRows = (batch: EncodedBatch, add: AddRow, options: RowOptions): void => {
  addKeys(batch, add)
  addRecords(batch, add)
  addTasks(batch, add, options)
  for (const [place, { businessAccountId, id, subject, at, body }] of batch.journal.entries()) {
    add('journal', place, businessAccountId, id, subject, at, body)
  }
}

/** Everything that a batch touches, as one text each: batches that share one must not be written by one statement. */
export const touchedBy = ({
  claims,
  releases,
  puts,
  removals,
  settlements,
  taskPuts,
}: EncodedBatch): readonly string[] => {
  const names: string[] = []
  for (const { key } of claims) names.push(`k ${uniqueName(key)}`)
  for (const key of releases) names.push(`k ${uniqueName(key)}`)
  for (const { key } of puts) names.push(`r ${key.kind} ${key.id} ${key.businessAccountId}`)
  for (const { key } of removals) names.push(`r ${key.kind} ${key.id} ${key.businessAccountId}`)
  for (const { key } of settlements) names.push(`t ${taskName(key)}`)
  for (const { key } of taskPuts) names.push(`t ${taskName(key)}`)
  return names
}
