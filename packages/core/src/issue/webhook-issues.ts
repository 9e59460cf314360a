import type { IssueRow } from './issue-row.ts'

/** Codes for webhook subscriptions and deliveries (SPEC section 7). */
export const webhookIssues = [
  {
    code: 'webhook_url',
    kind: 'shape',
    rule: 'An endpoint is an https URL of a public host on an allowed port, without credentials and fragment.',
  },
  { code: 'webhook_secret_format', kind: 'shape', rule: 'A secret is whsec_ and 24–64 bytes in base64.' },
  { code: 'webhook_replay_choice', kind: 'shape', rule: 'A replay names a delivery, or a subscription and a range.' },
  { code: 'webhook_replay_range', kind: 'shape', rule: 'A range to replay lies within the days that are kept.' },
  {
    code: 'webhook_subscription_limit',
    kind: 'rule',
    rule: 'A Business Account has at most as many subscriptions as the policy says.',
  },
  { code: 'webhook_subscription_not_active', kind: 'conflict', rule: 'Only an ACTIVE subscription is sent replays.' },
  { code: 'webhook_rotation_limit', kind: 'conflict', rule: 'A subscription has at most four secrets at one time.' },
  { code: 'webhook_delivery_pending', kind: 'conflict', rule: 'Only a delivery that has ended is replayed.' },
] as const satisfies readonly IssueRow[]
