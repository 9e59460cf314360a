import type { StorageAdapter } from '@linx/contracts'
import type { Linx } from '@linx/engine'
import { createPostgresStorage } from '@linx/storage-postgres'
import { startPostgres, type TestPostgres } from '@linx/test-postgres'
import { demandValue } from '@linx/testing'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBenchEngine } from '../scale/bench-engine.ts'
import { phoneOf } from '../scale/parties.ts'
import { fillSessions } from './fill-sessions.ts'
import { multiplySessions } from './multiply-sessions.ts'
import { stockFateOf } from './stock-fates.ts'
import { stockNameOf } from './stock-names.ts'

const SESSIONS = 60
const CUSTOMERS = 6
const TIMES = 3
const HISTORY_MS = 730 * 86_400_000
const END = Date.parse('2026-03-02T15:00:00Z')

let postgres: TestPostgres
let storage: StorageAdapter
let linx: Linx

beforeAll(async () => {
  postgres = await startPostgres()
  storage = createPostgresStorage({ connectionString: postgres.connectionString })
  const plan = { sessions: SESSIONS, customers: CUSTOMERS, end: END, historyMs: HISTORY_MS, isSealed: false }
  await fillSessions(storage, { ...plan, fateOf: stockFateOf })
  const client = new Client({ connectionString: postgres.connectionString })
  await client.connect()
  const stepMs = Math.floor(HISTORY_MS / SESSIONS / TIMES)
  await multiplySessions(client, { schema: 'linx', customers: CUSTOMERS, stepMs, times: TIMES })
  await client.end()
  linx = createBenchEngine({ storage, isSealed: false }).linx
})

afterAll(async () => {
  await storage.close()
  await postgres.stop()
})

describe('a stock of sessions', () => {
  it('has each session as often as it was asked for, ordered by creation', async () => {
    const { result, totalElements } = demandValue(await linx.workflows.searchSend({ size: 500 }))
    expect(totalElements).toBe(SESSIONS * TIMES)
    expect(new Set(result.map(({ requestId }) => requestId)).size).toBe(SESSIONS * TIMES)
    expect(result.map(({ createdAt }) => createdAt)).toEqual(
      result
        .map(({ createdAt }) => createdAt)
        .toSorted()
        .reverse(),
    )
    expect(new Set(result.map(({ status }) => status)).size).toBeGreaterThan(2)
  })

  it('finds the sessions of a copied Customer by phone, name and e-mail, and reads them whole', async () => {
    const copied = CUSTOMERS + 1
    const { firstName, lastName, primaryEmail } = stockNameOf(copied)
    const byPhone = demandValue(await linx.workflows.searchSend({ phoneNumber: phoneOf(copied) })).result
    expect(byPhone.length).toBeGreaterThan(0)
    expect(byPhone[0]).toMatchObject({
      name: `${firstName} ${lastName}`,
      email: primaryEmail,
      phoneNumber: phoneOf(copied),
    })
    for (const search of [primaryEmail, `${firstName} ${lastName}`, byPhone[0]?.requestId]) {
      const found = demandValue(await linx.workflows.search({ search })).result.map(({ id }) => id)
      expect(found).toContain(byPhone[0]?.requestId)
    }
    const detail = demandValue(await linx.workflows.get(byPhone[0]?.requestId ?? ''))
    expect(detail).toMatchObject({ id: byPhone[0]?.requestId, phoneNumber: phoneOf(copied) })
  })
})
