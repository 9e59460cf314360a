import type { Instant } from '@linx/contracts'
import { formatInTimeZone } from 'date-fns-tz'
import type { TimeZone } from './time-zone.ts'
import { instantToLocal } from './zone-conversion.ts'

const MILLISECONDS_TEXT = /\.\d{3}$/

/** The offset of a zone at an instant, `-04:00`; `+00:00` for UTC. */
export const offsetText = (instant: Instant, zone: TimeZone): string =>
  formatInTimeZone(instant, zone.id === 'UTC' ? '+00:00' : zone.id, 'xxx')

/**
 * An instant as the wall clock of a zone shows it, with its offset: `2026-11-01T01:30:00.000-04:00`. Unlike a bare local time it
 * tells the two 01:30 of an autumn night apart.
 */
export const localTextWithOffset = (instant: Instant, zone: TimeZone): string => {
  const local = instantToLocal(instant, zone)
  const whole = MILLISECONDS_TEXT.test(local) ? local : `${local}.000`
  return `${whole}${offsetText(instant, zone)}`
}
