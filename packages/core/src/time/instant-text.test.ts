import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatInstant, parseInstant } from './instant-text.ts'
import { localOf } from './wall-text.ts'
import { wallTimeOf } from './wall-time.ts'

const FIRST = Date.parse('0000-01-01T00:00:00.000Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')
const instants = fc.oneof(
  fc.integer({ min: FIRST, max: LAST }),
  fc.integer({ min: Math.ceil(FIRST / 60_000), max: Math.floor(LAST / 60_000) }).map((minute) => minute * 60_000),
)

describe('texts of instants', () => {
  it('are those of the platform', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(formatInstant(instant)).toBe(new Date(instant).toISOString())
        expect(parseInstant(formatInstant(instant), '')).toEqual({ ok: true, value: instant })
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([FIRST - 1, LAST + 1])('beyond the years 0000–9999 too: %d', (instant) => {
    expect(formatInstant(instant)).toBe(new Date(instant).toISOString())
  })

  it('do not exist for what is no instant', () => {
    expect(() => formatInstant(Number.NaN)).toThrow(RangeError)
    expect(() => formatInstant(9e15)).toThrow(RangeError)
  })

  it.each([
    ['2026-11-21T09:30:00Z', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21T09:30:00.5Z', '2026-11-21T09:30:00.500Z'],
    ['2026-11-21T09:30:00.123456789Z', '2026-11-21T09:30:00.123Z'],
    ['2026-11-21T09:30:00-05:00', '2026-11-21T14:30:00.000Z'],
    ['2026-11-21T09:30:00.25+05:30', '2026-11-21T04:00:00.250Z'],
    ['2026-01-01T00:00:00+18:00', '2025-12-31T06:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    const result = parseInstant(text, 'from')
    expect(result.ok && formatInstant(result.value)).toBe(expected)
  })

  it.each([
    '',
    '2026-11-21',
    '2026-11-21T09:30:00',
    '2026-11-21T09:30Z',
    '2026-11-21 09:30:00Z',
    '2026-11-21t09:30:00z',
    '2026-02-30T09:30:00Z',
    '2026-11-21T24:00:00Z',
    '2026-11-21T09:60:00Z',
    '2026-11-21T09:30:60Z',
    '2026-11-21T09:30:00.Z',
    '2026-11-21T09:30:00.1234567890Z',
    '2026-11-21T09:30:00-0500',
    '2026-11-21T09:30:00-05',
    '2026-11-21T09:30:00+18:01',
    '2026-11-21T09:30:00+05:60',
    '2026-11-21T09:30:00ZZ',
    '+002026-11-21T09:30:00Z',
    '1763717400000',
  ])('refuses %j with an example of what to write', (text) => {
    const result = parseInstant(text, 'from')
    const issues = result.ok ? [] : result.issues
    expect(issues.map(({ code, path }) => [code, path])).toEqual([['instant_format', 'from']])
    expect(issues[0]?.message).toContain('2026-11-21T09:30:00-05:00')
  })
})

describe('texts of local times', () => {
  it('have milliseconds only when there are some, and come back', () => {
    expect([localOf(0), localOf(1), localOf(-1)]).toEqual([
      '1970-01-01T00:00:00',
      '1970-01-01T00:00:00.001',
      '1969-12-31T23:59:59.999',
    ])
    fc.assert(
      fc.property(instants, (wall) => {
        expect(wallTimeOf(localOf(wall))).toBe(wall)
      }),
    )
  })
})
