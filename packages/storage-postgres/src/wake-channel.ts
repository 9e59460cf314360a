import { randomUUID } from 'node:crypto'
import type { Notification, Pool, PoolClient } from 'pg'
import { type Connections, prepare } from './connection/connections.ts'

/** Notifications of one process lie at least so far apart: each takes a lock that all of a database's notifications share. */
const PAUSE_MS = 20
const RECONNECT_MS = 1_000

const NOTIFY = prepare('SELECT pg_notify($1, $2)')

/**
 * Tells processes that tasks are due (`LISTEN`, `NOTIFY`). A hint: what goes missing while a connection is made anew, or behind a
 * pooler that drops `LISTEN`, is found by polling.
 */
export class WakeChannel {
  readonly #pool: Pool
  readonly #connections: Connections
  readonly #channel: string
  readonly #sender = randomUUID()
  readonly #listeners = new Set<() => void>()
  #client: Promise<PoolClient | undefined> | undefined
  #pause: NodeJS.Timeout | undefined
  #isWanted = false
  #reconnect: NodeJS.Timeout | undefined

  constructor(pool: Pool, connections: Connections, schema: string) {
    this.#pool = pool
    this.#connections = connections
    this.#channel = `linx_wake_${schema}`
  }

  /** Answers a function that ends it. */
  listen(listener: () => void): () => void {
    const hint = (): void => listener()
    this.#listeners.add(hint)
    this.#client ??= this.#connect()
    return () => this.#listeners.delete(hint)
  }

  /** Tells this process at once, the others in a moment. */
  announce(): void {
    this.#wake()
    this.#isWanted = true
    if (this.#pause === undefined) this.#notify()
  }

  async close(): Promise<void> {
    this.#listeners.clear()
    clearTimeout(this.#pause)
    clearTimeout(this.#reconnect)
    const client = await this.#client
    this.#client = undefined
    client?.release(true)
  }

  #wake(): void {
    for (const listener of this.#listeners) queueMicrotask(listener)
  }

  #notify(): void {
    this.#isWanted = false
    this.#connections.query(NOTIFY, [this.#channel, this.#sender]).catch(() => undefined)
    this.#pause = setTimeout(() => {
      this.#pause = undefined
      if (this.#isWanted) this.#notify()
    }, PAUSE_MS)
    this.#pause.unref()
  }

  async #connect(): Promise<PoolClient | undefined> {
    let client: PoolClient | undefined
    try {
      client = await this.#pool.connect()
      client.on('error', () => this.#lose())
      client.on('notification', ({ payload }: Notification) => {
        if (payload !== this.#sender) this.#wake()
      })
      await client.query(`LISTEN ${this.#channel}`)
      return client
    } catch {
      client?.release(true)
      this.#connectLater()
      return undefined
    }
  }

  async #lose(): Promise<void> {
    const client = await this.#client
    this.#client = undefined
    client?.release(true)
    this.#connectLater()
  }

  #connectLater(): void {
    if (this.#listeners.size === 0) return
    this.#reconnect = setTimeout(() => {
      this.#client = this.#connect()
      this.#wake()
    }, RECONNECT_MS)
    this.#reconnect.unref()
  }
}
