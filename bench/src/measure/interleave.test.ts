import { describe, expect, it } from 'vitest'
import { interleave, speedRatio } from './interleave.ts'
import { median } from './median.ts'

describe('median', () => {
  it('is the middle one, or the mean of the middle two', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5])
    expect(() => median([])).toThrow(RangeError)
  })
})

describe('interleave', () => {
  it('lets the candidates take turns and throws the first round away', () => {
    const turns: string[] = []
    const candidate = (name: string) => ({
      name,
      run: (times: number) => void turns.push(`${name}${Math.sign(times)}`),
    })
    const measured = interleave([candidate('a'), candidate('b')], { rounds: 3, roundMs: 0 })
    expect(turns.slice(-8).join(' ')).toBe('a1 b1 a1 b1 a1 b1 a1 b1')
    expect(measured.map(({ perSecond }) => perSecond.length)).toEqual([3, 3])
  })
})

describe('speedRatio', () => {
  it('compares inside each round, so that a slow round harms nobody', () => {
    const base = { name: 'base', perSecond: [100, 10, 100] }
    expect(speedRatio({ name: 'twice as fast', perSecond: [200, 20, 200] }, base)).toBe(2)
  })
})
