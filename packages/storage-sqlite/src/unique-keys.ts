import type { EncodedBatch, Instant, UniqueEntry, UniqueKey } from '@linx/contracts'
import type { Database } from './database/database.ts'

interface Row {
  readonly body: string
  readonly expire_at: Instant | null
}

const ONE_KEY = 'business_account_id = ? AND scope = ? AND value = ?'

const toParameters = ({ businessAccountId, scope, value }: UniqueKey): readonly [string, string, string] => [
  businessAccountId,
  scope,
  value,
]

/** What a key stands for. */
export const lookUp = (database: Database, key: UniqueKey): UniqueEntry | undefined => {
  const { businessAccountId, scope, value } = key
  const row = database.get<Row>(`SELECT body, expire_at FROM unique_key WHERE ${ONE_KEY}`, ...toParameters(key))
  if (row === undefined) return undefined
  const entry = { key: { businessAccountId, scope, value }, body: JSON.parse(row.body) }
  return row.expire_at === null ? entry : { ...entry, expireAt: row.expire_at }
}

const isSame = (left: UniqueKey, right: UniqueKey): boolean =>
  left.value === right.value && left.scope === right.scope && left.businessAccountId === right.businessAccountId

/** What holds the first claimed key that is held and not released by the same batch. */
export const checkClaims = (database: Database, { claims, releases }: EncodedBatch): UniqueEntry | undefined => {
  for (const { key } of claims) {
    if (releases.some((released) => isSame(released, key))) continue
    const existing = lookUp(database, key)
    if (existing !== undefined) return existing
  }
  return undefined
}

/** Gives keys up, then claims those of a batch that was found free of conflicts. */
export const writeClaims = (database: Database, { claims, releases }: EncodedBatch): void => {
  for (const key of releases) database.run(`DELETE FROM unique_key WHERE ${ONE_KEY}`, ...toParameters(key))
  for (const { key, body, expireAt = null } of claims) {
    database.run('INSERT INTO unique_key VALUES (?, ?, ?, ?, ?)', ...toParameters(key), body, expireAt)
  }
}

/** Forgets expired keys, the oldest first; answers how many. */
export const pruneKeys = (database: Database, now: Instant, limit: number): number =>
  database.run(
    `DELETE FROM unique_key WHERE (business_account_id, scope, value) IN (
       SELECT business_account_id, scope, value FROM unique_key
       WHERE expire_at IS NOT NULL AND expire_at <= ? ORDER BY expire_at LIMIT ?)`,
    now,
    limit,
  )
