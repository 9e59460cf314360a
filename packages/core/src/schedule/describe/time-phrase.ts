import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type WallTime } from '../../time/index.ts'
import type { RecurrenceRule } from '../rule/index.ts'
import { joinNumbers, joinWords } from './join-list.ts'
import { secondWords, timeWords } from './words.ts'

interface Times {
  /** Absent: the rule runs in every hour (minute, second) of its period. */
  readonly hours: readonly number[] | undefined
  readonly minutes: readonly number[] | undefined
  readonly seconds: readonly number[] | undefined
  readonly millisecond: number
}

/** What the rule says of times; what it leaves out below its period comes from the start. */
export const timesOf = (rule: RecurrenceRule, start: WallTime): Times => {
  const ofDay = start - Math.floor(start / DAY_MS) * DAY_MS
  const { frequency, byHour, byMinute, bySecond } = rule
  const isSecondly = frequency === 'SECONDLY'
  const isMinutely = frequency === 'MINUTELY'
  const isElapsed = isSecondly || isMinutely || frequency === 'HOURLY'
  return {
    hours: byHour ?? (isElapsed ? undefined : [Math.floor(ofDay / HOUR_MS)]),
    minutes: byMinute ?? (isSecondly || isMinutely ? undefined : [Math.floor(ofDay / MINUTE_MS) % 60]),
    seconds: bySecond ?? (isSecondly ? undefined : [Math.floor(ofDay / SECOND_MS) % 60]),
    millisecond: ofDay % SECOND_MS,
  }
}

const unitPhrase = (
  name: string,
  values: readonly number[] | undefined,
  word: (value: number) => string,
  limit: number,
) =>
  values === undefined ? [] : [`${name}${values.length === 1 ? '' : 's'} ${joinNumbers(values, word, 'and', limit)}`]

const isWholeMinute = ({ seconds, millisecond }: Times): boolean =>
  millisecond === 0 && seconds?.length === 1 && seconds[0] === 0

/** `at seconds 0 and 30 of minute 15 of hours 9 to 17`. */
const unitChain = (times: Times, limit: number): string => {
  const { hours, minutes, seconds, millisecond } = times
  const secondValues = isWholeMinute(times) ? undefined : seconds
  const chain = [
    ...unitPhrase('second', secondValues, (second) => secondWords(second, millisecond), limit),
    ...unitPhrase('minute', minutes, String, limit),
    ...unitPhrase('hour', hours, String, limit),
  ]
  if (chain.length === 0) return ''
  const isInside = secondValues === undefined && (minutes === undefined || seconds === undefined)
  return `${isInside ? 'in' : 'at'} ${chain.join(' of ')}`
}

/** `at 09:00 and 17:30`; many times are told by their units. Empty when the rule leaves no time out. */
export const timePhrase = (times: Times, limit: number): string => {
  const { hours, minutes, seconds, millisecond } = times
  if (hours === undefined || minutes === undefined || seconds === undefined) return unitChain(times, limit)
  if (hours.length * minutes.length * seconds.length > limit) return unitChain(times, limit)
  const ofDay = hours.flatMap((hour) =>
    minutes.flatMap((minute) =>
      seconds.map((second) => hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + millisecond),
    ),
  )
  return `at ${joinWords(ofDay.map(timeWords), 'and', limit)}`
}

/** Whether a day of the rule has one run at most. */
export const isOnceADay = ({ hours, minutes, seconds }: Times): boolean =>
  hours?.length === 1 && minutes?.length === 1 && seconds?.length === 1
