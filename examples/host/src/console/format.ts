import { type Html, html } from './html.ts'

/** The zone of the business; every time on the console is in it. */
export const CONSOLE_ZONE = 'America/New_York'

const timeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: CONSOLE_ZONE,
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const longFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: CONSOLE_ZONE,
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: CONSOLE_ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
})
const clockFormat = new Intl.DateTimeFormat('en-GB', { timeZone: CONSOLE_ZONE, hour: '2-digit', minute: '2-digit' })

type Time = string | number

/** `3 Mar, 09:00`, with the whole time for who points at it. */
export const time = (at: Time): Html => {
  const date = new Date(at)
  return html`<time datetime="${date.toISOString()}" title="${longTime(at)}">${timeFormat.format(date)}</time>`
}

/** `Tue, 3 March 2026 at 09:00, New York`. */
export const longTime = (at: Time): string => `${longFormat.format(new Date(at))}, New York`

/** `Tuesday 3 March`. */
export const dayText = (at: Time): string => dayFormat.format(new Date(at))

/** `09:00`. */
export const clockTime = (at: Time): Html => {
  const date = new Date(at)
  return html`<time datetime="${date.toISOString()}">${clockFormat.format(date)}</time>`
}

/** `$1,256.25`; currencies by their own signs. */
export const money = (amount: string, currency: string): string => {
  const [whole = '0', cents = ''] = amount.split('.')
  const sign = currency === 'CAD' ? 'CA$' : '$'
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents.padEnd(2, '0')}`
}

/** `+1 (416) 555-0123`; other countries' numbers as they are. */
export const phone = (number: string): string => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 ($1) $2-$3')

/** `push-to-card` → `Push to card`. */
export const words = (code: string): string => {
  const text = code.toLowerCase().replaceAll(/[-_]/g, ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const SOLUTION_NAMES: Readonly<Record<string, string>> = { ach: 'ACH', wire: 'Wire', 'push-to-card': 'Card' }

export const solutionName = (solution: string): string => SOLUTION_NAMES[solution] ?? solution

const UNITS = [
  { ms: 86_400_000, name: 'day' },
  { ms: 3_600_000, name: 'hour' },
  { ms: 60_000, name: 'minute' },
] as const

/** `3 days`, `in`-less and rounded down. */
export const duration = (ms: number): string => {
  const unit = UNITS.find((candidate) => Math.abs(ms) >= candidate.ms)
  if (unit === undefined) return 'less than a minute'
  const count = Math.floor(Math.abs(ms) / unit.ms)
  return `${count} ${unit.name}${count === 1 ? '' : 's'}`
}
