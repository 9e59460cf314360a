/** Matches beyond the first row of a page that are counted: to count a million takes a store longer than to find a page. */
const COUNTED_BEYOND = 10_000

/** How far the matches of a page that begins behind `offset` rows are counted. */
export const countUpTo = (offset: number): number => offset + COUNTED_BEYOND

/** One page of a list. */
export interface Page<Row> {
  readonly result: readonly Row[]
  /** How many rows match in all pages; at most 10,000 more than lie before this page, so there are more pages if it is that many. */
  readonly totalElements: number
}
