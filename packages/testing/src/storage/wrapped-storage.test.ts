import { createMemoryStorage } from '@linx/storage-memory'
import { describe, expect, it } from 'vitest'
import { createRecordingStorage } from './recording-storage.ts'
import { createScheduledStorage } from './scheduled-storage.ts'

const key = { businessAccountId: 'business-1', kind: 'counter', id: 'counter-1' }
const insert = { now: 0, puts: [{ key, expectedVersion: 0, body: { secret: 'hush' } }] }

const migrated = async () => {
  const storage = createMemoryStorage()
  await storage.migrate([{ kind: 'counter', indexes: [] }])
  return storage
}

describe('createRecordingStorage', () => {
  it('keeps what was committed and not what was refused', async () => {
    const storage = createRecordingStorage(await migrated())
    await storage.commit(insert)
    expect((await storage.commit(insert)).committed).toBe(false)
    expect(storage.batches()).toEqual([insert])
    expect(storage.writtenText()).toContain('hush')
  })
})

describe('createScheduledStorage', () => {
  it('acts in its turn and answers in another', async () => {
    const turns: { readonly label: string; readonly go: () => void }[] = []
    const storage = await migrated()
    const scheduled = createScheduledStorage(
      storage,
      (label) => new Promise<void>((resolve) => turns.push({ label, go: resolve })),
    )
    let isAnswered = false
    const commit = scheduled.commit(insert).then(() => {
      isAnswered = true
    })
    expect(await storage.get([key])).toEqual([undefined])
    turns[0]?.go()
    await new Promise((resolve) => setImmediate(resolve))
    expect((await storage.get([key]))[0]?.version).toBe(1)
    expect(isAnswered).toBe(false)
    turns[1]?.go()
    await commit
    expect(turns.map(({ label }) => label)).toEqual(['commit', 'commit answered'])
  })
})
