import type { JsonObject } from '../json.ts'

/**
 * The business account id of what belongs to no tenant (the hash of a link token, looked up before the tenant is known).
 * It is no legal id of a Business Account.
 */
export const SHARED_BUSINESS_ACCOUNT_ID = '*'

/** Where a record lives. All three parts are its identity: the same `id` under another tenant is another record. */
export interface RecordKey {
  /** The tenant; adapters MUST lead every key and index with it. 1–64 visible ASCII characters. */
  readonly businessAccountId: string
  /** A kind of the `RecordCatalog`. */
  readonly kind: string
  /** 1–64 visible ASCII characters. */
  readonly id: string
}

/**
 * A value that `find` can filter and sort by. Strings have at most 400 characters, are well-formed, hold no U+0000, and
 * compare by code point (the order of their UTF-8 bytes, which databases use). Numbers are finite. `null` matches only an
 * `equals: null`.
 */
export type IndexValue = string | number | null

export interface StoredRecord<Body extends JsonObject = JsonObject> {
  readonly key: RecordKey
  /** 1 after the insert, one more after each replacement. */
  readonly version: number
  readonly body: Body
}

/** Inserts (`expectedVersion` 0) or replaces a record, if its version is still the expected one. */
export interface RecordPut {
  readonly key: RecordKey
  /** 0: the record MUST NOT exist. n: it MUST exist at version n. Otherwise the whole batch conflicts. */
  readonly expectedVersion: number
  readonly body: JsonObject
  /** Every index that the catalog names for the kind; an absent one is `null`. */
  readonly indexes?: { readonly [index: string]: IndexValue }
  /** Words that `find` can ask for, compared exactly; at most 64 of at most 128 characters. Doubled ones count once. */
  readonly terms?: readonly string[]
}

/** Removes a record, its indexes and its terms, if its version is still the expected one. */
export interface RecordRemoval {
  readonly key: RecordKey
  /** 1 or more. */
  readonly expectedVersion: number
}

/**
 * The indexes of one kind of record. Index names match `^[a-z][a-zA-Z0-9]{0,39}$` and kinds `^[a-z][a-zA-Z0-9-]{0,39}$`;
 * two of a list must differ in more than letter case. The type of an index never changes.
 */
export interface RecordKindDefinition {
  readonly kind: string
  readonly indexes: readonly { readonly name: string; readonly type: 'string' | 'number' }[]
  /** Lists that are asked for often. A hint: adapters MAY make them fast, and MUST give the same answers without. */
  readonly lists?: readonly RecordList[]
}

/** Records with one value, or one of several values, in an index, in the order of another index; all are indexes of the kind. */
export interface RecordList {
  readonly filter: string
  readonly sort: string
  /** What such lists are narrowed by as well. */
  readonly further?: readonly string[]
}

/** Every kind that the engine stores. `migrate` makes room for it; a kind that it does not name is refused. */
export type RecordCatalog = readonly RecordKindDefinition[]
