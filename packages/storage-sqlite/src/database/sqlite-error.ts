import { type CommitFate, StorageError } from '@linx/contracts'

interface Meaning {
  readonly code: string
  readonly isRetryable: boolean
  readonly advice: string
}

/** What the primary result codes of SQLite mean to a caller (https://www.sqlite.org/rescode.html). */
const MEANINGS: ReadonlyMap<number, Meaning> = new Map([
  [5, { code: 'busy', isRetryable: true, advice: 'another process holds the write lock' }],
  [6, { code: 'busy', isRetryable: true, advice: 'a table is locked' }],
  [7, { code: 'out_of_memory', isRetryable: true, advice: 'SQLite got no memory' }],
  [8, { code: 'read_only', isRetryable: false, advice: 'the file or its folder cannot be written' }],
  [10, { code: 'io_failed', isRetryable: true, advice: 'the disk answered with an error' }],
  [11, { code: 'corrupt', isRetryable: false, advice: 'the file is damaged; restore it from a backup' }],
  [13, { code: 'disk_full', isRetryable: true, advice: 'there is no room for the file to grow' }],
  [14, { code: 'cannot_open', isRetryable: false, advice: 'the file cannot be opened; its folder must exist' }],
  [18, { code: 'invalid_batch', isRetryable: false, advice: 'a value is too large' }],
  [19, { code: 'invalid_batch', isRetryable: false, advice: 'an id that must be new is taken' }],
  [26, { code: 'corrupt', isRetryable: false, advice: 'the file is no SQLite database' }],
])

const UNKNOWN: Meaning = { code: 'storage_failed', isRetryable: false, advice: 'SQLite refused a statement' }
const PRIMARY_CODE_MASK = 0xff

const resultCodeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined

/**
 * Puts what SQLite threw into the contract's terms; a `StorageError` passes through, and what is no error of SQLite is
 * returned as it is: a bug should look like one.
 */
export const toStorageError = (error: unknown, commitFate: CommitFate = 'not-committed'): unknown => {
  const resultCode = resultCodeOf(error)
  if (resultCode === undefined || !(error instanceof Error)) return error
  const { code, isRetryable, advice } = MEANINGS.get(resultCode & PRIMARY_CODE_MASK) ?? UNKNOWN
  return new StorageError(`SQLite failed (${resultCode}, ${error.message}): ${advice}.`, {
    code,
    isRetryable,
    commitFate,
    cause: error,
  })
}
