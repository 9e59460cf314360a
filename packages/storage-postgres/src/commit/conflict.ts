import type { CommitConflict, EncodedBatch } from '@linx/contracts'

/** The reasons in the order in which they are given; their place in the list is what statements answer. */
export const REASONS = ['unique', 'version', 'fence'] as const

/** The number of a reason in SQL. */
export const reasonNumber = (reason: (typeof REASONS)[number]): number => REASONS.indexOf(reason)

/** One thing that keeps a batch from being written. `place` is the position in its list of the batch. */
export interface ConflictRow {
  readonly reason: number
  readonly place: number
  /** Of a held key: the JSON text of its body. */
  readonly body: string | null
  /** Of a record: its version; of a held key: when it expires. */
  readonly number: number | null
}

const isBefore = (left: ConflictRow, right: ConflictRow): boolean =>
  left.reason - right.reason < 0 || (left.reason === right.reason && left.place < right.place)

/** The row that the contract names first. */
export const firstConflict = (rows: readonly ConflictRow[]): ConflictRow | undefined =>
  rows.reduce<ConflictRow | undefined>(
    (first, row) => (first === undefined || isBefore(row, first) ? row : first),
    undefined,
  )

/** Says in the contract's terms what a row found. */
export const toConflict = (batch: EncodedBatch, { reason, place, body, number }: ConflictRow): CommitConflict => {
  const claim = batch.claims[place]
  if (reason === reasonNumber('unique') && claim !== undefined) {
    const existing = { key: claim.key, body: JSON.parse(body ?? '{}') }
    return { reason: 'unique', existing: number === null ? existing : { ...existing, expireAt: number } }
  }
  const record = batch.puts[place] ?? batch.removals[place - batch.puts.length]
  if (reason === reasonNumber('version') && record !== undefined) {
    return { reason: 'version', key: record.key, actualVersion: number ?? 0 }
  }
  const settlement = batch.settlements[place]
  if (settlement === undefined) throw new TypeError(`No part of the batch stands at ${place} for reason ${reason}.`)
  return { reason: 'fence', key: settlement.key }
}
