/** A reading of a wall clock and the instant that it means (RFC 5545 section 3.3.5). */
export interface WallReading {
  readonly zone: string
  readonly what: string
  readonly local: string
  readonly at: string
  /** What the clock shows at that instant, where the reading itself does not exist. */
  readonly shown?: string
}

const NEW_YORK = 'America/New_York'

/** Readings that exist once. */
export const plainReadings: readonly WallReading[] = [
  { zone: NEW_YORK, what: 'in 1900', local: '1900-01-01T12:00:00', at: '1900-01-01T17:00:00.000Z' },
  { zone: NEW_YORK, what: 'at the epoch', local: '1969-12-31T19:00:00', at: '1970-01-01T00:00:00.000Z' },
  { zone: NEW_YORK, what: 'in summer 1970', local: '1970-07-01T12:00:00', at: '1970-07-01T16:00:00.000Z' },
  { zone: NEW_YORK, what: 'in March 2006', local: '2006-03-20T12:00:00', at: '2006-03-20T17:00:00.000Z' },
  { zone: NEW_YORK, what: 'in March 2007', local: '2007-03-20T12:00:00', at: '2007-03-20T16:00:00.000Z' },
  { zone: NEW_YORK, what: 'on 1 November 2006', local: '2006-11-01T12:00:00', at: '2006-11-01T17:00:00.000Z' },
  { zone: NEW_YORK, what: 'on 1 November 2007', local: '2007-11-01T12:00:00', at: '2007-11-01T16:00:00.000Z' },
  { zone: NEW_YORK, what: 'before a gap', local: '2026-03-08T01:59:59.999', at: '2026-03-08T06:59:59.999Z' },
  { zone: NEW_YORK, what: 'after a gap', local: '2026-03-08T03:00:00', at: '2026-03-08T07:00:00.000Z' },
  { zone: NEW_YORK, what: 'after an overlap', local: '2026-11-01T02:00:00', at: '2026-11-01T07:00:00.000Z' },
  { zone: NEW_YORK, what: 'in summer 2037', local: '2037-07-01T12:00:00', at: '2037-07-01T16:00:00.000Z' },
  { zone: NEW_YORK, what: 'in summer 2038', local: '2038-07-01T12:00:00', at: '2038-07-01T16:00:00.000Z' },
  { zone: NEW_YORK, what: 'in summer 2100', local: '2100-07-01T12:00:00', at: '2100-07-01T16:00:00.000Z' },
  { zone: NEW_YORK, what: 'in summer 2200', local: '2200-07-01T12:00:00', at: '2200-07-01T16:00:00.000Z' },
  { zone: NEW_YORK, what: 'in winter 2200', local: '2200-01-01T12:00:00', at: '2200-01-01T17:00:00.000Z' },
  { zone: NEW_YORK, what: 'in local mean time', local: '1800-01-01T12:00:00', at: '1800-01-01T16:56:02.000Z' },
  { zone: NEW_YORK, what: 'in the year 1', local: '0001-01-01T00:00:00', at: '0001-01-01T04:56:02.000Z' },
  { zone: 'America/Toronto', what: 'in summer 1970', local: '1970-07-01T12:00:00', at: '1970-07-01T16:00:00.000Z' },
  { zone: 'Asia/Kathmandu', what: 'in local mean time', local: '1900-01-01T12:00:00', at: '1900-01-01T06:18:44.000Z' },
  { zone: 'Asia/Kathmandu', what: 'in 1970', local: '1970-01-01T12:00:00', at: '1970-01-01T06:30:00.000Z' },
  { zone: 'Asia/Kathmandu', what: 'today', local: '2026-01-01T12:00:00', at: '2026-01-01T06:15:00.000Z' },
  { zone: 'Europe/Dublin', what: 'in Dublin Mean Time', local: '1900-01-01T12:00:00', at: '1900-01-01T12:25:21.000Z' },
  { zone: 'Europe/Dublin', what: 'in winter', local: '2026-01-01T12:00:00', at: '2026-01-01T12:00:00.000Z' },
  { zone: 'Africa/Casablanca', what: 'outside Ramadan', local: '2019-07-01T12:00:00', at: '2019-07-01T11:00:00.000Z' },
  { zone: 'Africa/Casablanca', what: 'in Ramadan', local: '2019-05-20T12:00:00', at: '2019-05-20T12:00:00.000Z' },
  { zone: 'Pacific/Apia', what: 'before a lost day', local: '2011-12-29T23:59:59', at: '2011-12-30T09:59:59.000Z' },
  { zone: 'Pacific/Apia', what: 'after a lost day', local: '2011-12-31T00:00:00', at: '2011-12-30T10:00:00.000Z' },
  { zone: 'Australia/Sydney', what: 'in 1900', local: '1900-01-01T12:00:00', at: '1900-01-01T02:00:00.000Z' },
  { zone: 'Australia/Sydney', what: 'in January', local: '2026-01-01T12:00:00', at: '2026-01-01T01:00:00.000Z' },
]

/** Readings that no clock shows: the offset before the gap holds. */
export const gapReadings: readonly WallReading[] = [
  {
    zone: NEW_YORK,
    what: 'the first reading of a gap',
    local: '2026-03-08T02:00:00',
    at: '2026-03-08T07:00:00.000Z',
    shown: '2026-03-08T03:00:00',
  },
  {
    zone: NEW_YORK,
    what: 'the middle of a gap',
    local: '2026-03-08T02:30:00',
    at: '2026-03-08T07:30:00.000Z',
    shown: '2026-03-08T03:30:00',
  },
  {
    zone: NEW_YORK,
    what: 'the last reading of a gap',
    local: '2026-03-08T02:59:59.999',
    at: '2026-03-08T07:59:59.999Z',
    shown: '2026-03-08T03:59:59.999',
  },
  {
    zone: NEW_YORK,
    what: 'the gap of the old rule',
    local: '2006-04-02T02:30:00',
    at: '2006-04-02T07:30:00.000Z',
    shown: '2006-04-02T03:30:00',
  },
  {
    zone: NEW_YORK,
    what: 'the first gap of the new rule',
    local: '2007-03-11T02:30:00',
    at: '2007-03-11T07:30:00.000Z',
    shown: '2007-03-11T03:30:00',
  },
  {
    zone: NEW_YORK,
    what: 'a gap in 2200',
    local: '2200-03-09T02:30:00',
    at: '2200-03-09T07:30:00.000Z',
    shown: '2200-03-09T03:30:00',
  },
  {
    zone: 'America/Toronto',
    what: 'a gap',
    local: '2019-03-10T02:30:00',
    at: '2019-03-10T07:30:00.000Z',
    shown: '2019-03-10T03:30:00',
  },
  {
    zone: 'Australia/Sydney',
    what: 'a gap in October',
    local: '2026-10-04T02:30:00',
    at: '2026-10-03T16:30:00.000Z',
    shown: '2026-10-04T03:30:00',
  },
  {
    zone: 'Australia/Lord_Howe',
    what: 'a gap of half an hour',
    local: '2026-10-04T02:15:00',
    at: '2026-10-03T15:45:00.000Z',
    shown: '2026-10-04T02:45:00',
  },
  {
    zone: 'America/Havana',
    what: 'a gap at midnight',
    local: '2019-03-10T00:30:00',
    at: '2019-03-10T05:30:00.000Z',
    shown: '2019-03-10T01:30:00',
  },
  {
    zone: 'Pacific/Apia',
    what: 'the day that was lost',
    local: '2011-12-30T12:00:00',
    at: '2011-12-30T22:00:00.000Z',
    shown: '2011-12-31T12:00:00',
  },
  {
    zone: 'Africa/Casablanca',
    what: 'the gap after Ramadan',
    local: '2019-06-09T02:30:00',
    at: '2019-06-09T02:30:00.000Z',
    shown: '2019-06-09T03:30:00',
  },
  {
    zone: 'Europe/Dublin',
    what: 'a gap, though its winter time is the exception by law',
    local: '2026-03-29T01:30:00',
    at: '2026-03-29T01:30:00.000Z',
    shown: '2026-03-29T02:30:00',
  },
  {
    zone: 'Asia/Kathmandu',
    what: 'the fifteen minutes of 1986',
    local: '1986-01-01T00:07:00',
    at: '1985-12-31T18:37:00.000Z',
    shown: '1986-01-01T00:22:00',
  },
]

/** Readings that a clock shows twice: the first time counts. */
export const overlapReadings: readonly WallReading[] = [
  { zone: NEW_YORK, what: 'the first doubled', local: '2026-11-01T01:00:00', at: '2026-11-01T05:00:00.000Z' },
  { zone: NEW_YORK, what: 'the middle', local: '2026-11-01T01:30:00', at: '2026-11-01T05:30:00.000Z' },
  { zone: NEW_YORK, what: 'the last doubled', local: '2026-11-01T01:59:59.999', at: '2026-11-01T05:59:59.999Z' },
  { zone: NEW_YORK, what: 'the old rule', local: '2006-10-29T01:30:00', at: '2006-10-29T05:30:00.000Z' },
  { zone: NEW_YORK, what: 'the new rule', local: '2007-11-04T01:30:00', at: '2007-11-04T05:30:00.000Z' },
  { zone: NEW_YORK, what: 'the year 2200', local: '2200-11-02T01:30:00', at: '2200-11-02T05:30:00.000Z' },
  { zone: 'America/Toronto', what: 'November', local: '2019-11-03T01:30:00', at: '2019-11-03T05:30:00.000Z' },
  { zone: 'Australia/Sydney', what: 'April', local: '2026-04-05T02:30:00', at: '2026-04-04T15:30:00.000Z' },
  { zone: 'Australia/Lord_Howe', what: 'half an hour', local: '2026-04-05T01:45:00', at: '2026-04-04T14:45:00.000Z' },
  { zone: 'America/Havana', what: 'after midnight', local: '2019-11-03T00:30:00', at: '2019-11-03T04:30:00.000Z' },
  { zone: 'Africa/Casablanca', what: 'before Ramadan', local: '2019-05-05T02:30:00', at: '2019-05-05T01:30:00.000Z' },
  { zone: 'Europe/Dublin', what: 'October', local: '2026-10-25T01:30:00', at: '2026-10-25T00:30:00.000Z' },
]
