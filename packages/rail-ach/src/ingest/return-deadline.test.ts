import { describe, expect, it } from 'vitest'
import { createFederalReserveCalendar } from '../calendar/federal-reserve-calendar.ts'
import { returnAllowedUntil } from './return-deadline.ts'

const settings = {
  calendar: createFederalReserveCalendar(),
  timeZone: 'America/New_York',
  returnGraceBankingDays: 0,
}

const dayOf = (code: string, settlementDate: string, grace = 0): string | undefined => {
  const until = returnAllowedUntil(code, settlementDate, { ...settings, returnGraceBankingDays: grace })
  return until === undefined ? undefined : new Date(until - 6 * 3_600_000).toISOString().slice(0, 10)
}

describe('until when a return is in time', () => {
  it.each([
    ['two banking days', 'R01', '2026-03-03', 0, '2026-03-05'],
    ['two banking days over a weekend', 'R03', '2026-03-05', 0, '2026-03-09'],
    ['two banking days over Memorial Day', 'R02', '2026-05-22', 0, '2026-05-27'],
    ['two banking days for a business that did not authorize', 'R29', '2026-03-03', 0, '2026-03-05'],
    ['the banking day after sixty days for a consumer that did not authorize', 'R10', '2026-03-03', 0, '2026-05-04'],
    ['a day more where the bank takes one to pass it on', 'R01', '2026-03-03', 1, '2026-03-06'],
  ])('%s', (_, code, settlementDate, grace, expected) => {
    expect(dayOf(code, settlementDate, grace)).toBe(expected)
  })

  it.each(['R06', 'R31', 'R23', 'R99'])('has no day of its own for %s', (code) => {
    expect(dayOf(code, '2026-03-03')).toBeUndefined()
  })
})
