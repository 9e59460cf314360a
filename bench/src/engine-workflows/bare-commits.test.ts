import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createSqliteStorage } from '@linx/storage-sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planBareCommits, writeBareCommits } from './bare-commits.ts'
import { createHost } from './host.ts'
import { observeCommits } from './observe-commits.ts'
import { runLanes } from './run-lanes.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linx-bench-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Every row of every table, without the numbers that SQLite gives rows itself. */
const rowsOf = (path: string): ReadonlyMap<string, readonly unknown[]> => {
  const database = new DatabaseSync(path)
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all()
  const rows = new Map(
    tables.map(({ name }): [string, readonly unknown[]] => {
      const all = database.prepare(`SELECT * FROM "${name}"`).all()
      return [String(name), all.map(({ row_id, ...row }) => JSON.stringify(row)).toSorted()]
    }),
  )
  database.close()
  return rows
}

describe('the bare bound', () => {
  it('leaves the same rows behind as the engine', async () => {
    const path = join(folder, 'engine.db')
    const observed = observeCommits((onGroup) => createSqliteStorage({ path, onGroup }))
    const host = createHost(observed.storage, 8)
    await host.start(4)
    const setup = observed.takeGroups()
    await runLanes({ times: 10, lanes: 4 }, host.runWorkflow)
    await host.invite(0)
    await host.stop()
    const measured = observed.takeGroups()
    await observed.storage.close()

    await writeBareCommits(join(folder, 'bare.db'), planBareCommits(setup, measured))
    expect(measured.flat().length).toBeGreaterThan(80)
    expect(measured.length).toBeLessThan(measured.flat().length)
    expect(rowsOf(join(folder, 'bare.db'))).toEqual(rowsOf(path))
  })
})
