import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

/** Where ids and randomness come from. */
export interface IdSource {
  /** A UUID of version 7 (RFC 9562 section 5.7); later ones of one source sort behind earlier ones. */
  uuid(): string
  /** Unpredictable bytes, for what must not be guessed. */
  randomBytes(length: number): Uint8Array
}

const COUNTER_LIMIT = 0x1000
const POOL_BYTES = 4_096

const hexadecimal = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/** The default source: the clock's milliseconds, a counter of 12 bits within one, 62 random bits. */
export const createIdSource = (clock: Clock): IdSource => {
  let lastMs = 0
  let counter = 0
  let pool = Buffer.alloc(0)
  let used = 0

  const take = (length: number): Buffer => {
    if (used + length > pool.length) {
      pool = randomBytes(POOL_BYTES)
      used = 0
    }
    used += length
    return pool.subarray(used - length, used)
  }

  const tick = (): void => {
    const nowMs = clock.now()
    if (nowMs > lastMs) {
      lastMs = nowMs
      counter = take(2).readUInt16BE() & 0x7ff
      return
    }
    counter += 1
    if (counter === COUNTER_LIMIT) {
      lastMs += 1
      counter = 0
    }
  }

  return {
    uuid: () => {
      tick()
      const time = hexadecimal(lastMs, 12)
      const random = take(8)
      const variant = hexadecimal((random.readUInt16BE(0) & 0x3fff) | 0x8000, 4)
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hexadecimal(counter, 3)}-${variant}-${random.toString('hex', 2, 8)}`
    },
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
  }
}
