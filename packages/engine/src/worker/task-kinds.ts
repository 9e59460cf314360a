import { SOLUTIONS } from '@linx/core'

/** What a task keeps busy while it runs: one of the rails, or another adapter. `storage`: nothing outside. */
export const TASK_RESOURCES = [...SOLUTIONS, 'sms', 'webhook', 'storage'] as const

export type TaskResource = (typeof TASK_RESOURCES)[number]

/** Every kind of task that the engine runs, with what it keeps busy. */
export const taskResources = {
  'submit-transaction/ach': 'ach',
  'submit-transaction/wire': 'wire',
  'submit-transaction/push-to-card': 'push-to-card',
  'inquire-transaction/ach': 'ach',
  'inquire-transaction/wire': 'wire',
  'inquire-transaction/push-to-card': 'push-to-card',
  'verify-account': 'ach',
  'inquire-verification': 'ach',
  'send-notification': 'sms',
  'send-sms': 'sms',
  'answer-sms': 'sms',
  'send-code': 'sms',
  'deliver-webhook': 'webhook',
  'run-occurrence': 'storage',
  'end-reversal': 'storage',
  'resume-transaction': 'storage',
  'close-return-window': 'storage',
  'match-parked-news': 'storage',
  'match-sms-news': 'storage',
  'remind-session': 'storage',
  'expire-session': 'storage',
  'reach-recipient': 'storage',
  'make-batch-entries': 'storage',
  'erase-customer': 'storage',
  'fan-out-events': 'storage',
  'replay-events': 'storage',
  'prune-deliveries': 'storage',
} as const satisfies { readonly [kind: string]: TaskResource }

const resourceByKind: ReadonlyMap<string, TaskResource> = new Map(Object.entries(taskResources))

/** A kind that nobody knows does nothing outside: it is parked. */
export const resourceOf = (kind: string): TaskResource => resourceByKind.get(kind) ?? 'storage'

export const kindsOf = (resources: ReadonlySet<TaskResource>): readonly string[] =>
  [...resourceByKind].filter(([, resource]) => resources.has(resource)).map(([kind]) => kind)
