import { describe, expect, it } from 'vitest'
import { countEffects } from './count-effects.ts'

describe('the effects of several processes', () => {
  it('are right when each reference was carried out once by anybody', () => {
    expect(countEffects([[['a', 1]], [['b', 1]]], 2)).toEqual({ total: 2, wrong: 0 })
  })

  it.each([
    ['twice by one', [[['a', 2]], [['b', 1]]]],
    [
      'once by each of two',
      [
        [['a', 1]],
        [
          ['a', 1],
          ['b', 1],
        ],
      ],
    ],
    ['not at all', [[['a', 1]], []]],
    [
      'though nobody asked for it',
      [
        [['a', 1]],
        [
          ['b', 1],
          ['c', 1],
        ],
      ],
    ],
  ] as const)('are wrong when one was carried out %s', (_how, processes) => {
    expect(countEffects(processes, 2).wrong).toBe(1)
  })
})
