import { type DailyHours, REMINDER_HOURS } from '../../message/index.ts'
import { DAY_MS, HOUR_MS } from '../../time/index.ts'

/** When Customers are reminded. A host may give its own. */
export interface ReminderPolicy {
  readonly name: string
  /** Times after the first message, ascending. */
  readonly afterFirstMs: readonly number[]
  /** After the last of those, again and again. */
  readonly thenEveryMs: number
  /** Times before expiry, descending; so many of `maximumCount` are kept for them. */
  readonly beforeExpiryMs: readonly number[]
  /** No two messages of a workflow are nearer, whatever made them. */
  readonly minimumGapMs: number
  /** Reminders in the life of a workflow, extensions included. */
  readonly maximumCount: number
  /** At the recipient's zone. */
  readonly hours: DailyHours
}

/** The built-in policies (SPEC section 2). `daily` is bounded by the longest life of a link, 8,760 hours. */
export const reminderPolicies = {
  default: {
    name: 'default',
    afterFirstMs: [DAY_MS, 3 * DAY_MS],
    thenEveryMs: 7 * DAY_MS,
    beforeExpiryMs: [72 * HOUR_MS, 24 * HOUR_MS, 6 * HOUR_MS],
    minimumGapMs: 12 * HOUR_MS,
    maximumCount: 8,
    hours: REMINDER_HOURS,
  },
  daily: {
    name: 'daily',
    afterFirstMs: [DAY_MS],
    thenEveryMs: DAY_MS,
    beforeExpiryMs: [],
    minimumGapMs: 12 * HOUR_MS,
    maximumCount: 365,
    hours: REMINDER_HOURS,
  },
} as const satisfies { readonly [name: string]: ReminderPolicy }
