import { type CommitResult, type EncodedBatch, StorageError } from '@linx/contracts'
import { constraintOf, isRefusal, sqlStateOf, toStorageError } from '../connection/postgres-error.ts'
import { touchedBy } from './batch-rows.ts'
import type { CommitMode } from './section.ts'

/** Writes batches that touch nothing in common; rejects with what the driver threw. */
export interface BatchWriter {
  write(batches: readonly EncodedBatch[], mode: CommitMode): Promise<readonly CommitResult[]>
}

export interface CommitQueueOptions {
  /** How many batches share one statement at most. */
  readonly maximumGroup: number
  /** How many groups are under way at most. While they are, the next one gathers. */
  readonly maximumInFlight: number
  /** Called after each durable group, with the number of its batches, before they are answered. */
  readonly onGroup?: (batches: number) => void
}

interface Waiting {
  readonly batch: EncodedBatch
  readonly touched: readonly string[]
  readonly changes: number
  readonly characters: number
  readonly resolve: (result: CommitResult) => void
  readonly reject: (error: unknown) => void
}

/** Of JSON text: one batch may have a thousand bodies of a megabyte. */
const MAXIMUM_GROUP_CHARACTERS = 8_000_000
const CHARACTERS_A_CHANGE = 200
/** Batches that wait before a group goes beside one that is under way, or so many changes of large ones. */
const LEAST_BESIDE = 32
const LEAST_CHANGES_BESIDE = 2_000
/** How many groups are checked for conflicts beforehand after one that had a conflict: conflicts come in company. */
const CHECKED_GROUPS = 8
/** How often a group runs again because other processes changed the same rows, before it is parted. */
const FIRST_CHECKED = 2
const MAXIMUM_ATTEMPTS = 5
const MAXIMUM_ATTEMPTS_PARTED = 10

/** Serialization failure, deadlock, an insert that came second, and the statement's own comparison of the numbers of rows. */
const RACED = new Set(['40001', '40P01', '23505', '22012'])

/** Classes of refusals that one batch may cause by what it holds. */
const GUILT_OF_ONE = new Set(['22', '23', '40', '54'])

const changesOf = ({ claims, releases, puts, removals, settlements, taskPuts, journal }: EncodedBatch): number =>
  claims.length +
  releases.length +
  puts.length +
  removals.length +
  settlements.length +
  taskPuts.length +
  journal.length

const charactersOf = ({ claims, puts, taskPuts, journal }: EncodedBatch): number => {
  let characters = 0
  for (const list of [claims, puts, taskPuts, journal]) for (const { body } of list) characters += body.length
  return characters
}

const isRaced = (error: unknown): boolean =>
  RACED.has(sqlStateOf(error) ?? '') && constraintOf(error) !== 'journal_pkey'

const isGuiltOfOne = (error: unknown): boolean =>
  isRefusal(error) && GUILT_OF_ONE.has((sqlStateOf(error) ?? '').slice(0, 2))

const toCommitError = (error: unknown): StorageError => {
  if (constraintOf(error) === 'journal_pkey') {
    const message = 'The batch has a journal entry whose id the tenant has already.'
    return new StorageError(message, { code: 'invalid_batch', isRetryable: false, cause: error })
  }
  return toStorageError(error, isRefusal(error) ? 'not-committed' : 'unknown')
}

/**
 * Group commit: what was asked for in one turn of the event loop, or while earlier groups were under way, is written together.
 * Batches that touch the same thing follow each other.
 */
export class CommitQueue {
  readonly #writer: BatchWriter
  readonly #options: CommitQueueOptions
  readonly #underWay = new Set<Promise<void>>()
  readonly #busy = new Set<string>()
  #waiting: Waiting[] = []
  #waitingChanges = 0
  #isScheduled = false
  #batchesUnderWay = 0
  #checkedGroups = 0

  constructor(writer: BatchWriter, options: CommitQueueOptions) {
    this.#writer = writer
    this.#options = options
  }

  /** Answers when the batch is durable; rejects with a `StorageError` that says what became of it. */
  commit(batch: EncodedBatch): Promise<CommitResult> {
    return new Promise((resolve, reject) => {
      const changes = changesOf(batch)
      const characters = charactersOf(batch) + changes * CHARACTERS_A_CHANGE
      this.#waiting.push({ batch, touched: touchedBy(batch), changes, characters, resolve, reject })
      this.#waitingChanges += changes
      this.#schedule()
    })
  }

  /** Resolves when nothing waits or is under way any more. */
  async drain(): Promise<void> {
    while (this.#waiting.length > 0 || this.#underWay.size > 0) {
      await (this.#underWay.size > 0 ? Promise.race(this.#underWay) : new Promise(setImmediate))
    }
  }

  /** A group goes beside another only if it is large: many small ones cost more than to wait for the one that is under way. */
  #isWorthwhile(): boolean {
    if (this.#underWay.size === 0) return true
    if (this.#underWay.size >= this.#options.maximumInFlight) return false
    if (this.#waitingChanges >= LEAST_CHANGES_BESIDE) return true
    return this.#waiting.length >= Math.max(this.#batchesUnderWay, LEAST_BESIDE)
  }

  /** Of large batches each connection that is free gets its part, so that the server writes them side by side. */
  #changesOfGroup(): number {
    const part = this.#waitingChanges / (this.#options.maximumInFlight - this.#underWay.size)
    return part < LEAST_CHANGES_BESIDE ? Number.POSITIVE_INFINITY : part
  }

  #schedule(): void {
    if (this.#isScheduled || this.#waiting.length === 0 || !this.#isWorthwhile()) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      this.#flush()
    })
  }

  #flush(): void {
    while (this.#waiting.length > 0 && this.#isWorthwhile()) {
      const group = this.#takeGroup()
      if (group.length === 0) return
      this.#batchesUnderWay += group.length
      const run = this.#run(group, 1).finally(() => {
        for (const { touched } of group) for (const name of touched) this.#busy.delete(name)
        this.#underWay.delete(run)
        this.#batchesUnderWay -= group.length
        this.#schedule()
      })
      this.#underWay.add(run)
    }
  }

  /** Those that waited longest and touch nothing that is being written. */
  #takeGroup(): readonly Waiting[] {
    const group: Waiting[] = []
    const blocked: Waiting[] = []
    const maximumChanges = this.#changesOfGroup()
    let [taken, changes, characters] = [0, 0, 0]
    for (const waiting of this.#waiting) {
      const isFull = group.length >= this.#options.maximumGroup || changes >= maximumChanges
      if (isFull || characters > MAXIMUM_GROUP_CHARACTERS) break
      taken += 1
      if (waiting.touched.some((name) => this.#busy.has(name))) {
        blocked.push(waiting)
        continue
      }
      for (const name of waiting.touched) this.#busy.add(name)
      group.push(waiting)
      changes += waiting.changes
      characters += waiting.characters
    }
    this.#waiting = [...blocked, ...this.#waiting.slice(taken)]
    this.#waitingChanges -= changes
    return group
  }

  async #run(group: readonly Waiting[], attempt: number): Promise<void> {
    try {
      const mode = attempt > 1 || this.#checkedGroups > 0 ? 'checked' : 'plain'
      const batches = group.map(({ batch }) => batch)
      const results = await this.#writer.write(batches, mode)
      const hasConflict = results.some(({ committed }) => !committed)
      this.#checkedGroups = hasConflict ? CHECKED_GROUPS : Math.max(this.#checkedGroups - 1, 0)
      this.#options.onGroup?.(group.length)
      for (const [position, { resolve, reject }] of group.entries()) {
        const result = results[position]
        if (result === undefined) reject(new TypeError('The statement answered fewer batches than it was given.'))
        else resolve(result)
      }
    } catch (error) {
      await this.#runAgain(group, attempt, error)
    }
  }

  /** A group with a conflict, or raced by another process, runs again: checked, and with what others wrote in sight. Where that does not help, halves find the guilty one. */
  async #runAgain(group: readonly Waiting[], attempt: number, error: unknown): Promise<void> {
    const maximum = group.length === 1 ? MAXIMUM_ATTEMPTS_PARTED : MAXIMUM_ATTEMPTS
    if (isRaced(error) && attempt < maximum) return this.#run(group, attempt + 1)
    if (group.length === 1 || !isGuiltOfOne(error)) {
      const refused = toCommitError(error)
      for (const { reject } of group) reject(refused)
      return
    }
    const middle = Math.ceil(group.length / 2)
    await this.#run(group.slice(0, middle), FIRST_CHECKED)
    await this.#run(group.slice(middle), FIRST_CHECKED)
  }
}
