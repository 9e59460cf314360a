/** Loads many items by one statement, in the order of the keys; `undefined` where there is none. */
export type LoadAll<Key, Item> = (keys: readonly Key[]) => Promise<readonly (Item | undefined)[]>

interface Request<Key, Item> {
  readonly keys: readonly Key[]
  readonly resolve: (items: readonly (Item | undefined)[]) => void
  readonly reject: (error: unknown) => void
}

/** Keys of one statement at most; requests are not split. */
const MAXIMUM_KEYS = 1_000
/** Statements under way at most. While they are, the next one gathers; it goes beside another if so many requests wait. */
const MAXIMUM_IN_FLIGHT = 2
const LEAST_BESIDE = 32

/**
 * Reads what is asked for in one turn of the event loop, or while earlier statements are under way, by one statement, which begins
 * after each of the calls.
 */
export class Loader<Key, Item> {
  readonly #loadAll: LoadAll<Key, Item>
  #requests: Request<Key, Item>[] = []
  #isScheduled = false
  #inFlight = 0

  constructor(loadAll: LoadAll<Key, Item>) {
    this.#loadAll = loadAll
  }

  load(keys: readonly Key[]): Promise<readonly (Item | undefined)[]> {
    return new Promise((resolve, reject) => {
      this.#requests.push({ keys, resolve, reject })
      this.#schedule()
    })
  }

  #isWorthwhile(): boolean {
    if (this.#inFlight === 0) return this.#requests.length > 0
    return this.#inFlight < MAXIMUM_IN_FLIGHT && this.#requests.length >= LEAST_BESIDE
  }

  #schedule(): void {
    if (this.#isScheduled || !this.#isWorthwhile()) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      this.#run(this.#takeGroup())
      this.#schedule()
    })
  }

  /** Those that waited longest, at least one. */
  #takeGroup(): readonly Request<Key, Item>[] {
    let size = 0
    const end = this.#requests.findIndex(({ keys }, position) => {
      size += keys.length
      return position > 0 && size > MAXIMUM_KEYS
    })
    return this.#requests.splice(0, end < 0 ? this.#requests.length : end)
  }

  async #run(group: readonly Request<Key, Item>[]): Promise<void> {
    this.#inFlight += 1
    try {
      const items = await this.#loadAll(group.flatMap(({ keys }) => keys))
      let first = 0
      for (const { keys, resolve } of group) {
        resolve(items.slice(first, first + keys.length))
        first += keys.length
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    } finally {
      this.#inFlight -= 1
      this.#schedule()
    }
  }
}
