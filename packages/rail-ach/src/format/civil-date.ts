/** Whole days since 1970-01-01. */
export type EpochDay = number

const DAY_MS = 86_400_000

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The day of a `YYYY-MM-DD`. Throws `RangeError` if it is no day that exists. */
export const epochDayOf = (date: string): EpochDay => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])]
  if (match === null || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new RangeError(`Expected a real day as YYYY-MM-DD, received ${JSON.stringify(date)}.`)
  }
  return Date.UTC(year, month - 1, day) / DAY_MS
}

/** A day as `YYYY-MM-DD`. */
export const dateOf = (day: EpochDay): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (day: EpochDay): number => (((day + 4) % 7) + 7) % 7

/** `YYMMDD` of the years 2000–2099 as `YYYY-MM-DD`; `undefined` if there is no such day. */
export const readNachaDate = (text: string): string | undefined => {
  if (!/^\d{6}$/.test(text)) return undefined
  const date = `20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4)}`
  try {
    epochDayOf(date)
    return date
  } catch {
    return undefined
  }
}

/** `YYYY-MM-DD` as `YYMMDD`. */
export const toNachaDate = (date: string): string => date.slice(2).replaceAll('-', '')
