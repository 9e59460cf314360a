import type { Instant } from '@linx/contracts'
import { DAY_MS, instantToWall, MINUTE_MS, type TimeZone, type WallTime, wallToInstant } from '../time/index.ts'

/** Hours of a day, in minutes after midnight; `closesAtMinute` itself is outside. */
export interface DailyHours {
  readonly opensAtMinute: number
  readonly closesAtMinute: number
}

/** Hours at the recipient's place. */
export interface AllowedHours extends DailyHours {
  readonly zone: TimeZone
}

/** A message that is brought forward to the end of a day is sent this long before the hours close. */
const CLOSING_MARGIN_MINUTES = 15

const startOfWallDay = (wall: WallTime): WallTime => Math.floor(wall / DAY_MS) * DAY_MS
const minuteOfDay = (wall: WallTime): number => (wall - startOfWallDay(wall)) / MINUTE_MS

const atMinute = (day: WallTime, minute: number, zone: TimeZone): Instant =>
  wallToInstant(day + minute * MINUTE_MS, zone)

/** `true` inside the hours. */
export const isAllowedInstant = (instant: Instant, { zone, opensAtMinute, closesAtMinute }: AllowedHours): boolean => {
  const minute = minuteOfDay(instantToWall(instant, zone))
  return minute >= opensAtMinute && minute < closesAtMinute
}

/** The instant itself if it is inside the hours, else the next opening. */
export const nextAllowedInstant = (instant: Instant, hours: AllowedHours): Instant => {
  if (isAllowedInstant(instant, hours)) return instant
  const wall = instantToWall(instant, hours.zone)
  const day = startOfWallDay(wall) + (minuteOfDay(wall) < hours.opensAtMinute ? 0 : DAY_MS)
  return atMinute(day, hours.opensAtMinute, hours.zone)
}

/** The instant itself if it is inside the hours, else shortly before the last closing. */
export const previousAllowedInstant = (instant: Instant, hours: AllowedHours): Instant => {
  if (isAllowedInstant(instant, hours)) return instant
  const wall = instantToWall(instant, hours.zone)
  const day = startOfWallDay(wall) - (minuteOfDay(wall) < hours.opensAtMinute ? DAY_MS : 0)
  const minute = Math.max(hours.opensAtMinute, hours.closesAtMinute - CLOSING_MARGIN_MINUTES)
  return atMinute(day, minute, hours.zone)
}
