/** What every error class of an adapter says beside its message. */
export interface AdapterErrorOptions {
  /** Stable, lower case, words joined by `_`: what programs branch on. */
  readonly code: string
  /** `true` if the same call may succeed later without a change by a person. */
  readonly isRetryable: boolean
  readonly cause?: unknown
}

/**
 * Base of all errors that adapters throw. An expected outcome (a conflict, a rejected payment, an unknown send)
 * is a result and never an error. The message MUST NOT hold a secret, an account number or a whole request.
 */
export class AdapterError extends Error {
  readonly code: string
  readonly isRetryable: boolean

  constructor(message: string, options: AdapterErrorOptions) {
    super(message, { cause: options.cause })
    this.name = new.target.name
    this.code = options.code
    this.isRetryable = options.isRetryable
  }
}

/** What became of a batch whose commit threw. */
export type CommitFate = 'not-committed' | 'unknown'

/**
 * A storage call failed. `commitFate` is `not-committed` when nothing of the batch can become visible any more, and
 * `unknown` when it may (a connection that broke after COMMIT was sent): the caller then reads before it decides again.
 */
export class StorageError extends AdapterError {
  readonly commitFate: CommitFate

  constructor(message: string, options: AdapterErrorOptions & { readonly commitFate?: CommitFate }) {
    super(message, options)
    this.commitFate = options.commitFate ?? 'not-committed'
  }
}

/** An SMS adapter was built or called wrongly (credentials, sender, a callback whose signature does not verify). */
export class SmsError extends AdapterError {}

/** A rail adapter was built or called wrongly. What happened to a payment is a `SubmitOutcome`, never this. */
export class RailError extends AdapterError {}
