import type { IssueRow } from './issue-row.ts'

/** Codes for the room `session`. */
export const sessionIssues = [
  { code: 'workflow_not_notified', kind: 'conflict', rule: 'A reminder follows a first message that was accepted.' },
  { code: 'workflow_not_ended', kind: 'conflict', rule: 'Only a workflow that has ended is archived.' },
  { code: 'workflow_completed', kind: 'conflict', rule: 'A completed workflow stays completed.' },
  { code: 'workflow_declined', kind: 'conflict', rule: 'A declined workflow stays declined.' },
  { code: 'workflow_cancelled', kind: 'conflict', rule: 'A cancelled workflow stays cancelled.' },
  { code: 'workflow_expired', kind: 'conflict', rule: 'An expired workflow stays expired.' },
  { code: 'workflow_archived', kind: 'conflict', rule: 'An archived workflow changes no more.' },
  { code: 'step_completed', kind: 'conflict', rule: 'A completed step is not submitted again.' },
  { code: 'step_declined', kind: 'conflict', rule: 'A declined step stays declined.' },
  { code: 'step_failed', kind: 'conflict', rule: 'A failed step stays failed.' },
] as const satisfies readonly IssueRow[]
