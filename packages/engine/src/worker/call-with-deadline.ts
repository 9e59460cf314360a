import type { Clock } from '../platform/clock.ts'

/** The call did not answer in time; what it did is not known. */
class DeadlineError extends Error {
  override readonly name = 'DeadlineError'
}

/**
 * Calls an adapter with a signal that fires after `timeoutMs`, and stops waiting then even if the adapter does not. Rejects with
 * `DeadlineError`, or with what the adapter threw.
 */
export const callWithDeadline = <Value>(
  clock: Clock,
  timeoutMs: number,
  call: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> => {
  const controller = new AbortController()
  const { promise, resolve, reject } = Promise.withResolvers<Value>()
  const cancel = clock.setTimer(() => {
    controller.abort()
    reject(new DeadlineError(`No answer within ${timeoutMs} ms.`))
  }, timeoutMs)
  Promise.resolve()
    .then(() => call(controller.signal))
    .then(resolve, reject)
  return promise.finally(cancel)
}
