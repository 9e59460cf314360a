import type { JsonObject } from '../json.ts'
import type { IndexValue, StoredRecord } from './record.ts'

/**
 * One condition; those of a query (at most 20) are joined by AND. `from` is inclusive, `before` exclusive; `null` is in no
 * range and in no `oneOf`. An index that the catalog does not name, or a value of the wrong type, is `invalid_query`.
 */
export type FindFilter =
  | { readonly index: string; readonly equals: IndexValue }
  /** At most 100 values; an empty list matches nothing. */
  | { readonly index: string; readonly oneOf: readonly IndexValue[] }
  | { readonly index: string; readonly from?: string | number; readonly before?: string | number }
  /** The record carries at least one of these terms (at most 100). */
  | { readonly anyTerm: readonly string[] }

/** A page of the records of one kind in one tenant. */
export interface FindQuery {
  readonly businessAccountId: string
  readonly kind: string
  readonly where: readonly FindFilter[]
  /** Ties are broken by id in the same direction; `null` sorts before every value in ascending order. */
  readonly sort: { readonly index: string; readonly direction: 'asc' | 'desc' }
  /** 0–1,000,000. */
  readonly offset: number
  /** 1–1,000. */
  readonly limit: number
  /** Matches are counted up to this number; 0 asks for no count. */
  readonly countUpTo: number
}

export interface FindResult<Body extends JsonObject = JsonObject> {
  readonly records: readonly StoredRecord<Body>[]
  /** How many records match, at most `countUpTo`. */
  readonly total: number
}
