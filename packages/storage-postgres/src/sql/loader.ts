/** Loads many items by one statement, in the order of the keys; `undefined` where there is none. */
export type LoadAll<Key, Item> = (keys: readonly Key[]) => Promise<readonly (Item | undefined)[]>

interface Request<Key, Item> {
  readonly keys: readonly Key[]
  readonly resolve: (items: readonly (Item | undefined)[]) => void
  readonly reject: (error: unknown) => void
}

/** Keys of one statement at most; requests are not split. */
const MAXIMUM_KEYS = 1_000

/** Reads what is asked for in one turn of the event loop by one statement, which begins after each of the calls. */
export class Loader<Key, Item> {
  readonly #loadAll: LoadAll<Key, Item>
  #requests: Request<Key, Item>[] = []
  #isScheduled = false

  constructor(loadAll: LoadAll<Key, Item>) {
    this.#loadAll = loadAll
  }

  load(keys: readonly Key[]): Promise<readonly (Item | undefined)[]> {
    return new Promise((resolve, reject) => {
      this.#requests.push({ keys, resolve, reject })
      if (this.#isScheduled) return
      this.#isScheduled = true
      setImmediate(() => this.#flush())
    })
  }

  #flush(): void {
    this.#isScheduled = false
    const requests = this.#requests
    this.#requests = []
    let group: Request<Key, Item>[] = []
    let size = 0
    for (const request of requests) {
      if (size + request.keys.length > MAXIMUM_KEYS) {
        this.#run(group)
        group = []
        size = 0
      }
      group.push(request)
      size += request.keys.length
    }
    this.#run(group)
  }

  async #run(group: readonly Request<Key, Item>[]): Promise<void> {
    if (group.length === 0) return
    try {
      const items = await this.#loadAll(group.flatMap(({ keys }) => keys))
      let first = 0
      for (const { keys, resolve } of group) {
        resolve(items.slice(first, first + keys.length))
        first += keys.length
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
}
