import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type RecordCatalog, StorageError } from '@linx/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { createSqliteStorage } from './create-sqlite-storage.ts'

const folder = mkdtempSync(join(tmpdir(), 'linx-sqlite-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const CATALOG: RecordCatalog = [{ kind: 'session', indexes: [{ name: 'status', type: 'string' }] }]
const putOf = (id: string) => ({
  key: { businessAccountId: 'b', kind: 'session', id },
  expectedVersion: 0,
  body: {},
  indexes: { status: 'ACTIVE' },
})

const errorOf = (call: () => unknown): unknown => {
  try {
    call()
  } catch (error) {
    return error
  }
  return undefined
}

describe('createSqliteStorage', () => {
  it('refuses a file that is no database', () => {
    const path = join(folder, 'text.db')
    writeFileSync(path, 'This is no SQLite database. '.repeat(100))
    const error = errorOf(() => createSqliteStorage({ path }))
    expect(error).toBeInstanceOf(StorageError)
    expect(error).toMatchObject({ code: 'corrupt', isRetryable: false })
  })

  it('refuses a folder that does not exist', () => {
    const error = errorOf(() => createSqliteStorage({ path: join(folder, 'missing', 'x.db') }))
    expect(error).toMatchObject({ code: 'cannot_open', isRetryable: false })
  })

  it('refuses a store that could not be durable', () => {
    expect(errorOf(() => createSqliteStorage({ path: ':memory:' }))).toMatchObject({ code: 'no_write_ahead_log' })
  })

  it('refuses the file of another application and leaves it alone', async () => {
    const path = join(folder, 'foreign.db')
    const foreign = new DatabaseSync(path)
    foreign.exec('PRAGMA application_id = 7; CREATE TABLE theirs (id)')
    const storage = createSqliteStorage({ path })
    await expect(storage.migrate(CATALOG)).rejects.toMatchObject({ code: 'foreign_file' })
    await storage.close()
    expect(foreign.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'theirs' }])
    foreign.close()
  })

  it('refuses a file of a later schema version', async () => {
    const path = join(folder, 'newer.db')
    const storage = createSqliteStorage({ path })
    await storage.migrate(CATALOG)
    const other = new DatabaseSync(path)
    other.exec('PRAGMA user_version = 1000')
    other.close()
    await expect(storage.migrate(CATALOG)).rejects.toMatchObject({ code: 'schema_newer', isRetryable: false })
    await storage.close()
  })

  it('refuses to change the type of an index that the file has', async () => {
    const path = join(folder, 'type.db')
    const first = createSqliteStorage({ path })
    await first.migrate(CATALOG)
    await first.close()
    const second = createSqliteStorage({ path })
    const changed = [{ kind: 'session', indexes: [{ name: 'status', type: 'number' }] }] as const
    await expect(second.migrate(changed)).rejects.toMatchObject({ code: 'invalid_catalog' })
    await second.close()
  })

  it('is busy and retryable while another process holds the write lock, and goes on afterwards', async () => {
    const path = join(folder, 'busy.db')
    const storage = createSqliteStorage({ path, busyTimeoutMs: 1 })
    await storage.migrate(CATALOG)
    const other = new DatabaseSync(path)
    other.exec('BEGIN IMMEDIATE')
    const refused = storage.commit({ now: 1, puts: [putOf('s1')] })
    await expect(refused).rejects.toMatchObject({ code: 'busy', isRetryable: true, commitFate: 'not-committed' })
    other.exec('ROLLBACK')
    other.close()
    expect((await storage.commit({ now: 1, puts: [putOf('s1')] })).committed).toBe(true)
    await storage.close()
  })

  it('rewrites only the indexes of a replacement that changed', async () => {
    const path = join(folder, 'columns.db')
    const storage = createSqliteStorage({ path })
    await storage.migrate(CATALOG)
    await storage.commit({ now: 1, puts: [putOf('s1')] })
    const other = new DatabaseSync(path)
    other.exec(`CREATE TABLE touched (name TEXT);
      CREATE TRIGGER touch AFTER UPDATE OF index_status ON record_session BEGIN INSERT INTO touched VALUES ('status'); END`)
    await storage.commit({ now: 1, puts: [{ ...putOf('s1'), expectedVersion: 1 }] })
    expect(other.prepare('SELECT count(*) AS count FROM touched').get()).toEqual({ count: 0 })
    await storage.commit({ now: 1, puts: [{ ...putOf('s1'), expectedVersion: 2, indexes: { status: 'DECLINED' } }] })
    expect(other.prepare('SELECT count(*) AS count FROM touched').get()).toEqual({ count: 1 })
    other.close()
    await storage.close()
  })
})
