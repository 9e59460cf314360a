import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSeededIds } from './seeded-ids.ts'

const START = Date.parse('2026-03-02T15:00:00Z')
const VERSION_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('createSeededIds', () => {
  it('makes UUIDs of version 7 that hold the time of the clock', () => {
    const uuid = createSeededIds(1, { now: () => START }).uuid()
    expect(uuid).toMatch(VERSION_7)
    expect(Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16)).toBe(START)
  })

  it('gives the same ids and bytes for the same seed, others for another', () => {
    const take = (seed: number) => {
      const ids = createSeededIds(seed)
      return [ids.uuid(), ids.uuid(), ids.randomBytes(16).join()]
    }
    expect(take(5)).toEqual(take(5))
    for (const [place, value] of take(5).entries()) expect(take(6)[place]).not.toBe(value)
  })

  it('sorts ids in the order of their making, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5_000, max: 5_000 }), { maxLength: 50 }), (jumpsMs) => {
        let now = START
        const ids = createSeededIds(1, { now: () => now })
        const made = jumpsMs.map((jumpMs) => {
          now += jumpMs
          return ids.uuid()
        })
        expect(made.toSorted()).toEqual(made)
        expect(new Set(made).size).toBe(made.length)
      }),
    )
  })

  it('stays in order when more ids than the counter holds are made in one millisecond', () => {
    const ids = createSeededIds(1, { now: () => START })
    const made = Array.from({ length: 10_000 }, () => ids.uuid())
    expect(made.toSorted()).toEqual(made)
    expect(made.every((uuid) => VERSION_7.test(uuid))).toBe(true)
  })

  it('gives as many bytes as asked for', () => {
    const ids = createSeededIds(1)
    expect(ids.randomBytes(0)).toHaveLength(0)
    expect(ids.randomBytes(32)).toHaveLength(32)
    expect(new Set(ids.randomBytes(256)).size).toBeGreaterThan(100)
  })
})
