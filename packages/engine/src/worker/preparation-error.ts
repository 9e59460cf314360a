import type { JsonObject } from '@linx/contracts'

/** A task failed before its effect began. `body` is what the task is put off with. */
export class PreparationError extends Error {
  override readonly name = 'PreparationError'
  readonly body: JsonObject

  constructor(cause: unknown, body: JsonObject) {
    super(cause instanceof Error ? `${cause.name}: ${cause.message}` : 'The preparation failed.', { cause })
    this.body = body
  }
}
