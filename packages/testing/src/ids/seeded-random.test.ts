import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSeededRandom } from './seeded-random.ts'

const draw = (seed: number, count: number): number[] => {
  const random = createSeededRandom(seed)
  return Array.from({ length: count }, () => random.uint32())
}

describe('createSeededRandom', () => {
  it('gives the same stream for the same seed and another for another', () => {
    expect(draw(7, 20)).toEqual(draw(7, 20))
    expect(draw(7, 20)).not.toEqual(draw(8, 20))
  })

  it('stays below the limit', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1_000 }), (seed, limit) => {
        const value = createSeededRandom(seed).below(limit)
        expect(Number.isInteger(value) && value >= 0 && value < limit).toBe(true)
      }),
    )
  })

  it('spreads over all values and meets a probability', () => {
    const random = createSeededRandom(1)
    const counts = [0, 0, 0, 0]
    let hits = 0
    for (let round = 0; round < 4_000; round++) {
      const value = random.below(4)
      counts[value] = (counts[value] ?? 0) + 1
      if (random.chance(0.25)) hits++
    }
    for (const count of [...counts, hits]) expect(Math.abs(count - 1_000)).toBeLessThan(120)
  })

  it('never and always happen at probability 0 and 1', () => {
    const random = createSeededRandom(2)
    for (let round = 0; round < 100; round++) {
      expect(random.chance(0)).toBe(false)
      expect(random.chance(1)).toBe(true)
    }
  })
})
