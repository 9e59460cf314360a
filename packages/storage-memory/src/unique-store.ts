import type { EncodedBatch, Instant, UniqueEntry, UniqueKey } from '@linx/contracts'
import { comparePlain } from './structure/compare.ts'
import { Heap, type HeapItem } from './structure/heap.ts'

interface Entry extends HeapItem {
  readonly name: string
  readonly key: UniqueKey
  readonly body: string
  readonly expireAt: Instant | undefined
}

const nameOf = ({ businessAccountId, scope, value }: UniqueKey): string => `${businessAccountId} ${scope} ${value}`

const toUniqueEntry = ({ key, body, expireAt }: Entry): UniqueEntry => ({
  key: { ...key },
  body: JSON.parse(body),
  ...(expireAt === undefined ? {} : { expireAt }),
})

/** Unique keys of every tenant and scope. */
export class UniqueStore {
  readonly #entries = new Map<string, Entry>()
  readonly #expiring = new Heap<Entry>((left, right) => comparePlain(left.expireAt ?? 0, right.expireAt ?? 0))

  lookup(key: UniqueKey): UniqueEntry | undefined {
    const entry = this.#entries.get(nameOf(key))
    return entry && toUniqueEntry(entry)
  }

  /** What holds the first claimed key that is held and not released by the same batch. */
  conflictOf({ claims, releases }: EncodedBatch): UniqueEntry | undefined {
    const released = new Set(releases.map(nameOf))
    const taken = claims.find(({ key }) => this.#entries.has(nameOf(key)) && !released.has(nameOf(key)))
    return taken && this.lookup(taken.key)
  }

  claim({ key, body, expireAt }: EncodedBatch['claims'][number]): void {
    const entry: Entry = { name: nameOf(key), key, body, expireAt, heapPosition: 0 }
    this.#entries.set(entry.name, entry)
    if (expireAt !== undefined) this.#expiring.push(entry)
  }

  release(key: UniqueKey): void {
    const entry = this.#entries.get(nameOf(key))
    if (entry === undefined) return
    this.#entries.delete(entry.name)
    if (entry.expireAt !== undefined) this.#expiring.remove(entry)
  }

  prune(now: Instant, limit: number): number {
    let count = 0
    for (let next = this.#expiring.peek(); count < limit && next !== undefined; next = this.#expiring.peek()) {
      if (next.expireAt === undefined || next.expireAt > now) break
      this.release(next.key)
      count += 1
    }
    return count
  }
}
