const isSet = <Value>(entry: Value | ReadonlySet<Value> | undefined): entry is Set<Value> => entry instanceof Set

/** Several values for each key. A lone value is kept without a set around it: most index values stand for one record. */
export class MultiMap<Key, Value extends object> {
  readonly #entries = new Map<Key, Value | Set<Value>>()

  add(key: Key, value: Value): void {
    const entry = this.#entries.get(key)
    if (isSet(entry)) entry.add(value)
    else this.#entries.set(key, entry === undefined ? value : new Set([entry, value]))
  }

  delete(key: Key, value: Value): void {
    const entry = this.#entries.get(key)
    if (isSet(entry)) entry.delete(value)
    if (entry === value || (isSet(entry) && entry.size === 0)) this.#entries.delete(key)
  }

  count(key: Key): number {
    const entry = this.#entries.get(key)
    if (entry === undefined) return 0
    return isSet(entry) ? entry.size : 1
  }

  get(key: Key): Iterable<Value> {
    const entry = this.#entries.get(key)
    if (entry === undefined) return []
    return isSet(entry) ? entry : [entry]
  }
}
