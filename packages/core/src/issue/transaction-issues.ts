import type { IssueRow } from './issue-row.ts'

/** Codes for the room `transaction`. */
export const transactionIssues = [] as const satisfies readonly IssueRow[]
