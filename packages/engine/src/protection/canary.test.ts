import type { StorageAdapter } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { createSimulation } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { canaries, pushCanaries } from '../test-support/canaries.ts'

/** Keeps the text of everything that is handed to the storage. */
const listening = (storage: StorageAdapter, heard: string[]): StorageAdapter => ({
  ...storage,
  commit: (batch) => {
    heard.push(JSON.stringify(batch))
    return storage.commit(batch)
  },
  find: (query) => {
    heard.push(JSON.stringify(query))
    return storage.find(query)
  },
  lookup: (key) => {
    heard.push(JSON.stringify(key))
    return storage.lookup(key)
  },
})

const leaks = (texts: readonly string[]): readonly string[] =>
  Object.entries(canaries)
    .filter(([, secret]) => texts.some((text) => text.includes(secret)))
    .map(([name]) => name)

describe('fifty secrets that go through the public calls', () => {
  it('are distinct and long enough to be found', () => {
    const secrets = Object.values(canaries)
    expect(new Set(secrets).size).toBe(secrets.length)
    expect(secrets.length).toBeGreaterThanOrEqual(50)
    expect(Math.min(...secrets.map(({ length }) => length))).toBeGreaterThan(6)
  })

  it('reach no verb of the storage, event, refusal, audit entry or query in clear, and are found all the same', async () => {
    const heard: string[] = []
    const { told, found } = await pushCanaries(createSimulation({ storage: listening(createMemoryStorage(), heard) }))
    expect(leaks(heard)).toEqual([])
    expect(leaks(told)).toEqual([])
    expect(found).toEqual([1, 1, 1, 1])
    expect(heard.length).toBeGreaterThan(50)
  })

  it('would be heard if they came: without keys they do', async () => {
    const heard: string[] = []
    const world = createSimulation({ storage: listening(createMemoryStorage(), heard), dataKeys: 'none' })
    const { told } = await pushCanaries(world)
    expect(leaks(heard).length).toBeGreaterThan(45)
    expect(leaks(told)).toEqual([])
  })
})
