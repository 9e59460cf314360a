import { writeSync } from 'node:fs'
import type { StorageAdapter } from '@linx/contracts'
import { createPostgresStorage } from '../create-postgres-storage.ts'
import { CATALOG, putOf, putTask, recordKey } from './fixtures.ts'

/** What `processes.test.ts` starts many of at once: migrates, then races for a counter, a unique key and tasks. */

const STANDARD_OUTPUT = 1
const INCREMENTS = 10
const TASKS = 20

/** Adds one to a counter, deciding again as often as another was faster. */
const increment = async (storage: StorageAdapter): Promise<void> => {
  for (;;) {
    const [record] = await storage.get([recordKey('counter')])
    const body = { count: Number(record?.body.count ?? 0) + 1 }
    const puts = [{ ...putOf('counter', record?.version ?? 0), body }]
    if ((await storage.commit({ now: 0, puts })).committed) return
  }
}

/** Claims and finishes until nothing is left; answers the ids. */
const work = async (storage: StorageAdapter): Promise<readonly string[]> => {
  const ids: string[] = []
  for (;;) {
    const tasks = await storage.claim({ now: 0, limit: 3, leaseMs: 60_000, owner: 'child' })
    if (tasks.length === 0) return ids
    const changes = tasks.map(({ key, fence }) => ({ change: 'finish', held: { key, fence } }) as const)
    const result = await storage.commit({ now: 0, tasks: changes })
    if (result.committed) ids.push(...tasks.map(({ key }) => key.id))
  }
}

const [connectionString = '', name = ''] = process.argv.slice(2)
const storage = createPostgresStorage({ connectionString, schema: 'processes' })
await storage.migrate(CATALOG)
const claim = { key: { businessAccountId: 'business-1', scope: 's', value: 'the one' }, body: { name } }
const first = await storage.commit({ now: 0, claims: [claim] })
await storage.commit({ now: 0, tasks: Array.from({ length: TASKS }, (_, index) => putTask(`${name}-${index}`, 0)) })
await Promise.all(Array.from({ length: INCREMENTS }, () => increment(storage)))
const ids = await work(storage)
await storage.close()
writeSync(STANDARD_OUTPUT, JSON.stringify({ hasKey: first.committed, ids }))
