/** Matches are counted up to here: a list ends where a store can still count at a sensible cost. */
export const COUNT_UP_TO = 1_000_000

/** One page of a list. */
export interface Page<Row> {
  readonly result: readonly Row[]
  /** How many rows match in all pages. */
  readonly totalElements: number
}
