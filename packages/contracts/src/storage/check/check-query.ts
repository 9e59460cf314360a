import { COMMIT_LIMITS } from '../commit.ts'
import type { FindFilter, FindQuery } from '../find.ts'
import type { JournalQuery } from '../journal.ts'
import type { IndexValue, RecordKey } from '../record.ts'
import type { ClaimRequest } from '../storage-adapter.ts'
import type { HeldTask, TaskKey } from '../task.ts'
import type { UniqueKey } from '../unique-key.ts'
import { checkId, checkInteger, checkText, show } from './bounds.ts'
import type { CatalogView } from './catalog-view.ts'
import { checkWith } from './refuse.ts'

/** Bounds of reading and claiming; beyond them adapters throw `invalid_query`. */
export const QUERY_LIMITS = {
  keys: 100,
  filters: 20,
  values: 100,
  offset: 1_000_000,
  page: 1_000,
  heldTasks: 1_000,
  turns: 1_000,
  pruned: 100_000,
} as const

const check = checkWith('invalid_query')

type IndexFilter = Exclude<FindFilter, { readonly anyTerm: readonly string[] }>

const checkPage = (limit: number, maximum: number = QUERY_LIMITS.page): void =>
  checkInteger(check, 'limit', limit, 1, maximum)

const checkRecordKey = (catalog: CatalogView, { businessAccountId, kind, id }: RecordKey): void => {
  checkId(check, 'businessAccountId', businessAccountId)
  check(catalog.has(kind), () => `Kind ${show(kind)} is not in the catalog that migrate was given.`)
  checkId(check, 'A record id', id)
}

/** Tests the keys of `get`. */
export const checkGet = (catalog: CatalogView, keys: readonly RecordKey[]): void => {
  check(keys.length <= QUERY_LIMITS.keys, () => `At most ${QUERY_LIMITS.keys} keys are read at once.`)
  for (const key of keys) checkRecordKey(catalog, key)
}

type IndexType = 'string' | 'number' | undefined

const checkValue = (place: string, type: IndexType, value: IndexValue): void => {
  if (value === null) return
  check(typeof value === type, () => `${place} must be compared with a ${type}, received ${show(value)}.`)
  if (typeof value === 'string') checkText(check, place, value, COMMIT_LIMITS.indexCharacters)
  else check(Number.isFinite(value), () => `${place} must be compared with a finite number, received ${value}.`)
}

const checkValues = (what: string, values: readonly unknown[]): void =>
  check(values.length <= QUERY_LIMITS.values, () => `${what} lists at most ${QUERY_LIMITS.values} values.`)

const valuesOf = (filter: IndexFilter): readonly IndexValue[] => {
  if ('equals' in filter) return [filter.equals]
  if ('oneOf' in filter) return filter.oneOf
  return [filter.from ?? null, filter.before ?? null]
}

const checkIndexFilter = (place: string, type: IndexType, filter: IndexFilter): void => {
  check(type !== undefined, () => `${place} is not in the catalog that migrate was given.`)
  const values = valuesOf(filter)
  checkValues('oneOf', values)
  for (const value of values) checkValue(place, type, value)
}

const checkTerms = (terms: readonly string[]): void => {
  checkValues('anyTerm', terms)
  for (const term of terms) checkText(check, 'A term', term, COMMIT_LIMITS.termCharacters)
}

/** Tests a query of `find`. */
export const checkFind = (catalog: CatalogView, query: FindQuery): void => {
  const { businessAccountId, kind, where, sort, offset, limit, countUpTo } = query
  const indexes = catalog.get(kind)
  checkId(check, 'businessAccountId', businessAccountId)
  check(indexes !== undefined, () => `Kind ${show(kind)} is not in the catalog that migrate was given.`)
  check(where.length <= QUERY_LIMITS.filters, () => `A query has at most ${QUERY_LIMITS.filters} filters.`)
  for (const filter of where) {
    if ('anyTerm' in filter) checkTerms(filter.anyTerm)
    else checkIndexFilter(`Index ${kind}.${filter.index}`, indexes?.get(filter.index), filter)
  }
  check(indexes?.has(sort.index) === true, () => `Sort index ${kind}.${sort.index} is not in the catalog.`)
  check(sort.direction === 'asc' || sort.direction === 'desc', () => 'A sort direction is asc or desc.')
  checkInteger(check, 'offset', offset, 0, QUERY_LIMITS.offset)
  checkPage(limit)
  checkInteger(check, 'countUpTo', countUpTo, 0)
}

/** Tests the key of `lookup`. */
export const checkLookup = ({ businessAccountId, scope, value }: UniqueKey): void => {
  checkId(check, 'businessAccountId', businessAccountId)
  checkId(check, 'A scope', scope)
  checkText(check, 'A unique value', value, COMMIT_LIMITS.uniqueValueCharacters)
}

/** Tests a request of `claim`. */
export const checkClaim = ({ now, limit, leaseMs, owner, kinds = [], turns }: ClaimRequest): void => {
  checkInteger(check, 'now', now)
  checkPage(limit)
  checkInteger(check, 'leaseMs', leaseMs, 1)
  checkId(check, 'owner', owner, COMMIT_LIMITS.taskIdCharacters)
  checkValues('kinds', kinds)
  if (turns === undefined) return
  checkInteger(check, 'perTenant', turns.perTenant, 1, QUERY_LIMITS.page)
  checkText(check, 'after', turns.after, COMMIT_LIMITS.idCharacters)
}

/** Tests a request of `renew`. */
export const checkRenew = (request: { now: number; leaseMs: number; held: readonly HeldTask[] }): void => {
  checkInteger(check, 'now', request.now)
  checkInteger(check, 'leaseMs', request.leaseMs, 1)
  check(
    request.held.length <= QUERY_LIMITS.heldTasks,
    () => `At most ${QUERY_LIMITS.heldTasks} leases are renewed at once.`,
  )
}

/** Tests a query of `listParked`. */
export const checkListParked = (query: { businessAccountId?: string; after?: TaskKey; limit: number }): void => {
  if (query.businessAccountId !== undefined) checkId(check, 'businessAccountId', query.businessAccountId)
  checkPage(query.limit)
}

/** Tests a query of `readJournal`. */
export const checkReadJournal = ({ businessAccountId, limit }: JournalQuery): void => {
  checkId(check, 'businessAccountId', businessAccountId)
  checkPage(limit)
}

/** Tests a request of `prune`. */
export const checkPrune = ({ now, limit }: { now: number; limit: number }): void => {
  checkInteger(check, 'now', now)
  checkPage(limit, QUERY_LIMITS.pruned)
}
