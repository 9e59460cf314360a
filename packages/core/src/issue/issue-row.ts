/**
 * What kind of refusal a code is; hosts map it to a status.
 * `shape` 400, `forbidden` 403, `missing` 404, `conflict` 409, `rule` 422.
 */
export type IssueKind = 'shape' | 'forbidden' | 'missing' | 'conflict' | 'rule'

/** One row of the issue table. */
export interface IssueRow {
  readonly code: string
  readonly kind: IssueKind
  /** The rule that is broken, as one sentence. */
  readonly rule: string
}
