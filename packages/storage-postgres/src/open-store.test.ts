import { startPostgres, type TestPostgres } from '@linx/test-postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from './open-store.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

const settingOf = async (store: ReturnType<typeof openStore>): Promise<unknown> => {
  const { rows } = await store.pool.query(`SELECT current_setting('jit') AS jit`)
  await store.close()
  return rows[0]?.jit
}

describe('the connections of a store of its own', () => {
  it('compile no plans, unless the planner is to be left alone', async () => {
    const { connectionString } = postgres
    expect(await settingOf(openStore({ connectionString }))).toBe('off')
    expect(await settingOf(openStore({ connectionString, tuneSessions: false }))).toBe('on')
  })
})
