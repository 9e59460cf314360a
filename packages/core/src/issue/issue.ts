import { describeValue } from './describe-value.ts'
import { type IssueCode, issueOrder } from './issue-table.ts'

/** One violated rule, as a value. */
export interface Issue {
  /** A row of the issue table; stable. */
  readonly code: IssueCode
  /** Where, as `steps[2].inputs.user.documents[0].documentId`; empty for the whole input. */
  readonly path: string
  /** One sentence of what was expected and what came, one of how to fix it. */
  readonly message: string
  readonly expected: string
  /** What came, shortened and made safe to print; `redacted` for values that may be secret. */
  readonly received: string
}

/** What went wrong, before it is put into words. */
export interface IssueDetail {
  readonly path: string
  readonly expected: string
  /** The offending value itself; it is described, never copied whole. Leave out for "nothing". */
  readonly received?: unknown
  /** `true` for account numbers, codes and tokens: the value is not shown at all. */
  readonly isSecret?: boolean
  /** An imperative sentence without the full stop. */
  readonly fix: string
}

/** Makes an issue; the message always has the three parts. */
export const createIssue = (code: IssueCode, detail: IssueDetail): Issue => {
  const received = detail.isSecret ? 'redacted' : describeValue(detail.received)
  const place = detail.path === '' ? '' : `${detail.path}: `
  return {
    code,
    path: detail.path,
    message: `${place}expected ${detail.expected}, received ${received}. ${detail.fix}.`,
    expected: detail.expected,
    received,
  }
}

/** Puts issues into the documented order: that of the issue table, and within one code the order of discovery. */
export const sortIssues = (issues: readonly Issue[]): readonly Issue[] =>
  issues.toSorted((left, right) => issueOrder(left.code) - issueOrder(right.code))
