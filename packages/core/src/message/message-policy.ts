import type { SmsKind } from '@linx/contracts'
import type { DailyHours } from './allowed-hours.ts'

/** What a host may set for messages. Reminders have hours of their own (`ReminderPolicy`). */
export interface MessagePolicy {
  /** When messages of a kind may go out at the recipient's place; default `hoursByKind`. `COURTEOUS_HOURS` holds all of them to 08:00–21:00. */
  readonly hours: { readonly [kind in Exclude<SmsKind, 'reminder'>]?: DailyHours }
}

export const defaultMessagePolicy: MessagePolicy = { hours: {} }
