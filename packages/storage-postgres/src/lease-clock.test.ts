import type { StorageAdapter } from '@linx/contracts'
import { startPostgres, type TestPostgres } from '@linx/test-postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPostgresStorage } from './create-postgres-storage.ts'
import { putTask, taskKey } from './test-support/fixtures.ts'

const HOUR_MS = 3_600_000
const LEASE_MS = 30_000

let postgres: TestPostgres
let pool: pg.Pool
let storages: StorageAdapter[] = []

beforeAll(async () => {
  postgres = await startPostgres()
  pool = new pg.Pool({ connectionString: postgres.connectionString })
  pool.on('error', () => undefined)
})

afterAll(async () => {
  for (const storage of storages) await storage.close()
  await pool.end()
  await postgres.stop()
})

/** So many hosts over one new store, and a clock that all of them should show. */
const openHosts = async (schema: string, hosts: number) => {
  const opened = Array.from({ length: hosts }, () =>
    createPostgresStorage({ connectionString: postgres.connectionString, schema }),
  )
  storages = [...storages, ...opened]
  for (const storage of opened) await storage.migrate([])
  const { rows } = await pool.query<{ now: string }>('SELECT (extract(epoch FROM now()) * 1000)::int8 AS now')
  const endLeases = () => pool.query(`UPDATE ${schema}.task SET leased_until = leased_until - ${LEASE_MS + HOUR_MS}`)
  return { hosts: opened, now: Number(rows[0]?.now), endLeases }
}

const claim = async (storage: StorageAdapter | undefined, now: number) =>
  (await storage?.claim({ now, limit: 10, leaseMs: LEASE_MS, owner: 'worker' })) ?? []

describe('leases, by the clock of the database', () => {
  it('are not taken over by a host whose clock is an hour ahead', async () => {
    const { hosts, now } = await openHosts('ahead', 2)
    const [right, ahead] = hosts
    await right?.commit({ now, tasks: [putTask('t1', now)] })
    const [task] = await claim(right, now)
    expect(task?.leasedUntil).toBeGreaterThan(now)
    expect(await claim(ahead, now + HOUR_MS)).toEqual([])
    const held = task === undefined ? [] : [{ key: task.key, fence: task.fence }]
    expect(await right?.renew({ now, leaseMs: LEASE_MS, held })).toEqual([true])
  })

  it('end in time although a host whose clock is an hour ahead took them', async () => {
    const { hosts, now, endLeases } = await openHosts('kept', 2)
    const [right, ahead] = hosts
    await right?.commit({ now, tasks: [putTask('t1', now)] })
    const [task] = await claim(ahead, now + HOUR_MS)
    expect(task?.leasedUntil).toBeLessThan(now + HOUR_MS)
    await endLeases()
    expect((await claim(right, now)).map(({ key, fence }) => [key, fence])).toEqual([[taskKey('t1'), 2]])
  })

  it('hold although a host whose clock is an hour behind took them', async () => {
    const { hosts, now, endLeases } = await openHosts('behind', 2)
    const [right, behind] = hosts
    await behind?.commit({ now: now - HOUR_MS, tasks: [putTask('t1', now - HOUR_MS)] })
    const lease = { owner: 'behind', leaseMs: LEASE_MS }
    const born = { ...putTask('t2', now - HOUR_MS), lease }
    await behind?.commit({ now: now - HOUR_MS, tasks: [born] })
    expect((await claim(behind, now - HOUR_MS)).map(({ key }) => key.id)).toEqual(['t1'])
    expect(await claim(right, now)).toEqual([])
    const { dueTasks } = (await right?.stats({ now })) ?? {}
    expect(dueTasks).toBe(0)
    await endLeases()
    expect((await claim(right, now)).map(({ key }) => key.id)).toEqual(['t1', 't2'])
  })
})
