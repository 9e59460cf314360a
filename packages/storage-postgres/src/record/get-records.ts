import type { RecordKey, StoredRecord } from '@linx/contracts'
import { type Connections, prepare, type Statement } from '../connection/connections.ts'
import type { TableNames } from '../schema/table-names.ts'
import { type ColumnEncodings, ParameterRows, selectRows } from '../sql/array-parameter.ts'
import { toRecord } from './to-record.ts'

const COLUMNS: ColumnEncodings = { place: 'integer', business_account_id: 'word', id: 'word' }
const PARAMETERS = Object.keys(COLUMNS).length

type Row = readonly [place: string, version: string, body: string]

/** One SELECT for the kinds in turn, so that all records stood beside each other at one moment. */
const statementOf = (names: TableNames, kinds: readonly string[]): Statement =>
  prepare(
    kinds
      .map(
        (kind, position) => `SELECT given.place, stored.version, stored.body
        FROM (${selectRows(COLUMNS, 1 + position * PARAMETERS)}) AS given
        JOIN ${names.record(kind)} AS stored
          ON stored.business_account_id = given.business_account_id AND stored.id = given.id`,
      )
      .join('\nUNION ALL '),
  )

/** Reads records by key; each set of kinds is a statement of its own. */
export const createRecordReader = (connections: Connections, names: TableNames) => {
  const statements = new Map<string, Statement>()

  const statementFor = (kinds: readonly string[]): Statement => {
    const name = kinds.join()
    const statement = statements.get(name) ?? statementOf(names, kinds)
    statements.set(name, statement)
    return statement
  }

  return async (keys: readonly RecordKey[]): Promise<readonly (StoredRecord | undefined)[]> => {
    const rows = new Map<string, ParameterRows>()
    for (const [place, { businessAccountId, kind, id }] of keys.entries()) {
      const known = rows.get(kind) ?? new ParameterRows(COLUMNS)
      rows.set(kind, known)
      known.push(place, businessAccountId, id)
    }
    const kinds = [...rows.keys()].sort()
    const parameters = kinds.flatMap((kind) => rows.get(kind)?.parameters() ?? [])
    const records: (StoredRecord | undefined)[] = keys.map(() => undefined)
    for (const [place, version, body] of await connections.query<Row>(statementFor(kinds), parameters)) {
      const key = keys[Number(place)]
      if (key !== undefined) records[Number(place)] = toRecord(key, Number(version), body)
    }
    return records
  }
}
