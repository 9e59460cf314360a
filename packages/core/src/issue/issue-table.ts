import { inputIssues } from './input-issues.ts'
import type { IssueKind, IssueRow } from './issue-row.ts'
import { partyIssues } from './party-issues.ts'
import { scheduleIssues } from './schedule-issues.ts'
import { sessionIssues } from './session-issues.ts'
import { transactionIssues } from './transaction-issues.ts'
import { webhookIssues } from './webhook-issues.ts'
import { workflowIssues } from './workflow-issues.ts'

/** Every issue code, once. The order of the rows is the order in which issues are reported. */
export const issueTable = [
  ...inputIssues,
  ...workflowIssues,
  ...partyIssues,
  ...sessionIssues,
  ...transactionIssues,
  ...scheduleIssues,
  ...webhookIssues,
] as const satisfies readonly IssueRow[]

export type IssueCode = (typeof issueTable)[number]['code']

const rowByCode: ReadonlyMap<string, { readonly order: number; readonly kind: IssueKind }> = new Map(
  issueTable.map((row, order) => [row.code, { order, kind: row.kind }]),
)

/** The place of a code in the table. */
export const issueOrder = (code: IssueCode): number => rowByCode.get(code)?.order ?? issueTable.length

/** What kind of refusal a code is. */
export const issueKind = (code: IssueCode): IssueKind => rowByCode.get(code)?.kind ?? 'rule'
