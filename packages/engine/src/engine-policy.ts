import {
  type CatchUpPolicy,
  defaultCatchUpPolicy,
  defaultMessagePolicy,
  defaultSessionPolicy,
  defaultStepUpPolicy,
  defaultWebhookPolicy,
  type MessagePolicy,
  type ReminderPolicy,
  reminderPolicies,
  type SessionPolicy,
  type StepUpPolicy,
  type WebhookPolicy,
} from '@linx/core'
import { type AuditPolicy, defaultAuditPolicy } from './audit/audit-policy.ts'
import { defaultWorkerPolicy, type WorkerPolicy } from './worker/worker-policy.ts'

/** Everything that a host may tune; each part has defaults. */
export interface EnginePolicy {
  readonly session: SessionPolicy
  /** When reminders go out; `reminderPolicies` has `default` and `daily`. */
  readonly reminders: ReminderPolicy
  readonly worker: WorkerPolicy
  readonly audit: AuditPolicy
  readonly webhooks: WebhookPolicy
  readonly messages: MessagePolicy
  /** Bounds on passcodes and one-time codes. */
  readonly stepUp: StepUpPolicy
  /** What happens to occurrences of schedules that were missed. */
  readonly catchUp: CatchUpPolicy
  /** No new schedule runs more often; default 60. */
  readonly minimumIntervalMinutes: number
  /** How long an idempotency key is remembered; default 30 days, at least 24 hours (requirement I7). */
  readonly idempotencyRetentionMs: number
}

/** An `EnginePolicy` of which only the changed values are given. */
export type EnginePolicyOverrides = { readonly [Part in keyof EnginePolicy]?: Partial<EnginePolicy[Part]> }

const DAY_MS = 86_400_000
const DEFAULT_RETENTION_DAYS = 30
const DEFAULT_MINIMUM_INTERVAL_MINUTES = 60

export const createPolicy = (overrides: EnginePolicyOverrides = {}): EnginePolicy => ({
  session: { ...defaultSessionPolicy, ...overrides.session },
  reminders: { ...reminderPolicies.default, ...overrides.reminders },
  worker: { ...defaultWorkerPolicy, ...overrides.worker },
  audit: { ...defaultAuditPolicy, ...overrides.audit },
  messages: { ...defaultMessagePolicy, ...overrides.messages },
  stepUp: { ...defaultStepUpPolicy, ...overrides.stepUp },
  webhooks: { ...defaultWebhookPolicy, ...overrides.webhooks },
  catchUp: { ...defaultCatchUpPolicy, ...overrides.catchUp },
  minimumIntervalMinutes: overrides.minimumIntervalMinutes ?? DEFAULT_MINIMUM_INTERVAL_MINUTES,
  idempotencyRetentionMs: Math.max(overrides.idempotencyRetentionMs ?? DEFAULT_RETENTION_DAYS * DAY_MS, DAY_MS),
})
