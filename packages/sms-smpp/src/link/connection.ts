import type { Instant } from '@linx/contracts'
import type { PDU } from 'smpp'
import type { CheckedOptions } from '../smpp-sms-options.ts'
import { type BindResult, bind, type Failure } from './bind.ts'
import type { SmppSession } from './bound-session.ts'
import { startWait } from './clock.ts'
import { loadSmpp } from './load-smpp.ts'
import { createReconnection } from './reconnection.ts'

/** No connection, and when there may be one. */
export interface NoConnection {
  readonly failure: Failure
  readonly retryAfterMs?: number
}

/** One connection that is kept up from the first use until it is closed. */
export interface Connection {
  /** Connects in the background. */
  open(): void
  /** The bound session; waits for an attempt that is under way, and makes one if none failed lately. */
  session(signal: AbortSignal): Promise<SmppSession | NoConnection>
  /** Unbinds and lets go. */
  close(): Promise<void>
}

const CLOSED: Failure = { class: 'configuration', code: 'closed' }
const GIVEN_UP: NoConnection = { failure: { class: 'transient', code: 'not_sent' } }
const MISSING: BindResult = { bound: false, failure: { class: 'configuration', code: 'smpp_missing' } }
const UNBIND_TIMEOUT_MS = 5_000

export const createConnection = (options: CheckedOptions, onDeliver: (pdu: PDU) => Promise<number>): Connection => {
  const { clock } = options
  const reconnection = createReconnection(options)
  let bound: { readonly session: SmppSession; readonly since: Instant } | undefined
  let attempt: { readonly result: Promise<BindResult>; session?: SmppSession } | undefined
  let failed: { readonly failure: Failure; readonly retryAt: Instant } | undefined
  let cancelRetry = (): void => undefined
  let isClosed = false

  const lost = (): void => {
    const since = bound?.since ?? clock.now()
    bound = undefined
    if (isClosed) return
    const delayMs = reconnection.afterLoss(since)
    if (delayMs === 0) void connect()
    else retryIn(delayMs, { class: 'transient', code: 'not_connected' })
  }

  const retryIn = (delayMs: number, failure: Failure): void => {
    failed = { failure, retryAt: clock.now() + delayMs }
    cancelRetry()
    cancelRetry = clock.setTimer(() => void connect(), delayMs)
  }

  const settle = (result: BindResult): BindResult => {
    attempt = undefined
    if (result.bound) {
      failed = undefined
      bound = { session: result.session, since: clock.now() }
      if (isClosed) result.session.destroy()
    } else if (!isClosed) retryIn(reconnection.afterFailure(), result.failure)
    return result
  }

  const tryOnce = async (): Promise<BindResult> => {
    const library = await loadSmpp().catch(() => undefined)
    if (library === undefined || isClosed) return settle(MISSING)
    const { result, session } = bind(library, options, { onDeliver, onLost: lost })
    if (attempt !== undefined) attempt.session = session
    return settle(await result)
  }

  const connect = (): Promise<BindResult> => {
    cancelRetry()
    attempt ??= { result: Promise.resolve().then(tryOnce) }
    return attempt.result
  }

  const whenConnected = async (signal: AbortSignal): Promise<SmppSession | NoConnection> => {
    const wait = startWait<BindResult | undefined>({ clock, abort: { signal, value: () => undefined } })
    void connect().then(wait.fulfil)
    const result = await wait.ended
    if (result === undefined) return GIVEN_UP
    return result.bound ? result.session : { failure: isClosed ? CLOSED : result.failure }
  }

  return {
    open: () => void connect(),
    session: async (signal) => {
      if (isClosed) return { failure: CLOSED }
      if (bound !== undefined) return bound.session
      const retryAfterMs = failed === undefined ? 0 : failed.retryAt - clock.now()
      if (failed !== undefined && attempt === undefined && retryAfterMs > 0)
        return { failure: failed.failure, retryAfterMs }
      return whenConnected(signal)
    },
    close: async () => {
      isClosed = true
      cancelRetry()
      const timeout = { afterMs: Math.min(UNBIND_TIMEOUT_MS, options.responseTimeoutMs), value: () => undefined }
      const wait = startWait<unknown>({ clock, timeout })
      const { session } = bound ?? {}
      if (session === undefined) wait.fulfil(undefined)
      else void session.request('unbind', {}).then(wait.fulfil)
      await wait.ended
      session?.destroy()
      attempt?.session?.destroy()
    },
  }
}
