import { createHash } from 'node:crypto'
import { StorageError } from '@linx/contracts'
import type { Pool, PoolClient } from 'pg'
import { isConnectionLost, toStorageError } from './postgres-error.ts'

/** A statement with its parameters; kept prepared by the hash of its text, so that stores can share a pool. */
export interface Statement {
  readonly name: string
  readonly text: string
}

const NAME_CHARACTERS = 24

/** Names a text, once for its many uses. */
export const prepare = (text: string): Statement => ({
  name: `linx_${createHash('sha256').update(text).digest('hex').slice(0, NAME_CHARACTERS)}`,
  text,
})

/**
 * Statements that touch rows by key must not be planned for the size that a table has today: a plan made for an empty table
 * would read it whole, or sort all that is due, for as long as the statement stays prepared. Hints for speed only; nothing else relies on them.
 */
const SETTINGS = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_sort: 'off',
  jit: 'off',
}

const TUNE = Object.entries(SETTINGS)
  .map(([name, value]) => `SET ${name} = ${value}`)
  .join('; ')
const UNTUNE = Object.keys(SETTINGS)
  .map((name) => `RESET ${name}`)
  .join('; ')

export interface ConnectionsOptions {
  /** How many are kept at most. */
  readonly maximum: number
  /** `false`: no settings of the session (behind a pooler that hands sessions around). */
  readonly isTuned: boolean
}

/** Connections that are taken from the pool once and kept, for short statements in great number. */
export class Connections {
  readonly #pool: Pool
  readonly #options: ConnectionsOptions
  readonly #idle: PoolClient[] = []
  readonly #waiting: (() => void)[] = []
  readonly #listeners = new Map<PoolClient, () => void>()
  #open = 0
  #isClosed = false

  constructor(pool: Pool, options: ConnectionsOptions) {
    this.#pool = pool
    this.#options = options
  }

  /** Rows of a prepared statement. Rejects with what the driver threw, or with a `StorageError` if nothing was sent. */
  async query<Row extends readonly unknown[]>(
    { name, text }: Statement,
    values: readonly unknown[],
  ): Promise<readonly Row[]> {
    const client = await this.#take()
    try {
      const result = await client.query<unknown[]>({ name, text, values: [...values], rowMode: 'array' })
      this.#giveBack(client)
      return result.rows as readonly unknown[] as readonly Row[]
    } catch (error) {
      if (isConnectionLost(error)) this.#drop(client)
      else this.#giveBack(client)
      throw error
    }
  }

  /** Waits for what is under way, then gives all connections back to the pool. */
  async close(): Promise<void> {
    this.#isClosed = true
    while (this.#open > 0) {
      const client = this.#idle.pop()
      if (client === undefined) await new Promise<void>((resolve) => this.#waiting.push(resolve))
      else await this.#putAway(client)
    }
  }

  async #putAway(client: PoolClient): Promise<void> {
    try {
      if (this.#options.isTuned) await client.query(UNTUNE)
      this.#release(client, false)
    } catch {
      this.#release(client, true)
    }
    this.#forget()
  }

  async #take(): Promise<PoolClient> {
    for (;;) {
      if (this.#isClosed) {
        throw new StorageError('The store is closed; open another one.', { code: 'closed', isRetryable: false })
      }
      const idle = this.#idle.pop()
      if (idle !== undefined) return idle
      if (this.#open < this.#options.maximum) return this.#connect()
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  async #connect(): Promise<PoolClient> {
    this.#open += 1
    let client: PoolClient | undefined
    try {
      client = await this.#pool.connect()
      this.#listen(client)
      if (this.#options.isTuned) await client.query(TUNE)
      return client
    } catch (error) {
      if (client === undefined) this.#forget()
      else this.#drop(client)
      throw toStorageError(error)
    }
  }

  #giveBack(client: PoolClient): void {
    this.#idle.push(client)
    this.#waiting.shift()?.()
  }

  #drop(client: PoolClient): void {
    this.#release(client, true)
    this.#forget()
  }

  #forget(): void {
    this.#open -= 1
    this.#waiting.shift()?.()
  }

  #release(client: PoolClient, isBroken: boolean): void {
    const listener = this.#listeners.get(client)
    if (listener !== undefined) client.removeListener('error', listener)
    this.#listeners.delete(client)
    client.release(isBroken)
  }

  /** A connection that breaks while it is idle is not used again; one that is in use fails its statement. */
  #listen(client: PoolClient): void {
    const listener = (): void => {
      const place = this.#idle.indexOf(client)
      if (place < 0) return
      this.#idle.splice(place, 1)
      this.#drop(client)
    }
    this.#listeners.set(client, listener)
    client.on('error', listener)
  }
}
