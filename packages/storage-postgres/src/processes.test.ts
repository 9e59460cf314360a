import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startPostgres, type TestPostgres } from '@linx/test-postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPostgresStorage } from './create-postgres-storage.ts'
import { CATALOG, recordKey } from './test-support/fixtures.ts'

const CHILD = fileURLToPath(new URL('./test-support/race-process.ts', import.meta.url))
const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning', '--conditions=@linx/source']
const PROCESSES = 10
const INCREMENTS = 10
const TASKS = 20

interface Outcome {
  readonly hasKey: boolean
  readonly ids: readonly string[]
}

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

const start = async (name: string): Promise<Outcome> => {
  const parameters = [...NODE_OPTIONS, CHILD, postgres.connectionString, name]
  return JSON.parse((await promisify(execFile)(process.execPath, parameters)).stdout)
}

describe('ten processes that start at once on an empty database', () => {
  it('all migrate; no increment is lost, a key has one holder, a task one finisher', async () => {
    const names = Array.from({ length: PROCESSES }, (_, index) => `p${index}`)
    const outcomes = await Promise.all(names.map(start))

    expect(outcomes.filter(({ hasKey }) => hasKey)).toHaveLength(1)
    const wanted = names.flatMap((name) => Array.from({ length: TASKS }, (_, index) => `${name}-${index}`))
    expect(outcomes.flatMap(({ ids }) => ids).toSorted()).toEqual(wanted.toSorted())

    const storage = createPostgresStorage({ connectionString: postgres.connectionString, schema: 'processes' })
    await storage.migrate(CATALOG)
    const [counter] = await storage.get([recordKey('counter')])
    expect([counter?.version, counter?.body.count]).toEqual([PROCESSES * INCREMENTS, PROCESSES * INCREMENTS])
    expect((await storage.stats({ now: 0 })).queuedTasks).toBe(0)
    await storage.close()
  }, 120_000)
})
