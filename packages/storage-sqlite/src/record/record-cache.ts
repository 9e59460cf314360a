import type { IndexValue, RecordKey } from '@linx/contracts'
import type { Database } from '../database/database.ts'
import type { RecordTable, RecordTables } from '../schema/record-table.ts'

/** A stored record as its table has it. Never changed: a replacement is another row. */
export interface RecordRow {
  readonly rowId: number
  readonly version: number
  /** JSON text. */
  readonly body: string
  /** JSON text of a list. */
  readonly terms: string
  /** In the order of the table's columns. */
  readonly indexes: readonly IndexValue[]
}

type SelectedRow = Omit<RecordRow, 'indexes'> & { readonly [column: string]: IndexValue }

const MAXIMUM_CHARACTERS = 16 * 1024 * 1024
/** Beyond the texts: objects and the places in the map. */
const CHARACTERS_A_ROW = 500

const sizeOf = ({ body, terms }: RecordRow): number => body.length + terms.length + CHARACTERS_A_ROW

const nameOf = ({ businessAccountId, kind, id }: RecordKey): string => `${kind} ${id} ${businessAccountId}`

/**
 * Rows that this connection has read or written lately, for as long as no other connection writes: SQLite's `data_version`
 * says so. What is rolled back must be cleared.
 */
export class RecordCache {
  readonly #database: Database
  readonly #rows = new Map<string, RecordRow>()
  #tables: RecordTables = new Map()
  #characters = 0
  #dataVersion = -1
  #isFresh = false

  constructor(database: Database) {
    this.#database = database
  }

  /** To be called whenever columns may have come. */
  useTables(tables: RecordTables): void {
    this.#tables = tables
    this.clear()
  }

  table({ kind }: RecordKey): RecordTable {
    const table = this.#tables.get(kind)
    if (table === undefined) throw new TypeError(`The kind ${kind} passed the check of the catalog but has no table.`)
    return table
  }

  /** Forgets everything if another connection has written. Every use of rows inside a transaction begins with it. */
  refresh(): void {
    const { data_version: dataVersion = -1 } = this.#database.get<{ data_version: number }>('PRAGMA data_version') ?? {}
    if (dataVersion === this.#dataVersion) return
    this.clear()
    this.#dataVersion = dataVersion
  }

  /**
   * As `refresh`, once for all reads until the waiting microtasks have run. Whoever learns of another process' commit learns it by an event, and
   * no event comes in between.
   */
  refreshForRead(): void {
    if (this.#isFresh) return
    this.refresh()
    this.#isFresh = true
    queueMicrotask(() => {
      this.#isFresh = false
    })
  }

  /** The row of a key if it is there; reads nothing. */
  peek(key: RecordKey): RecordRow | undefined {
    return this.#rows.get(nameOf(key))
  }

  /** The row of a key, read if it is not there yet. */
  read(key: RecordKey): RecordRow | undefined {
    const name = nameOf(key)
    const known = this.#rows.get(name)
    if (known !== undefined) return known
    const { select, members } = this.table(key)
    const selected = this.#database.get<SelectedRow>(select, key.businessAccountId, key.id)
    if (selected === undefined) return undefined
    const { rowId, version, body, terms } = selected
    const row = { rowId, version, body, terms, indexes: members.map((member) => selected[member] ?? null) }
    this.#keep(name, row)
    return row
  }

  /** Keeps a row that was just written; the ones that were kept first go when there are too many. */
  put(key: RecordKey, row: RecordRow): void {
    this.#keep(nameOf(key), row)
  }

  remove(key: RecordKey): void {
    this.#drop(nameOf(key))
  }

  clear(): void {
    this.#rows.clear()
    this.#characters = 0
  }

  #keep(name: string, row: RecordRow): void {
    this.#drop(name)
    this.#rows.set(name, row)
    this.#characters += sizeOf(row)
    if (this.#characters > MAXIMUM_CHARACTERS) this.#dropOldest()
  }

  #drop(name: string): void {
    const row = this.#rows.get(name)
    if (row === undefined) return
    this.#rows.delete(name)
    this.#characters -= sizeOf(row)
  }

  #dropOldest(): void {
    for (const name of this.#rows.keys()) {
      if (this.#characters <= MAXIMUM_CHARACTERS) return
      this.#drop(name)
    }
  }
}
