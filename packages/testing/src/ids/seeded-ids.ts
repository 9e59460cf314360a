import type { Instant } from '@linx/contracts'
import { createSeededRandom } from './seeded-random.ts'

/** Ids and random bytes that are the same for the same seed and clock. Has the shape of the engine's id source. */
export interface SeededIds {
  /**
   * A UUID of version 7 (RFC 9562 section 5.7). Later ones sort behind earlier ones, also within a millisecond and when the
   * clock goes back: the 12 bits behind the time count (section 6.2, method 1).
   */
  uuid(): string
  /** Foretellable bytes: for tests only. */
  randomBytes(length: number): Uint8Array
}

const COUNTER_LIMIT = 0x1000

const hexadecimal = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/** Makes an id source; without a clock the time in the ids is 1970-01-01T00:00:00Z. */
export const createSeededIds = (seed: number, clock: { now(): Instant } = { now: () => 0 }): SeededIds => {
  const random = createSeededRandom(seed)
  let lastMs = -1
  let counter = 0

  const step = (): void => {
    const nowMs = clock.now()
    if (nowMs > lastMs) {
      lastMs = nowMs
      counter = 0
      return
    }
    counter++
    if (counter === COUNTER_LIMIT) {
      lastMs++
      counter = 0
    }
  }

  return {
    uuid: () => {
      step()
      const time = hexadecimal(lastMs, 12)
      const variant = hexadecimal(0x8000 | random.below(0x4000), 4)
      const tail = hexadecimal(random.below(0x10000), 4) + hexadecimal(random.uint32(), 8)
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hexadecimal(counter, 3)}-${variant}-${tail}`
    },
    randomBytes: (length) => Uint8Array.from({ length }, () => random.below(256)),
  }
}
