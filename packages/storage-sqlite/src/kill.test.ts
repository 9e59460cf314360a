import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'linx-sqlite-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const CHILD = fileURLToPath(new URL('./kill-test-process.ts', import.meta.url))
const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning', '--conditions=@linx/source']

/** Starts a process that commits, kills it once it answered so many batches, and gives the numbers of all it answered. */
const commitUntilKilled = (path: string, businessAccountId: string, first: number, answers: number) =>
  new Promise<readonly number[]>((resolve, reject) => {
    const child = spawn(process.execPath, [...NODE_OPTIONS, CHILD, path, businessAccountId, String(first)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [output, errors] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (output.split('\n').length > answers) child.kill('SIGKILL')
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    child.on('error', reject)
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`The process ended by itself: ${errors}`))
      else
        resolve(
          output
            .slice(0, output.lastIndexOf('\n') + 1)
            .split('\n')
            .filter(Boolean)
            .map(Number),
        )
    })
  })

const idsIn = (
  database: DatabaseSync,
  table: string,
  column: string,
  businessAccountId: string,
): ReadonlySet<unknown> => {
  const rows = database.prepare(`SELECT ${column} AS id FROM ${table} WHERE business_account_id = ?`)
  return new Set(rows.all(businessAccountId).map(({ id }) => id))
}

const PARTS = [
  ['record_session', 'id'],
  ['record_term', 'term'],
  ['unique_key', 'value'],
  ['task', 'id'],
  ['journal', 'id'],
] as const

/** Everything answered is there, and every batch that is there is there whole. */
const expectNothingLost = (path: string, businessAccountId: string, answered: readonly number[]): void => {
  const database = new DatabaseSync(path)
  expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  const stored = PARTS.map(([table, column]) => idsIn(database, table, column, businessAccountId))
  database.close()
  for (const ids of stored) expect(ids).toEqual(stored[0])
  expect(answered.filter((number) => !stored[0]?.has(`n${number}`))).toEqual([])
}

describe('a process that is killed', () => {
  it('has lost nothing that it answered and left no batch in part, time after time', async () => {
    const path = join(folder, 'one.db')
    const answered: number[] = []
    for (const [round, answers] of [1, 15, 40, 110].entries()) {
      answered.push(...(await commitUntilKilled(path, 'b', 1_000_000 * round, answers)))
      expectNothingLost(path, 'b', answered)
    }
  }, 60_000)

  it('does not harm another that commits to the same file', async () => {
    const path = join(folder, 'two.db')
    const [first, second] = await Promise.all([
      commitUntilKilled(path, 'a', 0, 60),
      commitUntilKilled(path, 'b', 0, 200),
    ])
    expectNothingLost(path, 'a', first)
    expectNothingLost(path, 'b', second)
  }, 60_000)
})
