import type { SmsKind } from '@linx/contracts'
import { type TimeZone, UTC } from '../time/index.ts'
import type { AllowedHours, DailyHours } from './allowed-hours.ts'

/** Reminders, at the recipient's zone: 09:00–20:00, inside what every state allows on a weekday. */
export const REMINDER_HOURS: DailyHours = { opensAtMinute: 9 * 60, closesAtMinute: 20 * 60 }

/** What the other kinds may be held to by a host (47 CFR 64.1200(c)(1)): 08:00–21:00. */
export const COURTEOUS_HOURS: DailyHours = { opensAtMinute: 8 * 60, closesAtMinute: 21 * 60 }

const ANY_TIME: DailyHours = { opensAtMinute: 0, closesAtMinute: 24 * 60 }

/** When each kind may go out by default. What answers the person at once is never held back. */
export const hoursByKind: { readonly [kind in SmsKind]: DailyHours } = {
  invitation: ANY_TIME,
  reminder: REMINDER_HOURS,
  expiry: REMINDER_HOURS,
  'transaction-status': ANY_TIME,
  'one-time-code': ANY_TIME,
  'opt-out-confirmation': ANY_TIME,
  help: ANY_TIME,
}

/** Where a number with this prefix may be: the offsets from UTC, in minutes, from the westernmost to the easternmost, all year. */
interface PrefixOffsets {
  readonly prefix: string
  readonly west: number
  readonly east: number
}

/** ITU-T E.164 country codes whose zones are few; North America from Hawaii to Newfoundland. */
const prefixOffsets: readonly PrefixOffsets[] = [
  { prefix: '+1', west: -600, east: -150 },
  { prefix: '+27', west: 120, east: 120 },
  { prefix: '+31', west: 60, east: 120 },
  { prefix: '+32', west: 60, east: 120 },
  { prefix: '+33', west: 60, east: 120 },
  { prefix: '+34', west: 0, east: 120 },
  { prefix: '+351', west: -60, east: 60 },
  { prefix: '+353', west: 0, east: 60 },
  { prefix: '+358', west: 120, east: 180 },
  { prefix: '+39', west: 60, east: 120 },
  { prefix: '+41', west: 60, east: 120 },
  { prefix: '+43', west: 60, east: 120 },
  { prefix: '+44', west: 0, east: 60 },
  { prefix: '+45', west: 60, east: 120 },
  { prefix: '+46', west: 60, east: 120 },
  { prefix: '+47', west: 60, east: 120 },
  { prefix: '+48', west: 60, east: 120 },
  { prefix: '+49', west: 60, east: 120 },
  { prefix: '+52', west: -480, east: -300 },
  { prefix: '+54', west: -180, east: -180 },
  { prefix: '+55', west: -300, east: -120 },
  { prefix: '+57', west: -300, east: -300 },
  { prefix: '+61', west: 480, east: 660 },
  { prefix: '+63', west: 480, east: 480 },
  { prefix: '+64', west: 720, east: 825 },
  { prefix: '+65', west: 480, east: 480 },
  { prefix: '+81', west: 540, east: 540 },
  { prefix: '+82', west: 540, east: 540 },
  { prefix: '+86', west: 480, east: 480 },
  { prefix: '+91', west: 330, east: 330 },
]

const fixedZone = (offsetMinutes: number): TimeZone => {
  const sign = offsetMinutes < 0 ? '-' : '+'
  const hours = String(Math.floor(Math.abs(offsetMinutes) / 60)).padStart(2, '0')
  const minutes = String(Math.abs(offsetMinutes) % 60).padStart(2, '0')
  return offsetMinutes === 0 ? UTC : { id: `${sign}${hours}:${minutes}`, offsetMinutes }
}

/**
 * The hours at the recipient's place. The zone that the host knows counts; else those that the number's country may have, and only
 * what is inside the hours in all of them (+1: 19:00–22:30 UTC for 09:00–20:00); else UTC.
 */
export const recipientHours = (
  recipient: { readonly phoneNumber: string; readonly timeZone?: TimeZone },
  hours: DailyHours,
): AllowedHours => {
  if (recipient.timeZone !== undefined) return { ...hours, zone: recipient.timeZone }
  const offsets = prefixOffsets.find(({ prefix }) => recipient.phoneNumber.startsWith(prefix))
  if (offsets === undefined) return { ...hours, zone: UTC }
  const closesAtMinute = hours.closesAtMinute - (offsets.east - offsets.west)
  const isAnyTime = hours.closesAtMinute - hours.opensAtMinute >= ANY_TIME.closesAtMinute
  return { ...hours, zone: fixedZone(offsets.west), ...(isAnyTime ? {} : { closesAtMinute }) }
}
