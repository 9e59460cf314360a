import { civilDateOf, type EpochDay } from './calendar-date.ts'
import { DAY_MS, MINUTE_MS, SECOND_MS, type WallTime } from './wall-time.ts'

const twoDigits: readonly string[] = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))

const padded = (value: number): string => twoDigits[value] ?? String(value)

const writeDate = (day: EpochDay): string => {
  const { year, month, day: ofMonth } = civilDateOf(day)
  const century = Math.floor(year / 100)
  return `${padded(century)}${padded(year - century * 100)}-${padded(month)}-${padded(ofMonth)}`
}

/** Texts of recent days, each in the slot of its last bits: schedules ask for the same days again and again. */
const SLOTS = 4096
const slotDays = new Float64Array(SLOTS).fill(Number.NaN)
const slotTexts = new Array<string>(SLOTS).fill('')

const dateText = (day: EpochDay): string => {
  const slot = day & (SLOTS - 1)
  if (slotDays[slot] !== day) {
    slotTexts[slot] = writeDate(day)
    slotDays[slot] = day
  }
  return slotTexts[slot] ?? ''
}

const minuteTexts: readonly string[] = Array.from(
  { length: 1440 },
  (_, minute) => `T${padded(Math.floor(minute / 60))}:${padded(minute % 60)}`,
)
const wholeMinuteTexts = minuteTexts.map((text) => `${text}:00`)
const wholeMinuteUtcTexts = minuteTexts.map((text) => `${text}:00.000Z`)

const fractionText = (millisecond: number): string => `.${String(millisecond).padStart(3, '0')}`

/** `HH:mm:ss` of a time that is no whole minute, with what the milliseconds come to behind it. */
const finerTimeText = (ofDay: number, fractionOf: (millisecond: number) => string): string => {
  const second = Math.floor(ofDay / SECOND_MS)
  const minute = Math.floor(second / 60)
  return `${minuteTexts[minute]}:${padded(second % 60)}${fractionOf(ofDay - second * SECOND_MS)}`
}

/** `YYYY-MM-DDTHH:mm:ss`, with `.SSS` only when there are milliseconds. */
export const localOf = (wall: WallTime): string => {
  const day = Math.floor(wall / DAY_MS)
  const ofDay = wall - day * DAY_MS
  const time = ofDay % MINUTE_MS === 0 ? wholeMinuteTexts[ofDay / MINUTE_MS] : undefined
  return (
    dateText(day) +
    (time ?? finerTimeText(ofDay, (millisecond) => (millisecond === 0 ? '' : fractionText(millisecond))))
  )
}

/** The same with `.SSS` always and a `Z` at the end: for instants of the years 0000–9999. */
export const utcTextOf = (instant: number): string => {
  const day = Math.floor(instant / DAY_MS)
  const ofDay = instant - day * DAY_MS
  const time = ofDay % MINUTE_MS === 0 ? wholeMinuteUtcTexts[ofDay / MINUTE_MS] : undefined
  return dateText(day) + (time ?? `${finerTimeText(ofDay, fractionText)}Z`)
}
