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

export const createDueTimes = ({ storage, clock, alarm, pollMs }: DueTimesParts): DueTimes => {
  let isAsking = false

  const note = (dueAt: Instant): void => {
    if (dueAt <= clock.now() + pollMs) alarm.wakeBy(dueAt)
  }

  /** What is due already was just claimed by somebody, or is not to be had. */
  const ask = async (): Promise<void> => {
    isAsking = true
    const dueAt = await storage.nextDueAt().catch(() => undefined)
    isAsking = false
    if (dueAt !== undefined) note(Math.max(dueAt, clock.now() + SHORTEST_SLEEP_MS))
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
