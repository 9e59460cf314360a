const HOUR_MS = 3_600_000

/** How far the clock can be moved by one button. */
export const JUMPS = [
  { by: 'due', label: 'Run due', ms: 0 },
  { by: 'hour', label: '+1 h', ms: HOUR_MS },
  { by: 'day', label: '+1 day', ms: 24 * HOUR_MS },
  { by: 'week', label: '+1 week', ms: 7 * 24 * HOUR_MS },
] as const
