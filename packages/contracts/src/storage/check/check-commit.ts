import { COMMIT_LIMITS, type CommitBatch } from '../commit.ts'
import type { IndexValue, RecordKey, RecordPut } from '../record.ts'
import type { HeldTask, TaskChange, TaskKey } from '../task.ts'
import type { UniqueKey } from '../unique-key.ts'
import { checkId, checkInteger, checkText, show } from './bounds.ts'
import type { CatalogView } from './catalog-view.ts'
import { checkWith } from './refuse.ts'

const check = checkWith('invalid_batch')
const NO_INDEXES: { readonly [index: string]: IndexValue } = {}

const checkRecordKey = (catalog: CatalogView, { businessAccountId, kind, id }: RecordKey): void => {
  checkId(check, 'businessAccountId', businessAccountId)
  check(catalog.has(kind), () => `Kind ${show(kind)} is not in the catalog that migrate was given.`)
  checkId(check, 'A record id', id)
}

const checkIndexes = (catalog: CatalogView, { key, indexes = NO_INDEXES }: RecordPut): void => {
  for (const name of Object.keys(indexes)) {
    const value = indexes[name]
    const type = catalog.get(key.kind)?.get(name)
    const place = `Index ${key.kind}.${name}`
    check(type !== undefined, () => `${place} is not in the catalog that migrate was given.`)
    if (value === null || value === undefined) continue
    check(typeof value === type, () => `${place} must be a ${type} or null, received ${show(value)}.`)
    if (typeof value === 'string') checkText(check, place, value, COMMIT_LIMITS.indexCharacters)
    else check(Number.isFinite(value), () => `${place} must be finite, received ${value}.`)
  }
}

const checkPut = (catalog: CatalogView, put: RecordPut): void => {
  checkRecordKey(catalog, put.key)
  checkInteger(check, 'expectedVersion of a put', put.expectedVersion, 0)
  checkIndexes(catalog, put)
  const terms = put.terms ?? []
  check(terms.length <= COMMIT_LIMITS.terms, () => `A record has at most ${COMMIT_LIMITS.terms} terms.`)
  for (const term of terms) checkText(check, 'A term', term, COMMIT_LIMITS.termCharacters)
}

const checkUniqueKey = ({ businessAccountId, scope, value }: UniqueKey): void => {
  checkId(check, 'businessAccountId', businessAccountId)
  checkId(check, 'A scope', scope)
  checkText(check, 'A unique value', value, COMMIT_LIMITS.uniqueValueCharacters)
}

const checkTaskKey = ({ businessAccountId, id }: TaskKey): void => {
  checkId(check, 'businessAccountId', businessAccountId)
  checkId(check, 'A task id', id, COMMIT_LIMITS.taskIdCharacters)
}

const taskKeyOf = (change: TaskChange): TaskKey => {
  if (change.change === 'put') return change.task.key
  return 'held' in change ? change.held.key : change.key
}

const checkHeld = ({ fence }: HeldTask): void => checkInteger(check, 'A fence', fence, 1)

const checkTaskChange = (change: TaskChange): void => {
  checkTaskKey(taskKeyOf(change))
  if ('held' in change) checkHeld(change.held)
  if ('dueAt' in change) checkInteger(check, 'dueAt', change.dueAt)
  if (change.change === 'park') check(change.reason !== '', () => 'The reason of a parked task must not be empty.')
  if (change.change !== 'put') return
  checkId(check, 'The kind of a task', change.task.kind)
  checkInteger(check, 'dueAt', change.task.dueAt)
  checkInteger(check, 'priority', change.task.priority, 0, COMMIT_LIMITS.priority)
  if (change.lease === undefined) return
  checkInteger(check, 'leaseMs', change.lease.leaseMs, 1)
  checkId(check, 'owner', change.lease.owner, COMMIT_LIMITS.taskIdCharacters)
}

const checkOnce = <Item>(what: string, items: readonly Item[], nameOf: (item: Item) => string): void => {
  if (items.length < 2) return
  const seen = new Set<string>()
  for (const item of items) {
    const name = nameOf(item)
    check(!seen.has(name), () => `A batch names ${what} at most once, received ${show(name)} twice.`)
    seen.add(name)
  }
}

const recordName = ({ key }: { readonly key: RecordKey }): string => `${key.kind} ${key.id} ${key.businessAccountId}`
const uniqueName = (key: UniqueKey): string => `${key.scope} ${key.businessAccountId} ${key.value}`

const taskChangeName = (change: TaskChange): string => {
  const { businessAccountId, id } = taskKeyOf(change)
  return `${change.change === 'put' ? 'put' : 'other'} ${id} ${businessAccountId}`
}

const NONE: readonly never[] = []

/**
 * Tests everything that can be said about a batch without looking into the store: bounds, catalog, doubled names. Throws
 * `StorageError` `invalid_batch`. The size of bodies is tested by `encodeBody`.
 */
export const checkCommitBatch = (catalog: CatalogView, batch: CommitBatch): void => {
  const { claims = NONE, releases = NONE, puts = NONE, removals = NONE, tasks = NONE, journal = NONE } = batch
  const changes = claims.length + releases.length + puts.length + removals.length + tasks.length + journal.length
  check(changes <= COMMIT_LIMITS.changes, () => `A batch has at most ${COMMIT_LIMITS.changes} changes, not ${changes}.`)
  checkInteger(check, 'now', batch.now)
  for (const { key, expireAt } of claims) {
    checkUniqueKey(key)
    if (expireAt !== undefined) checkInteger(check, 'expireAt', expireAt)
  }
  for (const key of releases) checkUniqueKey(key)
  for (const put of puts) checkPut(catalog, put)
  for (const { key, expectedVersion } of removals) {
    checkRecordKey(catalog, key)
    checkInteger(check, 'expectedVersion of a removal', expectedVersion, 1)
  }
  for (const change of tasks) checkTaskChange(change)
  for (const { businessAccountId, id, subject, at } of journal) {
    checkId(check, 'businessAccountId', businessAccountId)
    checkId(check, 'A journal id', id)
    checkId(check, 'A journal subject', subject, COMMIT_LIMITS.taskIdCharacters)
    checkInteger(check, 'at', at)
  }
  checkOnce('a claimed key', claims, ({ key }) => uniqueName(key))
  checkOnce('a released key', releases, uniqueName)
  checkOnce('a record', [...puts, ...removals], recordName)
  checkOnce('a task in a put and in another change', tasks, taskChangeName)
  checkOnce('a journal id', journal, (entry) => `${entry.id} ${entry.businessAccountId}`)
}
