/** One page of a list. */
export interface Page<Row> {
  readonly result: readonly Row[]
  /** How many rows match in all pages. */
  readonly totalElements: number
}
