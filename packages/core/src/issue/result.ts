import { type Issue, sortIssues } from './issue.ts'

/** A value, or every reason why there is none, in the order of the issue table. Never both. */
export type Result<Value> = Success<Value> | Failure

export interface Success<Value> {
  readonly ok: true
  readonly value: Value
}

export interface Failure {
  readonly ok: false
  /** At least one. */
  readonly issues: readonly Issue[]
}

export const success = <Value>(value: Value): Success<Value> => ({ ok: true, value })

/** A failure with its issues in the documented order. */
export const failure = (...issues: readonly Issue[]): Failure => ({ ok: false, issues: sortIssues(issues) })
