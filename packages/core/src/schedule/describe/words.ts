import { civilDateOf, DAY_MS, dateOfEpochDay, type WallTime } from '../../time/index.ts'
import type { Convention } from '../expand/index.ts'
import type { Frequency } from '../rule/index.ts'

/** Index = month - 1. */
const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** Index = weekday number, 0 Sunday. */
export const WEEKDAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

const ORDINAL_WORDS = ['first', 'second', 'third', 'fourth', 'fifth'] as const
const ORDINAL_SUFFIXES: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' }

export const PERIOD_NAMES: Readonly<Record<Frequency, string>> = {
  YEARLY: 'year',
  MONTHLY: 'month',
  WEEKLY: 'week',
  DAILY: 'day',
  HOURLY: 'hour',
  MINUTELY: 'minute',
  SECONDLY: 'second',
}

/** What becomes of a run on a day without banking. */
export const SHIFT_WORDS: Readonly<Record<Convention, string>> = {
  following: 'moved to the next banking day',
  preceding: 'moved to the banking day before',
  'modified-following': 'moved to the next banking day, or back where that leaves the month,',
  'modified-preceding': 'moved to the banking day before, or forward where that leaves the month,',
}

export const monthName = (month: number): string => MONTH_NAMES[month - 1] ?? String(month)

/** `1st`, `12th`, `23rd`. */
export const ordinalDigits = (number: number): string => {
  const isTeen = number % 100 >= 11 && number % 100 <= 13
  return `${number}${(isTeen ? undefined : ORDINAL_SUFFIXES[number % 10]) ?? 'th'}`
}

/** `third`, `12th`; counted from the end `last`, `second to last`. Never 0. */
export const ordinalWord = (number: number): string => {
  const size = Math.abs(number)
  const word = ORDINAL_WORDS[size - 1] ?? ordinalDigits(size)
  if (number > 0) return word
  return size === 1 ? 'last' : `${word} to last`
}

/** `24 December 2026`. */
export const dateWords = (wall: WallTime): string => {
  const day = Math.floor(wall / DAY_MS)
  const { month, day: ofMonth } = civilDateOf(day)
  return `${ofMonth} ${monthName(month)} ${dateOfEpochDay(day).slice(0, -6)}`
}

const padded = (value: number): string => String(value).padStart(2, '0')

/** `30`, or `30.250` with milliseconds. */
export const secondWords = (second: number, millisecond: number): string =>
  millisecond === 0 ? String(second) : `${second}.${String(millisecond).padStart(3, '0')}`

/** A time of day in milliseconds as `09:00`, with seconds only where there are some. */
export const timeWords = (ofDay: number): string => {
  const minutes = Math.floor(ofDay / 60_000)
  const rest = ofDay % 60_000
  const text = `${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`
  if (rest === 0) return text
  const seconds = Math.floor(rest / 1000)
  return `${text}:${seconds < 10 ? '0' : ''}${secondWords(seconds, rest % 1000)}`
}
