import type { Instant } from '@linx/contracts'
import type { Actor } from '../decision/index.ts'
import type { ReminderPolicy } from './reminder/index.ts'
import type { SessionPolicy } from './session-policy.ts'

/** What a session decision may know of the world beside its state and command. */
export interface SessionContext {
  readonly now: Instant
  readonly actor: Actor
  readonly policy: SessionPolicy
  readonly reminderPolicy: ReminderPolicy
}
