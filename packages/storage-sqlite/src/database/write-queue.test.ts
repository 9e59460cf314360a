import { DatabaseSync } from 'node:sqlite'
import { StorageError } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { Database } from './database.ts'
import { type TransactionListener, WriteQueue } from './write-queue.ts'

/** A database in memory that writes down its transactions and can fail a commit. */
class LoggingDatabase extends Database {
  readonly log: string[] = []
  failingCommits = 0

  override run(sql: string, ...parameters: readonly (string | number)[]): number {
    if (/^(BEGIN|COMMIT|ROLLBACK)/.test(sql)) this.log.push(sql)
    if (sql === 'COMMIT' && this.failingCommits > 0) {
      this.failingCommits -= 1
      throw Object.assign(new Error('disk I/O error'), { errcode: 1034 })
    }
    return super.run(sql, ...parameters)
  }
}

const open = (maximumGroup = 500, listener: TransactionListener = {}) => {
  const database = new LoggingDatabase(new DatabaseSync(':memory:'))
  database.exec('CREATE TABLE item (id INTEGER PRIMARY KEY, text TEXT)')
  const queue = new WriteQueue(database, { maximumGroup, listener })
  const insert = (id: number, text = '') => queue.run(() => database.run('INSERT INTO item VALUES (?, ?)', id, text))
  const ids = () => database.all<{ id: number }>('SELECT id FROM item ORDER BY id').map(({ id }) => id)
  return { database, queue, insert, ids }
}

describe('WriteQueue', () => {
  it('runs all writes of one turn in one transaction and answers each', async () => {
    const { database, queue } = open()
    const answers = await Promise.all([1, 2, 3].map((answer) => queue.run(() => answer)))
    expect(answers).toEqual([1, 2, 3])
    expect(database.log).toEqual(['BEGIN IMMEDIATE', 'COMMIT'])
  })

  it('splits what is more than a group', async () => {
    const { database, insert, ids } = open(2)
    await Promise.all([1, 2, 3, 4, 5].map((id) => insert(id)))
    expect(ids()).toEqual([1, 2, 3, 4, 5])
    expect(database.log.filter((sql) => sql === 'COMMIT')).toHaveLength(3)
  })

  it('tells of each transaction that became durable, and of no other', async () => {
    const groups: number[] = []
    const { database, insert } = open(2, { onGroup: (writes) => groups.push(writes) })
    await Promise.all([1, 2, 3].map((id) => insert(id)))
    database.failingCommits = 1
    await expect(insert(4)).rejects.toThrow(StorageError)
    expect(groups).toEqual([2, 1])
  })

  it('tells when what was written since the beginning does not hold', async () => {
    const log: string[] = []
    const note = (word: string) => () => log.push(word)
    const listener = { onBegin: note('begin'), onRollBack: note('roll back'), onGroup: note('durable') }
    const { database, insert } = open(500, listener)
    await Promise.allSettled([insert(1), insert(1)])
    expect(log).toEqual(['begin', 'roll back', 'begin', 'durable', 'begin', 'roll back'])
    log.length = 0
    database.failingCommits = 1
    await Promise.allSettled([insert(2)])
    expect(log).toEqual(['begin', 'roll back'])
  })

  it('fails only the write that breaks a constraint', async () => {
    const { insert, ids } = open()
    const results = await Promise.allSettled([insert(1), insert(2), insert(1), insert(3)])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(ids()).toEqual([1, 2, 3])
  })

  it('waits for the lock once for a whole group', async () => {
    const { database, insert, ids } = open()
    database.exec('BEGIN')
    const results = await Promise.allSettled([insert(1), insert(2), insert(3)])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(database.log).toEqual(['BEGIN IMMEDIATE'])
    database.exec('ROLLBACK')
    await insert(4)
    expect(ids()).toEqual([4])
  })

  it('passes on what is no error of SQLite, so that a bug looks like one', async () => {
    const { queue } = open()
    const bug = new TypeError('a bug')
    const write = queue.run(() => {
      throw bug
    })
    await expect(write).rejects.toBe(bug)
  })

  it('says that nothing was committed when the disk is full', async () => {
    const { database, insert, ids } = open()
    database.exec('PRAGMA max_page_count = 3')
    const [failed] = await Promise.allSettled([insert(1, 'x'.repeat(100_000))])
    const error = failed.status === 'rejected' ? failed.reason : undefined
    expect(error).toBeInstanceOf(StorageError)
    expect(error).toMatchObject({ code: 'disk_full', isRetryable: true, commitFate: 'not-committed' })
    await insert(2)
    expect(ids()).toEqual([2])
  })

  it('says that the fate is unknown when the commit itself fails, to every write of the group', async () => {
    const { database, insert, ids } = open()
    database.failingCommits = 1
    const results = await Promise.allSettled([insert(1), insert(2)])
    for (const result of results) {
      const error = result.status === 'rejected' ? result.reason : undefined
      expect(error).toMatchObject({ code: 'io_failed', isRetryable: true, commitFate: 'unknown' })
    }
    await insert(3)
    expect(ids()).toEqual([3])
  })

  it('drains what waits, also what more than one group holds', async () => {
    const { queue, insert, ids } = open(1)
    for (const id of [1, 2, 3]) insert(id)
    await queue.drain()
    expect(ids()).toEqual([1, 2, 3])
    await queue.drain()
  })
})
