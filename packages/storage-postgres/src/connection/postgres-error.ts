import { type CommitFate, StorageError } from '@linx/contracts'

interface Meaning {
  readonly code: string
  readonly isRetryable: boolean
  readonly advice: string
}

/** What SQLSTATE codes or their first two characters mean to a caller (PostgreSQL, appendix A). */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ['08', { code: 'unavailable', isRetryable: true, advice: 'the connection failed' }],
  ['22012', { code: 'contended', isRetryable: true, advice: 'other processes changed the same rows again and again' }],
  ['23505', { code: 'contended', isRetryable: true, advice: 'other processes inserted the same rows again and again' }],
  ['25006', { code: 'read_only', isRetryable: true, advice: 'the server takes no writes; connect to the primary' }],
  [
    '26000',
    { code: 'unavailable', isRetryable: true, advice: 'the pooler does not keep prepared statements; see README' },
  ],
  ['28', { code: 'cannot_connect', isRetryable: false, advice: 'user, password or host are not accepted' }],
  ['3D', { code: 'cannot_connect', isRetryable: false, advice: 'there is no such database' }],
  ['40', { code: 'contended', isRetryable: true, advice: 'other processes changed the same rows again and again' }],
  ['42501', { code: 'no_permission', isRetryable: false, advice: 'the role lacks a permission' }],
  ['3F', { code: 'schema_missing', isRetryable: false, advice: 'the schema is not there; call migrate' }],
  ['42P01', { code: 'schema_missing', isRetryable: false, advice: 'a table is not there; call migrate' }],
  ['42P07', { code: 'foreign_schema', isRetryable: false, advice: 'the schema has such a table that is not ours' }],
  ['53', { code: 'out_of_resources', isRetryable: true, advice: 'the server lacks disk, memory or connections' }],
  ['55', { code: 'contended', isRetryable: true, advice: 'a lock was not given' }],
  ['57', { code: 'unavailable', isRetryable: true, advice: 'the server shut down or cancelled the statement' }],
  ['58', { code: 'io_failed', isRetryable: true, advice: 'the disk of the server answered with an error' }],
])

const FAILED: Meaning = { code: 'storage_failed', isRetryable: false, advice: 'PostgreSQL refused a statement' }
const UNREACHED: Meaning = { code: 'unavailable', isRetryable: true, advice: 'the connection failed' }

const textOf = (error: unknown, member: string): string | undefined => {
  const value = typeof error === 'object' && error !== null ? Reflect.get(error, member) : undefined
  return typeof value === 'string' ? value : undefined
}

const SQLSTATE = /^[0-9A-Z]{5}$/

/** The SQLSTATE with which the server refused; nothing if no server did. */
export const sqlStateOf = (error: unknown): string | undefined => {
  const code = textOf(error, 'code')
  return textOf(error, 'severity') !== undefined && code !== undefined && SQLSTATE.test(code) ? code : undefined
}

/** The constraint that a statement broke. */
export const constraintOf = (error: unknown): string | undefined => textOf(error, 'constraint')

/**
 * Whether the server itself said that the statement had no effect. A lost connection and the end of a session (`FATAL`) say
 * nothing: the commit may have gone before.
 */
export const isRefusal = (error: unknown): boolean =>
  sqlStateOf(error) !== undefined && textOf(error, 'severity') === 'ERROR'

/** Whether the connection is of no more use. */
export const isConnectionLost = (error: unknown): boolean => !isRefusal(error)

/** Puts an error of the driver into the contract's terms; a `StorageError` passes through. */
export const toStorageError = (error: unknown, commitFate: CommitFate = 'not-committed'): StorageError => {
  if (error instanceof StorageError) return error
  const state = sqlStateOf(error)
  const meaning = state === undefined ? UNREACHED : (MEANINGS.get(state) ?? MEANINGS.get(state.slice(0, 2)) ?? FAILED)
  const { code, isRetryable, advice } = meaning
  const said = error instanceof Error ? error.message : String(error)
  return new StorageError(`PostgreSQL failed (${state ?? 'no answer'}, ${said}): ${advice}.`, {
    code,
    isRetryable,
    commitFate,
    cause: error,
  })
}
