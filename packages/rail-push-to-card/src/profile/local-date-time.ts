import type { Instant } from '@linx/contracts'

/** `YYYY-MM-DDThh:mm:ss` on the wall clock of the zone. */
export const localDateTimeOf = (instant: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
    .format(instant)
    .replace(' ', 'T')
