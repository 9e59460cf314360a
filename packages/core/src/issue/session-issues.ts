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
  { code: 'step_out_of_turn', kind: 'conflict', rule: 'Steps are answered one after the other, each once.' },
  { code: 'step_open', kind: 'conflict', rule: 'A workflow is confirmed once every step before is completed.' },
  {
    code: 'recipient_opted_out',
    kind: 'conflict',
    rule: 'No SMS goes to a phone that opted out of messages of the Business Account.',
  },
  {
    code: 'step_up_required',
    kind: 'forbidden',
    rule: 'A Customer proves what the workflow asks for before account data and confirmation.',
  },
  { code: 'step_up_unavailable', kind: 'rule', rule: 'A workflow asks only for proofs that the host can take.' },
  { code: 'expire_at_range', kind: 'rule', rule: 'An extension sets a later expiry inside the policy.' },
  { code: 'resend_limit', kind: 'rule', rule: 'A workflow is resent a bounded number of times.' },
] as const satisfies readonly IssueRow[]
