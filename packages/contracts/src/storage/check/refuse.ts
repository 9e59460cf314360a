import { StorageError } from '../../adapter-error.ts'

/** The codes for a value out of the contract's bounds. */
export type RefusalCode = 'invalid_batch' | 'invalid_query' | 'invalid_catalog'

/** One call's way to refuse: `check(isRight, message)` throws a `StorageError` of the call's code, not retryable. */
export type Check = (isRight: boolean, message: () => string) => void

/** Makes the check of one kind of input; messages are built only when they are needed. */
export const checkWith =
  (code: RefusalCode): Check =>
  (isRight, message) => {
    if (!isRight) throw new StorageError(message(), { code, isRetryable: false })
  }
