/** The host built the engine wrongly: thrown by `createEngine`, and by commands for limits that cannot be enforced. */
export class EngineConfigurationError extends Error {
  override readonly name = 'EngineConfigurationError'
}

/** A command could not be carried out now for a reason that is not in its input. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  /** `contention`: others kept changing the same record. */
  readonly code: 'contention'
  /** The same call may succeed later. */
  readonly isRetryable = true

  constructor(code: 'contention', message: string) {
    super(message)
    this.code = code
  }
}
