import type { Instant } from '../instant.ts'
import type { JsonObject } from '../json.ts'

/** A value that at most one claim may hold: an idempotency key, an occurrence, a template name, a token hash. */
export interface UniqueKey {
  readonly businessAccountId: string
  /** What the value is unique among, for example `idempotency`. */
  readonly scope: string
  /** At most 400 characters. */
  readonly value: string
}

/** Claims a unique key. If it is held already, the whole batch conflicts, whatever the body says. */
export interface UniqueClaim {
  readonly key: UniqueKey
  /** Kept beside the key and returned by `lookup`: the idempotency answer, or the id of what the key stands for. */
  readonly body: JsonObject
  /** From this instant on `prune` may forget the key. Absent: it is kept for good. */
  readonly expireAt?: Instant
}

/** A held key, as `lookup` returns it. */
export type UniqueEntry = UniqueClaim
