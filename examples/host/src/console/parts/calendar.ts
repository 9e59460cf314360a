import { EMPTY, type Html, html } from '../html.ts'

/** An entry of a day. */
export interface CalendarEntry {
  /** `2026-03-17`. */
  readonly date: string
  readonly time: string
  readonly label: string
  readonly href: string
  readonly tone: 'ahead' | 'good' | 'bad' | 'quiet'
}

interface CalendarOptions {
  /** `2026-03`. */
  readonly month: string
  readonly today: string
  readonly entries: readonly CalendarEntry[]
  /** Days on which banks are closed, with their names. */
  readonly holidays: ReadonlyMap<string, string>
}

const DAY_MS = 86_400_000
const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MAXIMUM_SHOWN = 3

const dateText = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** `2026-03` and a number of months from it. */
export const addMonths = (month: string, count: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return dateText(Date.UTC(year, number - 1 + count, 1)).slice(0, 7)
}

/** `March 2026`. */
export const monthName = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(new Date(`${month}-01`))

/** The days of whole weeks, from Monday, that hold a month. */
export const daysOfMonth = (month: string): readonly string[] => {
  const first = Date.parse(`${month}-01`)
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY_MS
  const end = Date.parse(`${addMonths(month, 1)}-01`)
  const weeks = Math.ceil((end - start) / (7 * DAY_MS))
  return Array.from({ length: weeks * 7 }, (_, index) => dateText(start + index * DAY_MS))
}

const entry = ({ time, label, href, tone }: CalendarEntry): Html =>
  html`<li><a class="run ${tone}" href="${href}"><b>${time}</b> ${label}</a></li>`

/** A month as a table, Monday first. */
export const calendar = ({ month, today, entries, holidays }: CalendarOptions): Html => {
  const byDate = Map.groupBy(entries, ({ date }) => date)
  const weekend = (index: number): boolean => index % 7 > 4
  const day = (date: string, index: number): Html => {
    const found = byDate.get(date) ?? []
    const holiday = holidays.get(date)
    const names = [
      date.startsWith(month) ? 'in' : 'out',
      date === today ? 'today' : '',
      weekend(index) || holiday !== undefined ? 'closed' : '',
    ]
    return html`<td class="${names.filter((name) => name !== '').join(' ')}"><span class="date">${Number(date.slice(8))}</span>${
      holiday === undefined ? EMPTY : html`<span class="holiday">${holiday}</span>`
    }${found.length === 0 ? EMPTY : html`<ul>${found.slice(0, MAXIMUM_SHOWN).map(entry)}</ul>`}${
      found.length > MAXIMUM_SHOWN ? html`<span class="holiday">and ${found.length - MAXIMUM_SHOWN} more</span>` : EMPTY
    }</td>`
  }
  const days = daysOfMonth(month)
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
  return html`<div class="scroll"><table class="calendar"><caption class="hidden">Runs in ${monthName(month)}</caption>
<thead><tr>${WEEK.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${weeks.map((week) => html`<tr>${week.map(day)}</tr>`)}</tbody></table></div>`
}
