import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommitBatch } from '@linx/contracts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSqliteStorage } from '../create-sqlite-storage.ts'
import { openDatabase } from '../database/database.ts'
import { recordTablesOf } from '../schema/record-table.ts'
import { RecordCache } from './record-cache.ts'

const catalog = [{ kind: 'note', indexes: [{ name: 'size', type: 'number' }] }] as const
const keyOf = (id: string) => ({ businessAccountId: 'business-1', kind: 'note', id })

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linx-cache-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const openStorage = async () => {
  const storage = createSqliteStorage({ path: join(folder, 'linx.db') })
  await storage.migrate(catalog)
  return storage
}

const put = (id: string, expectedVersion: number, text: string): CommitBatch => ({
  now: 0,
  puts: [
    { key: keyOf(id), expectedVersion, body: { text }, indexes: { size: text.length }, terms: [text.slice(0, 9)] },
  ],
})

describe('records kept in memory', () => {
  it('give way to what another connection has written', async () => {
    const [first, second] = [await openStorage(), await openStorage()]
    await first.commit(put('a', 0, 'one'))
    expect((await second.get([keyOf('a')]))[0]?.body).toEqual({ text: 'one' })
    await first.commit(put('a', 1, 'two'))
    expect((await second.get([keyOf('a')]))[0]).toMatchObject({ version: 2, body: { text: 'two' } })
    const stale = await second.commit(put('a', 1, 'three'))
    expect(stale).toMatchObject({ committed: false, conflict: { reason: 'version', actualVersion: 2 } })
    await Promise.all([first.close(), second.close()])
  })

  it('do not outlive a batch that was rolled back', async () => {
    const storage = await openStorage()
    const entry = { businessAccountId: 'business-1', id: 'same', subject: 'note/a', at: 0, body: {} }
    await storage.commit({ now: 0, journal: [entry] })
    const [failed, written] = await Promise.allSettled([
      storage.commit({ ...put('a', 0, 'lost'), journal: [entry] }),
      storage.commit(put('b', 0, 'kept')),
    ])
    expect([failed.status, written.status]).toEqual(['rejected', 'fulfilled'])
    const [lost, kept] = await storage.get([keyOf('a'), keyOf('b')])
    expect(lost).toBeUndefined()
    expect(kept?.body).toEqual({ text: 'kept' })
    expect(await storage.commit(put('a', 0, 'again'))).toMatchObject({ committed: true })
    await storage.close()
  })

  it('know the indexes and terms that a replacement leaves as they are', async () => {
    const storage = await openStorage()
    await storage.commit(put('a', 0, 'one'))
    await storage.commit(put('a', 1, 'two'))
    await storage.commit(put('a', 2, 'three'))
    const query = { businessAccountId: 'business-1', kind: 'note', sort: { index: 'size', direction: 'asc' } } as const
    const find = async (term: string) =>
      (await storage.find({ ...query, where: [{ anyTerm: [term] }], offset: 0, limit: 10, countUpTo: 10 })).total
    expect([await find('one'), await find('two'), await find('three')]).toEqual([0, 0, 1])
    await storage.close()
  })

  it('leave out the oldest beyond 16 Mi characters', async () => {
    const storage = await openStorage()
    await storage.commit(put('a', 0, 'small'))
    await storage.close()
    const database = openDatabase({ path: join(folder, 'linx.db'), busyTimeoutMs: 0 })
    const cache = new RecordCache(database)
    cache.useTables(recordTablesOf(new Map([['note', new Map([['size', 'number' as const]])]])))
    const large = { rowId: 9, version: 1, body: 'x'.repeat(7 * 1024 * 1024), terms: '[]', indexes: [] }
    cache.read(keyOf('a'))
    for (const id of ['b', 'c', 'd']) cache.put(keyOf(id), large)
    expect(['a', 'b', 'c', 'd'].filter((id) => cache.peek(keyOf(id)) !== undefined)).toEqual(['c', 'd'])
    database.close()
  })
})
