import type { Instant, UniqueEntry, UniqueKey } from '@linx/contracts'
import { type Connections, prepare } from './connection/connections.ts'
import type { TableNames } from './schema/table-names.ts'
import { type ColumnEncodings, ParameterRows, selectRows } from './sql/array-parameter.ts'

const COLUMNS: ColumnEncodings = { place: 'integer', business_account_id: 'word', scope: 'word', value: 'text' }
const SAME =
  'stored.business_account_id = given.business_account_id AND stored.scope = given.scope AND stored.value = given.value'

type Row = readonly [place: string, body: string, expireAt: string | null]

/** Looks up what keys stand for. */
export const createKeyReader = (connections: Connections, { uniqueKey }: TableNames) => {
  const statement = prepare(`SELECT given.place, stored.body, stored.expire_at
    FROM (${selectRows(COLUMNS, 1)}) AS given JOIN ${uniqueKey} AS stored ON ${SAME}`)

  return async (keys: readonly UniqueKey[]): Promise<readonly (UniqueEntry | undefined)[]> => {
    const rows = new ParameterRows(COLUMNS)
    for (const [place, { businessAccountId, scope, value }] of keys.entries()) {
      rows.push(place, businessAccountId, scope, value)
    }
    const entries: (UniqueEntry | undefined)[] = keys.map(() => undefined)
    for (const [place, body, expireAt] of await connections.query<Row>(statement, rows.parameters())) {
      const key = keys[Number(place)]
      if (key === undefined) continue
      const entry = { key, body: JSON.parse(body) }
      entries[Number(place)] = expireAt === null ? entry : { ...entry, expireAt: Number(expireAt) }
    }
    return entries
  }
}

/** Forgets expired keys, the oldest first; answers how many. Keys that another process is forgetting are left to it. */
export const createKeyPruner = (connections: Connections, { uniqueKey }: TableNames) => {
  const statement = prepare(`WITH expired AS MATERIALIZED (
      SELECT business_account_id, scope, value FROM ${uniqueKey}
      WHERE expire_at <= $1::int8 ORDER BY expire_at LIMIT $2 FOR UPDATE SKIP LOCKED
    ), pruned AS (
      DELETE FROM ${uniqueKey} AS stored USING expired AS given WHERE ${SAME} RETURNING 1
    ) SELECT count(*) FROM pruned`)

  return async (now: Instant, limit: number): Promise<number> => {
    const [row] = await connections.query<readonly [string]>(statement, [now, limit])
    return Number(row?.[0] ?? 0)
  }
}
