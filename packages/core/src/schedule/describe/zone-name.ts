import type { TimeZone } from '../../time/index.ts'

/** Regions whose id is not named after a place. */
const ZONE_NAMES: Readonly<Record<string, string>> = {
  'US/Eastern': 'US Eastern',
  'US/Central': 'US Central',
  'US/Mountain': 'US Mountain',
  'US/Pacific': 'US Pacific',
  'Canada/Eastern': 'Canadian Eastern',
  'Canada/Central': 'Canadian Central',
  'Canada/Mountain': 'Canadian Mountain',
  'Canada/Pacific': 'Canadian Pacific',
  'Canada/Atlantic': 'Canadian Atlantic',
  'America/St_Johns': "St. John's",
  'America/Port-au-Prince': 'Port-au-Prince',
}

/** A zone as people say it: `New York time`, `UTC`, `UTC+05:30`; `Etc/GMT+5`, whose sign is the other way round, as it is written. */
export const zoneName = ({ id, offsetMinutes }: TimeZone): string => {
  if (offsetMinutes !== undefined) return offsetMinutes === 0 ? 'UTC' : `UTC${id}`
  const known = ZONE_NAMES[id]
  if (known !== undefined) return `${known} time`
  if (id.startsWith('Etc/')) return `${id} time`
  return `${(id.split('/').at(-1) ?? id).replaceAll('_', ' ')} time`
}
