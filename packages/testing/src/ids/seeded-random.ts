/** A stream of numbers that is the same for the same seed. For tests only: anyone can foretell it. */
export interface SeededRandom {
  /** 0 … 2³² − 1. */
  uint32(): number
  /** A whole number from 0 to `limit` − 1; `limit` 1 … 2³². */
  below(limit: number): number
  /** `true` with this probability, 0 … 1. */
  chance(probability: number): boolean
}

/** Makes a stream (mulberry32) from a seed of 32 bits; higher bits are ignored. */
export const createSeededRandom = (seed: number): SeededRandom => {
  let state = seed >>> 0

  const uint32 = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }

  return {
    uint32,
    below: (limit) => Math.floor((uint32() / 2 ** 32) * limit),
    chance: (probability) => uint32() / 2 ** 32 < probability,
  }
}
