import { readConfigureGlobal } from 'fast-check'
import { expect, it } from 'vitest'
import { readSeed, SEED } from './property-seed.ts'

it('is one and the same, unless another one is asked for', () => {
  expect([undefined, '7', '-7'].map((chosen) => readSeed(chosen))).toEqual([SEED, 7, -7])
})

it('is left to fast-check for random', () => {
  expect(readSeed('random')).toBeUndefined()
})

it.each(['', 'seven', '1.5', '12345678901'])('is not read from %j', (chosen) => {
  expect(() => readSeed(chosen)).toThrow('LINX_SEED')
})

it('is what property tests run with', () => {
  expect(readConfigureGlobal().seed).toBe(readSeed(process.env.LINX_SEED))
})
