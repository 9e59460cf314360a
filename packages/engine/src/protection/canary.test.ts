import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StorageAdapter } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { createSqliteStorage } from '@linx/storage-sqlite'
import { createSimulation } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { canaries } from '../test-support/canary-values.ts'
import { pushCanaries } from '../test-support/push-canaries.ts'

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

  it('are in no byte of the files of SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'linx-canary-'))
    try {
      const storage = createSqliteStorage({ path: join(folder, 'linx.sqlite') })
      await pushCanaries(createSimulation({ storage }))
      const read = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
      const open = read()
      await storage.close()
      expect(open.some((bytes) => bytes.includes('workflow.confirm'))).toBe(true)
      expect(leaks([...open, ...read()])).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('would be heard if they came: without keys they do', async () => {
    const heard: string[] = []
    const world = createSimulation({ storage: listening(createMemoryStorage(), heard), dataKeys: 'none' })
    const { told } = await pushCanaries(world)
    expect(leaks(heard).length).toBeGreaterThan(45)
    expect(leaks(told)).toEqual([])
  })
})
