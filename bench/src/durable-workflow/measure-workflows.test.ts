import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { candidateTable } from './candidate-table.ts'
import { measureWorkflows } from './measure-workflows.ts'

const WORKFLOWS = 3
const folder = mkdtempSync(join(tmpdir(), 'linx-durable-test-'))
const onSqlite = candidateTable.filter(({ role, store }) => store === 'sqlite' && role !== 'peer')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the durable workflow', () => {
  it.each(onSqlite.map((row) => [row.name, row] as const))('runs to its end by %s, each step once', async (_, row) => {
    const create = await row.load()
    const settings = {
      connectionString: '',
      folder: mkdtempSync(join(folder, 'run-')),
      poolSize: 1,
      workflows: WORKFLOWS,
    }
    const { latencies, repeats } = await measureWorkflows((probe) => create(settings, probe), {
      workflows: WORKFLOWS,
      inFlight: WORKFLOWS,
    })
    expect(repeats).toBe(0)
    expect(latencies.signal).toHaveLength(WORKFLOWS)
    expect(latencies.timer).toHaveLength(WORKFLOWS)
  })
})
