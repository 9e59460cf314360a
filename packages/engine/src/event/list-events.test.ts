import { createMemoryStorage } from '@linx/storage-memory'
import { createSimulation, loadSampleParties } from '@linx/testing'
import { describe, expect, it } from 'vitest'

describe('audit.list', () => {
  it.each([
    [10_000_000, 3],
    [2, 2],
    [0, 1],
    [-5, 1],
    [Number.NaN, 1],
  ])('answers within its bounds whatever limit is asked for: %s', async (limit, expected) => {
    const { linx } = createSimulation({ storage: createMemoryStorage() })
    await loadSampleParties(linx)
    expect(await linx.audit.list({ limit })).toHaveLength(expected)
  })
})
