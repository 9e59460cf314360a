import type { Instant } from '@linx/contracts'

export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** 15:00 UTC on the day after: a morning in North America. */
export const nextMorning = (now: Instant): Instant => Math.floor(now / DAY_MS) * DAY_MS + DAY_MS + 15 * HOUR_MS
