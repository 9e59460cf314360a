import { describe, expect, it } from 'vitest'
import { everyCombination, pairsOf, pairwiseSample } from './combination-table.ts'
import { pathNames } from './path-table.ts'

describe('the combinations of the browser tests', () => {
  const every = everyCombination(pathNames)

  it('are every path times two screens, with and without script, three languages', () => {
    expect(new Set(every.map((combination) => JSON.stringify(combination))).size).toBe(pathNames.length * 12)
  })

  it('have a sample in which every two values meet, of three or four times the paths', () => {
    const sample = pairwiseSample(every)
    expect(new Set(sample.flatMap(pairsOf))).toEqual(new Set(every.flatMap(pairsOf)))
    expect(sample.length).toBeLessThanOrEqual(pathNames.length * 3 + 3)
  })
})
