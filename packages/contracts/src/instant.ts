/**
 * A point on the time line: whole milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored.
 * Never a local date-time: those are strings beside a zone.
 */
export type Instant = number
