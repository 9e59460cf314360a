import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CALENDARS } from './bank-calendar.ts'
import { addDays, dayOfWeek } from './calendar-date.ts'

/** The days as the Federal Reserve Banks published or derived them; kept beside the repository, not in it. */
const list = new URL('../../../../../shared/reference/data/us-banking-holidays-2016-2040.csv', import.meta.url)
const isListed = existsSync(list)

describe('calendar of the Federal Reserve Banks', () => {
  it.skipIf(!isListed)(
    `equals the list of holidays on every day of 2016–2040${isListed ? '' : ' (skipped: the list is not on this machine)'}`,
    () => {
      const rows = readFileSync(list, 'utf8').trim().split('\n')
      const holidays = new Set(rows.map((row) => row.slice(0, 10)))
      expect(holidays.size).toBeGreaterThan(240)
      const different: string[] = []
      for (let date = '2016-01-01'; date <= '2040-12-31'; date = addDays(date, 1)) {
        const isOpen = dayOfWeek(date) % 6 !== 0 && !holidays.has(date)
        if (CALENDARS['US-FED'].isBankingDay(date) !== isOpen) different.push(date)
      }
      expect(different).toEqual([])
    },
  )
})
