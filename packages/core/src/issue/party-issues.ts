import type { IssueRow } from './issue-row.ts'

/** Codes for the room `party`. */
export const partyIssues = [] as const satisfies readonly IssueRow[]
