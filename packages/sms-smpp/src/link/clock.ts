import type { Instant } from '@linx/contracts'

/** Time as the adapter sees it. */
export interface SmppClock {
  now(): Instant
  /** Calls back once after `delayMs`; the answer cancels it. */
  setTimer(callback: () => void, delayMs: number): () => void
}

/** Timers keep no process alive: the socket does, until the adapter is closed. */
export const systemClock: SmppClock = {
  now: Date.now,
  setTimer: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/**
 * A wait of which nobody knows whether it ends: `fulfil` ends it once, the timer and the signal end it with their own values.
 */
export interface Wait<Value> {
  readonly ended: Promise<Value>
  fulfil(value: Value): void
}

export const startWait = <Value>(options: {
  readonly clock: SmppClock
  readonly timeout?: { readonly afterMs: number; readonly value: () => Value }
  readonly abort?: { readonly signal: AbortSignal; readonly value: () => Value }
}): Wait<Value> => {
  const { promise, resolve } = Promise.withResolvers<Value>()
  const { clock, timeout, abort } = options
  const onAbort = (): void => abort && fulfil(abort.value())
  const cancel = timeout && clock.setTimer(() => fulfil(timeout.value()), timeout.afterMs)
  const fulfil = (value: Value): void => {
    cancel?.()
    abort?.signal.removeEventListener('abort', onAbort)
    resolve(value)
  }
  abort?.signal.addEventListener('abort', onAbort, { once: true })
  if (abort?.signal.aborted) onAbort()
  return { ended: promise, fulfil }
}
