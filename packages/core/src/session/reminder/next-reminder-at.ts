import type { Instant } from '@linx/contracts'
import { type AllowedHours, nextAllowedInstant, previousAllowedInstant, recipientHours } from '../../message/index.ts'
import type { TimeZone } from '../../time/index.ts'
import type { ReminderPolicy } from './reminder-policy.ts'

/** What the time of the next reminder depends on. */
export interface ReminderFacts {
  readonly policy: ReminderPolicy
  readonly firstNotifiedAt: Instant
  /** The last message of any origin. */
  readonly lastNotifiedAt: Instant
  /** Reminders that went out. */
  readonly sentCount: number
  readonly expireAt: Instant
  readonly now: Instant
  /** E.164; tells the hours where `timeZone` is not known. */
  readonly phoneNumber: string
  readonly timeZone?: TimeZone
}

/** Due times looked at in one call; more than the densest sensible policy has between two messages. */
const MAXIMUM_CANDIDATES = 64

/** Due times of the regular series behind `after`, ascending, before expiry. */
const regularTimes = ({ policy, firstNotifiedAt, expireAt }: ReminderFacts, after: Instant): readonly Instant[] => {
  const early = policy.afterFirstMs.map((offset) => firstNotifiedAt + offset)
  const last = early.at(-1) ?? firstNotifiedAt
  const skipped = Math.max(0, Math.floor((after - last) / policy.thenEveryMs))
  const times = early.filter((time) => time > after && time < expireAt)
  for (let step = 1; times.length < MAXIMUM_CANDIDATES; step += 1) {
    const time = last + (skipped + step) * policy.thenEveryMs
    if (time >= expireAt) break
    times.push(time)
  }
  return times
}

/** Where a due time comes to lie: in the allowed hours, after `now`, before expiry; brought forward if there is no later place. */
const placeOf = (time: Instant, hours: AllowedHours, { now, expireAt }: ReminderFacts): Instant | undefined => {
  const wanted = Math.max(time, now)
  const next = nextAllowedInstant(wanted, hours)
  if (next < expireAt) return next
  const previous = previousAllowedInstant(wanted, hours)
  return previous >= now && previous < expireAt ? previous : undefined
}

/**
 * The instant of the next reminder, or `undefined` if none is due before expiry any more. A due time that was missed counts at once;
 * one that falls too near to the last message is left out, as the Customer has just heard from the business.
 */
export const nextReminderAt = (facts: ReminderFacts): Instant | undefined => {
  const { policy, lastNotifiedAt, sentCount, expireAt, now } = facts
  if (now >= expireAt || sentCount >= policy.maximumCount) return undefined
  const hours = recipientHours(facts, policy.hours)
  const lateTimes = policy.beforeExpiryMs.map((offset) => expireAt - offset).filter((time) => time > lastNotifiedAt)
  const isRegularLeft = (time: Instant): boolean =>
    sentCount + lateTimes.filter((late) => late > time).length < policy.maximumCount
  const times = [...regularTimes(facts, lastNotifiedAt).filter(isRegularLeft), ...lateTimes]
  const places = times
    .toSorted((left, right) => left - right)
    .map((time) => placeOf(time, hours, facts))
    .filter((place) => place !== undefined && place >= lastNotifiedAt + policy.minimumGapMs)
  return places[0]
}
