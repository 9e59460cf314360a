import { describe, expect, it } from 'vitest'
import { parseScheduleSearch } from './parse-schedule-search.ts'

const issuesOf = (query: unknown): readonly string[] => {
  const parsed = parseScheduleSearch(query)
  return parsed.ok ? [] : parsed.issues.map(({ code, path }) => `${code} ${path}`)
}

describe('parseScheduleSearch', () => {
  it('has the documented defaults', () => {
    expect(parseScheduleSearch({})).toEqual({ ok: true, value: { terms: [], page: 1, size: 20, offset: 0 } })
  })

  it('asks for every word of the name, without case and accents', () => {
    expect(parseScheduleSearch({ name: 'Loan  PAYMENT Zoë' })).toMatchObject({
      ok: true,
      value: { terms: ['name:loan', 'name:payment', 'name:zoe'] },
    })
  })

  it('takes the whole local day of its zone', () => {
    const parsed = parseScheduleSearch({ createdAt: '2026-03-08', timeZone: 'America/New_York' })
    expect(parsed).toMatchObject({
      ok: true,
      value: { createdAt: { from: Date.parse('2026-03-08T05:00:00Z'), before: Date.parse('2026-03-09T04:00:00Z') } },
    })
  })

  it.each(['SCHEDULED', 'ACTIVE', 'SUSPENDED', 'CANCELLED', 'FINISHED'])('takes the status %s', (status) => {
    expect(parseScheduleSearch({ status, page: 3, size: 10 })).toMatchObject({
      ok: true,
      value: { status, page: 3, size: 10, offset: 20 },
    })
  })

  it('tells every violation at once', () => {
    expect(
      issuesOf({ status: 'RUNNING', createdAt: '2026-02-30', timeZone: 'EST', page: 0, size: 100_000, colour: 'red' }),
    ).toMatchInlineSnapshot(`
      [
        "input_unknown_member colour",
        "input_value status",
        "date_format createdAt",
        "time_zone_unknown timeZone",
        "page_range page",
        "size_range size",
      ]
    `)
  })

  it.each([null, 'text', 7])('refuses %j', (query) => {
    expect(issuesOf(query).length).toBeGreaterThan(0)
  })
})
