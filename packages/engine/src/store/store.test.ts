import type { RecordKey } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { describe, expect, it } from 'vitest'
import type { Protection } from '../protection/protection.ts'
import type { StoredState } from './record-kind.ts'
import { createStore } from './store.ts'

const MORE_THAN_ARE_KEPT = 8_200
const PAGE = 100

const keyOf = (id: string): RecordKey => ({ businessAccountId: 'business-1', kind: 'note', id })
const numbered = Array.from({ length: MORE_THAN_ARE_KEPT }, (_, number) => keyOf(`other-${number}`))

/** A store of notes, and what it calls while it opens the note with this id. */
const createNotes = async (slowId: string) => {
  const storage = createMemoryStorage()
  await storage.migrate([{ kind: 'note', indexes: [] }])
  const keys = [keyOf('known'), keyOf(slowId), ...numbered]
  for (let from = 0; from < keys.length; from += PAGE) {
    const puts = keys.slice(from, from + PAGE).map((key) => ({ key, expectedVersion: 0, body: { title: key.id } }))
    await storage.commit({ now: 0, puts })
  }
  const { promise: opened, resolve: finishOpening } = Promise.withResolvers<void>()
  const open: Protection['open'] = async (records) => {
    if (records.some(({ key }) => key.id === slowId)) await opened
    return records.map(({ key, body }) => ({ businessAccountId: key.businessAccountId, ...body }) as StoredState)
  }
  const protection = { open } as unknown as Protection
  const unused = {} as never
  const store = createStore({
    storage,
    protection,
    clock: { now: () => 0 } as never,
    ids: unused,
    listener: unused,
    audience: unused,
    telemetry: unused,
  })
  return { store, finishOpening }
}

describe('createStore', () => {
  it('finds a record that it knew when it began to read, though others push it out meanwhile', async () => {
    const { store, finishOpening } = await createNotes('slow')
    await store.loadMany([keyOf('known')])
    const both = store.loadMany([keyOf('known'), keyOf('slow')])
    for (let from = 0; from < numbered.length; from += PAGE) await store.loadMany(numbered.slice(from, from + PAGE))
    finishOpening()
    expect((await both).map((loaded) => loaded?.state)).toMatchObject([{ title: 'known' }, { title: 'slow' }])
  })
})
