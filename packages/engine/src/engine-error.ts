/** The host built the engine wrongly; thrown by `createEngine` only. */
export class EngineConfigurationError extends Error {
  override readonly name = 'EngineConfigurationError'
}

/** A command could not be carried out now for a reason that is not in its input. Try again later if `isRetryable`. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  /** `contention`: others kept changing the same record. `stopped`: the engine was closed. */
  readonly code: 'contention' | 'stopped'
  readonly isRetryable: boolean

  constructor(code: 'contention' | 'stopped', message: string) {
    super(message)
    this.code = code
    this.isRetryable = code === 'contention'
  }
}
