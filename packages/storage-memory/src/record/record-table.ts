import type { EncodedPut, IndexValue } from '@linx/contracts'
import { MultiMap } from '../structure/multi-map.ts'

/** A stored record. Never changed: a replacement is another row. */
export interface Row {
  readonly id: string
  readonly version: number
  readonly body: string
  /** In the order of the catalog; shorter than it if the row is older than the catalog. */
  readonly indexes: readonly IndexValue[]
  readonly terms: readonly string[]
}

/** The records of one kind in one tenant. */
export class RecordTable {
  readonly #rows = new Map<string, Row>()
  readonly #byIndex: MultiMap<IndexValue, Row>[] = []
  readonly #byTerm = new MultiMap<string, Row>()

  get size(): number {
    return this.#rows.size
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id)
  }

  all(): Iterable<Row> {
    return this.#rows.values()
  }

  put({ key, expectedVersion, body, indexes, terms }: EncodedPut): void {
    this.remove(key.id)
    const row: Row = { id: key.id, version: expectedVersion + 1, body, indexes, terms }
    this.#rows.set(key.id, row)
    for (const term of terms) this.#byTerm.add(term, row)
    for (const [position, value] of indexes.entries()) if (value !== null) this.#index(position).add(value, row)
  }

  remove(id: string): void {
    const row = this.#rows.get(id)
    if (row === undefined) return
    this.#rows.delete(id)
    for (const term of row.terms) this.#byTerm.delete(term, row)
    for (const [position, value] of row.indexes.entries()) if (value !== null) this.#index(position).delete(value, row)
  }

  /** How many rows `withValues` would give. */
  countValues(position: number, values: readonly IndexValue[]): number {
    return values.reduce<number>((count, value) => count + this.#index(position).count(value), 0)
  }

  /** Rows whose index has one of these values, none of which is `null`. */
  withValues(position: number, values: readonly IndexValue[]): Iterable<Row> {
    return new Set(values.flatMap((value) => [...this.#index(position).get(value)]))
  }

  /** At least how many rows `withTerms` would give. */
  countTerms(terms: readonly string[]): number {
    return terms.reduce((count, term) => count + this.#byTerm.count(term), 0)
  }

  withTerms(terms: readonly string[]): Iterable<Row> {
    return new Set(terms.flatMap((term) => [...this.#byTerm.get(term)]))
  }

  #index(position: number): MultiMap<IndexValue, Row> {
    const index = this.#byIndex[position] ?? new MultiMap<IndexValue, Row>()
    this.#byIndex[position] = index
    return index
  }
}
