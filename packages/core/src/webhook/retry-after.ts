import type { Instant } from '@linx/contracts'
import { DAY_MS, SECOND_MS } from '../time/index.ts'

const wholeSeconds = /^\d{1,9}$/
const httpDate = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT$/

/** Nobody may ask for more. */
const LONGEST_MS = DAY_MS

/**
 * Reads the header `Retry-After` (RFC 9110 section 10.2.3): seconds or an HTTP date, at most a day from now. `undefined` for anything
 * else.
 */
export const parseRetryAfter = (text: string | null | undefined, now: Instant): number | undefined => {
  if (text === null || text === undefined) return undefined
  if (wholeSeconds.test(text)) return Math.min(Number(text) * SECOND_MS, LONGEST_MS)
  const at = httpDate.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.min(Math.max(at - now, 0), LONGEST_MS)
}
