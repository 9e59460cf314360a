import * as v from 'valibot'
import type { IssueCode } from '../issue/issue-table.ts'

/** What a rule on a member says when it is broken. */
export interface Expectation {
  readonly code: IssueCode
  readonly expected: string
  readonly fix: string
  /** `true` if the value must not be shown. */
  readonly isSecret?: boolean
}

interface Requirement {
  (value: unknown): boolean
  readonly expectation: Expectation
}

/** A valibot action that carries the issue to report, instead of a message. */
export const rule = <Value>(expectation: Expectation, test: (value: Value) => boolean): v.GenericValidation<Value> =>
  v.check(Object.assign((value: Value) => test(value), { expectation }))

/** The expectation of a requirement made by `rule`. */
export const expectationOf = (requirement: unknown): Expectation | undefined =>
  typeof requirement === 'function' && 'expectation' in requirement
    ? (requirement as Requirement).expectation
    : undefined
