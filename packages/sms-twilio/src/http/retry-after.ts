import type { Instant } from '@linx/contracts'

/** No provider is waited for longer than a day. */
const MAXIMUM_MS = 86_400_000

/** A `retry-after` header, seconds or a date, as milliseconds; `undefined` if it is neither. */
export const retryAfterMsOf = (header: string | null, now: Instant): number | undefined => {
  if (header === null) return undefined
  const waitMs = /^\d{1,9}$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now
  return Number.isNaN(waitMs) ? undefined : Math.min(Math.max(waitMs, 0), MAXIMUM_MS)
}
