import type { IssueRow } from './issue-row.ts'

/** Codes for schedules and recurrence rules (SPEC section 5, RFC 5545 section 3.3.10). */
export const scheduleIssues = [
  { code: 'start_date_time_format', kind: 'shape', rule: 'A start is a real local date-time without designator.' },
] as const satisfies readonly IssueRow[]
