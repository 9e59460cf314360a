import type { Instant, StorageAdapter } from '@linx/contracts'
import type { Clock } from '../platform/clock.ts'
import type { Alarm } from './alarm.ts'

/** Sets the alarm for what will be due. */
export interface DueTimes {
  /** This process has put a task. */
  note(dueAt: Instant): void
  /** Asks the storage for tasks of other processes and of earlier ones. The answer may come while the alarm sleeps. */
  lookAhead(): void
}

interface DueTimesParts {
  readonly storage: Pick<StorageAdapter, 'nextDueAt'>
  readonly clock: Clock
  readonly alarm: Pick<Alarm, 'wakeBy' | 'nextAt'>
  /** The longest time between two questions: what is due later is asked for again before. */
  readonly pollMs: number
}

const SHORTEST_SLEEP_MS = 1
/** Sleeps that end so soon at a task of this process are not worth the question what others have put. */
const SHORT_SLEEP_MS = 20
/** The longest wait for what is due and not to be had, as with leases that a clock behind this one judges. */
const LONGEST_REPEAT_MS = 64

export const createDueTimes = ({ storage, clock, alarm, pollMs }: DueTimesParts): DueTimes => {
  let isAsking = false
  let repeatMs = SHORTEST_SLEEP_MS

  const note = (dueAt: Instant): void => {
    if (dueAt <= clock.now() + pollMs) alarm.wakeBy(dueAt)
  }

  /** What is due already was just claimed by somebody, or is not to be had: each time in a row it is waited for twice as long. */
  const ask = async (): Promise<void> => {
    isAsking = true
    const dueAt = await storage.nextDueAt().catch(() => undefined)
    isAsking = false
    if (dueAt === undefined) return
    const now = clock.now()
    if (dueAt > now) {
      repeatMs = SHORTEST_SLEEP_MS
      return note(dueAt)
    }
    note(now + repeatMs)
    repeatMs = Math.min(repeatMs * 2, LONGEST_REPEAT_MS)
  }

  return {
    note,
    lookAhead: () => {
      const nextAt = alarm.nextAt()
      const isSoon = nextAt !== undefined && nextAt - clock.now() <= SHORT_SLEEP_MS
      if (!isSoon && !isAsking) void ask()
    },
  }
}
