import type { PDU, SmppFields } from 'smpp'
import { THROTTLED } from '../smpp-errors.ts'
import type { CheckedOptions } from '../smpp-sms-options.ts'
import type { Failure } from './bind.ts'
import { startWait } from './clock.ts'
import { createConnection, type NoConnection } from './connection.ts'
import { createWindow } from './window.ts'

/** What became of a submit_sm. */
export type SubmitAnswer =
  | { readonly answer: 'response'; readonly status: number; readonly messageId?: string }
  /** Proven: nothing was written. */
  | { readonly answer: 'not-sent'; readonly failure: Failure; readonly retryAfterMs?: number }
  /** It was written, and no answer came. */
  | { readonly answer: 'lost'; readonly cause: string }

/** The connection with its window and its pauses. */
export interface SmppLink {
  open(): void
  submit(fields: SmppFields, signal: AbortSignal): Promise<SubmitAnswer>
  close(): Promise<void>
}

const notSent = (code: string): SubmitAnswer => ({ answer: 'not-sent', failure: { class: 'transient', code } })

const isMissing = (session: object): session is NoConnection => 'failure' in session

export const createSmppLink = (options: CheckedOptions, onDeliver: (pdu: PDU) => Promise<number>): SmppLink => {
  const { clock, throttlePauseMs } = options
  const connection = createConnection(options, onDeliver)
  const window = createWindow(clock, options.window, options.maximumWaiting)
  let pausedUntil = 0

  /** Waits until the SMSC wants messages again; ends at the signal. */
  const waitForPause = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted && clock.now() < pausedUntil) {
      const timeout = { afterMs: pausedUntil - clock.now(), value: () => undefined }
      await startWait<void>({ clock, timeout, abort: { signal, value: () => undefined } }).ended
    }
  }

  const submitInWindow = async (fields: SmppFields, signal: AbortSignal): Promise<SubmitAnswer> => {
    await waitForPause(signal)
    if (signal.aborted) return notSent('not_sent')
    const session = await connection.session(signal)
    if (isMissing(session)) return { answer: 'not-sent', ...session }
    if (signal.aborted) return notSent('not_sent')
    const answer = await session.request('submit_sm', fields, signal)
    if (answer.answer === 'not-written') return notSent('not_connected')
    if (answer.answer === 'lost') return answer
    const { command_status: status, message_id: messageId } = answer.pdu
    if (THROTTLED.has(status)) pausedUntil = clock.now() + throttlePauseMs
    return { answer: 'response', status, ...(messageId === undefined ? {} : { messageId }) }
  }

  return {
    open: connection.open,
    submit: async (fields, signal) => {
      const place = await window.take(signal)
      if (place !== 'taken') return notSent(place === 'full' ? 'window_full' : 'not_sent')
      try {
        return await submitInWindow(fields, signal)
      } finally {
        window.release()
      }
    },
    close: connection.close,
  }
}
