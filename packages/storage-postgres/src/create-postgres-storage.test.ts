import { StorageError } from '@linx/contracts'
import { startPostgres, type TestPostgres } from '@linx/test-postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPostgresStorage } from './create-postgres-storage.ts'
import { openCutProxy } from './test-support/cut-proxy.ts'
import { CATALOG, commit, putOf, putTask, recordKey, TENANT } from './test-support/fixtures.ts'

let postgres: TestPostgres
let pool: pg.Pool

beforeAll(async () => {
  postgres = await startPostgres()
  pool = new pg.Pool({ connectionString: postgres.connectionString, max: 20 })
  pool.on('error', () => undefined)
})

afterAll(async () => {
  await pool.end()
  await postgres.stop()
})

const openStorage = async (schema: string, connectionString = postgres.connectionString) => {
  const groups: number[] = []
  const storage = createPostgresStorage({ connectionString, schema, onGroup: (commits) => groups.push(commits) })
  await storage.migrate(CATALOG)
  return { storage, groups }
}

/** Waits until a statement that a test started stands where it should; polls the server, no time of its own. */
const until = async (sql: string): Promise<void> => {
  while ((await pool.query(sql)).rows.length === 0);
}

describe('commits', () => {
  it('of one moment share a statement, and those that conflict fail alone', async () => {
    const { storage, groups } = await openStorage('neighbours')
    await commit(storage, { puts: [putOf('taken')], claims: [{ key: keyOf('used'), body: { first: true } }] })
    groups.length = 0
    const results = await Promise.all([
      storage.commit({ now: 0, puts: [putOf('a')] }),
      storage.commit({ now: 0, puts: [putOf('b'), putOf('taken')] }),
      storage.commit({ now: 0, puts: [putOf('c')] }),
      storage.commit({ now: 0, puts: [putOf('d')], claims: [{ key: keyOf('used'), body: {} }] }),
      storage.commit({ now: 0, puts: [putOf('e')] }),
    ])
    expect(groups).toEqual([5])
    expect(results.map(({ committed }) => committed)).toEqual([true, false, true, false, true])
    expect(results[1]).toMatchObject({ conflict: { reason: 'version', actualVersion: 1 } })
    expect(results[3]).toMatchObject({ conflict: { reason: 'unique', existing: { body: { first: true } } } })
    const found = await storage.get(['a', 'b', 'c', 'd', 'e'].map(recordKey))
    expect(found.map((record) => record?.version)).toEqual([1, undefined, 1, undefined, 1])
    await storage.close()
  })

  it('fail alone when a journal id is taken', async () => {
    const { storage } = await openStorage('journal_ids')
    const entry = { businessAccountId: TENANT, id: 'j1', subject: 'session/a', at: 0, body: {} }
    await commit(storage, { journal: [entry] })
    const outcomes = await Promise.allSettled([
      storage.commit({ now: 0, puts: [putOf('a')] }),
      storage.commit({ now: 0, puts: [putOf('b')], journal: [entry] }),
      storage.commit({ now: 0, puts: [putOf('c')] }),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(outcomes[1]).toMatchObject({ reason: { code: 'invalid_batch', commitFate: 'not-committed' } })
    await storage.close()
  })

  it('keep the terms of a record in step with its replacements', async () => {
    const { storage } = await openStorage('terms')
    await commit(storage, { puts: [putOf('a', 0, 'one')] })
    await commit(storage, { puts: [{ ...putOf('a', 1), terms: ['one', 'two'] }] })
    await commit(storage, { puts: [{ ...putOf('a', 2), terms: ['two', 'O\'Neil \\ "x" \u001f {,}'] }] })
    const terms = await pool.query('SELECT term FROM terms.record_term ORDER BY term')
    expect(terms.rows.map(({ term }) => term)).toEqual(['O\'Neil \\ "x" \u001f {,}', 'two'])
    await commit(storage, { removals: [{ key: recordKey('a'), expectedVersion: 3 }] })
    expect((await pool.query('SELECT 1 FROM terms.record_term')).rows).toEqual([])
    await storage.close()
  })
})

describe('a connection that is lost during a commit', () => {
  it('leaves the fate unknown, and reading finds the truth: the server had not begun to write', async () => {
    const { storage } = await openStorage('terminated')
    await commit(storage, { puts: [putOf('a')] })
    const blocker = await pool.connect()
    await blocker.query('BEGIN')
    await blocker.query('SELECT 1 FROM terminated.record_session FOR UPDATE')
    const lost = storage.commit({ now: 0, puts: [putOf('a', 1, 'changed')] }).catch((error: unknown) => error)
    const waiting = `FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%terminated%'`
    await until(`SELECT 1 ${waiting}`)
    await pool.query(`SELECT pg_terminate_backend(pid) ${waiting}`)
    expect(await lost).toMatchObject({ code: 'unavailable', isRetryable: true, commitFate: 'unknown' })
    await blocker.query('ROLLBACK')
    blocker.release()
    expect((await storage.get([recordKey('a')]))[0]?.version).toBe(1)
    await commit(storage, { puts: [putOf('a', 1, 'changed')] })
    await storage.close()
  })

  it('leaves the fate unknown, and reading finds the truth: the server had written', async () => {
    const proxy = await openCutProxy(postgres.connectionString)
    const { storage } = await openStorage('answer_lost', proxy.connectionString)
    await commit(storage, { puts: [putOf('a')] })
    proxy.mute()
    const lost = storage.commit({ now: 0, puts: [putOf('a', 1, 'changed')] }).catch((error: unknown) => error)
    await until('SELECT 1 FROM answer_lost.record_session WHERE version = 2')
    proxy.cut()
    const error = await lost
    expect(error).toBeInstanceOf(StorageError)
    expect(error).toMatchObject({ code: 'unavailable', isRetryable: true, commitFate: 'unknown' })
    expect((await storage.get([recordKey('a')]))[0]?.body).toEqual({ text: 'changed' })
    await storage.close()
    await proxy.close()
  })

  it('is no question where no connection was made', async () => {
    const proxy = await openCutProxy(postgres.connectionString)
    const { storage } = await openStorage('unreachable', proxy.connectionString)
    await proxy.close()
    const refused = storage.commit({ now: 0, puts: [putOf('a')] })
    await expect(refused).rejects.toMatchObject({ code: 'unavailable', isRetryable: true, commitFate: 'not-committed' })
    await storage.close()
  })
})

describe('createPostgresStorage', () => {
  it('refuses the name of a schema that would need quotes', () => {
    expect(() => createPostgresStorage({ pool, schema: 'My schema' })).toThrow('must match')
  })

  it('gives the connections of a pool back as they were', async () => {
    const own = new pg.Pool({ connectionString: postgres.connectionString, max: 1 })
    const storage = createPostgresStorage({ pool: own, schema: 'given_back', queryConnections: 1 })
    await storage.migrate(CATALOG)
    await storage.get([recordKey('a')])
    await storage.close()
    expect((await own.query('SHOW enable_seqscan')).rows).toEqual([{ enable_seqscan: 'on' }])
    await own.end()
  })

  it('tells other processes of a task that is due, and its own at once', async () => {
    const [{ storage: first }, { storage: second }] = [await openStorage('wake'), await openStorage('wake')]
    const woken = (storage: typeof first) =>
      new Promise<void>((resolve) => {
        storage.onWake?.(resolve)
      })
    const all = Promise.all([woken(first), woken(second)])
    await until(`SELECT 1 FROM pg_stat_activity WHERE query = 'LISTEN linx_wake_wake' HAVING count(*) = 2`)
    await commit(first, { tasks: [putTask('t1', 0)] })
    await all
    await Promise.all([first.close(), second.close()])
  })
})

describe('migrate', () => {
  it('refuses to change the type of an index, a later version and tables that are not ours', async () => {
    const { storage } = await openStorage('versions')
    await storage.close()
    const other = createPostgresStorage({ pool, schema: 'versions' })
    const changed = [{ kind: 'session', indexes: [{ name: 'status', type: 'number' }] }] as const
    await expect(other.migrate(changed)).rejects.toMatchObject({ code: 'invalid_catalog' })
    await pool.query('UPDATE versions.migration SET version = 1000')
    await expect(other.migrate(CATALOG)).rejects.toMatchObject({ code: 'schema_newer', isRetryable: false })
    await pool.query('CREATE SCHEMA theirs CREATE TABLE task (id int)')
    const foreign = createPostgresStorage({ pool, schema: 'theirs' })
    await expect(foreign.migrate(CATALOG)).rejects.toMatchObject({ code: 'foreign_schema', isRetryable: false })
    expect((await pool.query(`SELECT to_regclass('theirs.journal') AS journal`)).rows).toEqual([{ journal: null }])
    await Promise.all([other.close(), foreign.close()])
  })

  it('needs no permission to create once a deployment has migrated', async () => {
    const { storage } = await openStorage('deployed')
    await storage.close()
    await pool.query(`CREATE ROLE linx_app LOGIN; GRANT USAGE ON SCHEMA deployed TO linx_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA deployed TO linx_app`)
    const url = new URL(postgres.connectionString)
    url.username = 'linx_app'
    const { storage: ofApp } = await openStorage('deployed', url.href)
    await commit(ofApp, { puts: [putOf('a')] })
    await ofApp.close()
    await pool.query('DROP OWNED BY linx_app; DROP ROLE linx_app')
  })
})

const keyOf = (value: string) => ({ businessAccountId: TENANT, scope: 'idempotency', value })
