import type { IssueRow } from './issue-row.ts'

/** Codes for the room `session`. */
export const sessionIssues = [] as const satisfies readonly IssueRow[]
