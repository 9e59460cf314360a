import type { IssueRow } from './issue-row.ts'

/** Codes for the room `workflow`. */
export const workflowIssues = [] as const satisfies readonly IssueRow[]
