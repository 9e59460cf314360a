import type {
  CatalogView,
  EncodedBatch,
  EncodedPut,
  FindQuery,
  FindResult,
  JsonObject,
  RecordKey,
  StoredRecord,
} from '@linx/contracts'
import { findRows } from './find-rows.ts'
import { RecordTable, type Row } from './record-table.ts'

/** The body is parsed when it is asked for: a caller may know what this version says. */
const toRecord = <Body extends JsonObject>(
  { businessAccountId, kind, id }: RecordKey,
  { version, body: text }: Row,
): StoredRecord<Body> => {
  let body: Body | undefined
  return {
    key: { businessAccountId, kind, id },
    version,
    get body(): Body {
      body ??= JSON.parse(text) as Body
      return body
    },
  }
}

/** Records of every kind and tenant. */
export class RecordStore {
  readonly #tables = new Map<string, RecordTable>()

  get(key: RecordKey): StoredRecord | undefined {
    const row = this.#table(key).get(key.id)
    return row && toRecord(key, row)
  }

  find<Body extends JsonObject>(catalog: CatalogView, query: FindQuery): FindResult<Body> {
    const { businessAccountId, kind } = query
    const { rows, total } = findRows(this.#table(query), [...(catalog.get(kind)?.keys() ?? [])], query)
    return { records: rows.map((row) => toRecord<Body>({ businessAccountId, kind, id: row.id }, row)), total }
  }

  /** The first put or removal whose expected version is not the actual one. */
  conflictOf({ puts, removals }: EncodedBatch): { key: RecordKey; actualVersion: number } | undefined {
    for (const { key, expectedVersion } of [...puts, ...removals]) {
      const actualVersion = this.#table(key).get(key.id)?.version ?? 0
      if (actualVersion !== expectedVersion) return { key, actualVersion }
    }
    return undefined
  }

  put(put: EncodedPut): void {
    this.#table(put.key).put(put)
  }

  remove(key: RecordKey): void {
    this.#table(key).remove(key.id)
  }

  #table({ businessAccountId, kind }: { readonly businessAccountId: string; readonly kind: string }): RecordTable {
    const name = `${businessAccountId} ${kind}`
    const table = this.#tables.get(name) ?? new RecordTable()
    this.#tables.set(name, table)
    return table
  }
}
