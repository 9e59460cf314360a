import type { Database } from './database.ts'
import { toStorageError } from './sqlite-error.ts'

interface Write {
  /** Runs inside the transaction; may run again after a rollback. */
  readonly run: () => unknown
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: unknown) => void
}

/** What must keep step with transactions. */
export interface TransactionListener {
  /** Inside the transaction, before its writes. */
  onBegin?(): void
  /** Nothing of what was written since `onBegin` holds. */
  onRollBack?(): void
  /** The transaction is durable; so many writes shared it. */
  onGroup?(writes: number): void
}

/** SQLite may have rolled back by itself (disk full, out of memory); a second rollback is then an error without meaning. */
const rollBack = (database: Database, listener: TransactionListener): void => {
  try {
    database.run('ROLLBACK')
  } catch {}
  listener.onRollBack?.()
}

const commit = (database: Database, listener: TransactionListener): void => {
  try {
    database.run('COMMIT')
  } catch (error) {
    rollBack(database, listener)
    // The commit mark may have reached the log before the disk failed, and a restart would then find it.
    throw toStorageError(error, 'unknown')
  }
}

const begin = (database: Database): void => {
  try {
    database.run('BEGIN IMMEDIATE')
  } catch (error) {
    throw toStorageError(error)
  }
}

const runAll = (database: Database, writes: readonly Write[], listener: TransactionListener): readonly unknown[] => {
  try {
    listener.onBegin?.()
    return writes.map(({ run }) => run())
  } catch (error) {
    rollBack(database, listener)
    throw toStorageError(error)
  }
}

const rejectAll = (writes: readonly Write[], error: unknown): void => {
  for (const write of writes) write.reject(error)
}

/**
 * Runs a group in one transaction. Where one write throws, each runs in its own, so that only the guilty one fails. Where the
 * transaction cannot begin, all fail at once: to wait for the lock again for each would stop the event loop for minutes.
 */
const runGroup = (database: Database, writes: readonly Write[], listener: TransactionListener): void => {
  try {
    begin(database)
  } catch (error) {
    rejectAll(writes, error)
    return
  }
  let answers: readonly unknown[]
  try {
    answers = runAll(database, writes, listener)
  } catch (error) {
    if (writes.length > 1) for (const write of writes) runGroup(database, [write], listener)
    else rejectAll(writes, error)
    return
  }
  try {
    commit(database, listener)
  } catch (error) {
    rejectAll(writes, error)
    return
  }
  listener.onGroup?.(writes.length)
  for (const [position, write] of writes.entries()) write.resolve(answers[position])
}

export interface WriteQueueOptions {
  /** How many writes share one transaction at most. */
  readonly maximumGroup: number
  readonly listener?: TransactionListener
}

/** Group commit: the writes that were asked for in one turn of the event loop share one transaction and one fsync. */
export class WriteQueue {
  readonly #database: Database
  readonly #options: WriteQueueOptions
  #waiting: Write[] = []
  #idle: Promise<void> = Promise.resolve()
  #isScheduled = false

  constructor(database: Database, options: WriteQueueOptions) {
    this.#database = database
    this.#options = options
  }

  /** Answers when the write is durable; rejects with a `StorageError` that says what became of it. */
  run<Answer>(write: () => Answer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ run: write, resolve: (answer) => resolve(answer as Answer), reject })
      this.#schedule()
    })
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    while (this.#isScheduled) await this.#idle
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.#idle = new Promise((resolve) => {
      setImmediate(() => {
        this.#flush()
        resolve()
      })
    })
  }

  #flush(): void {
    const { maximumGroup, listener = {} } = this.#options
    const group = this.#waiting.splice(0, maximumGroup)
    runGroup(this.#database, group, listener)
    this.#isScheduled = false
    if (this.#waiting.length > 0) this.#schedule()
  }
}
