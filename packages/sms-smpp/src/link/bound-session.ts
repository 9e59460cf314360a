import type { PDU, Session, SmppFields } from 'smpp'
import type { CheckedOptions } from '../smpp-sms-options.ts'
import { startWait, type Wait } from './clock.ts'
import type { SmppLibrary } from './load-smpp.ts'

/** What became of a request. */
export type Answer =
  | { readonly answer: 'response'; readonly pdu: PDU }
  /** Nothing was written. */
  | { readonly answer: 'not-written' }
  /** It was written, and no answer came. */
  | { readonly answer: 'lost'; readonly cause: string }

/** A connection that lives until it is lost; then every request without an answer is lost too. */
export interface SmppSession {
  request(command: string, fields: SmppFields, signal?: AbortSignal): Promise<Answer>
  destroy(): void
}

export interface SessionEvents {
  /** The connection stands; nothing is bound yet. */
  onConnected(): void
  /** Once, whatever happens. */
  onLost(): void
  /** Answers the `command_status` of the response to a deliver_sm. */
  onDeliver(pdu: PDU): Promise<number>
}

const LOST: Answer = { answer: 'lost', cause: 'The connection was lost before the answer.' }
const GAVE_UP: Answer = { answer: 'lost', cause: 'Gave up waiting for the answer.' }
const DELIVERIES: ReadonlySet<string> = new Set(['deliver_sm', 'data_sm'])
const MAXIMUM_SEQUENCE = 0x7fffffff

const connectOptions = ({ host, port, tls }: CheckedOptions) => ({
  ...(typeof tls === 'object' ? tls : {}),
  host,
  port,
  tls: tls !== false,
})

/** Opens a connection and answers the requests of the SMSC on it. */
export const openSession = (library: SmppLibrary, options: CheckedOptions, events: SessionEvents): SmppSession => {
  const { clock, enquireLinkMs, responseTimeoutMs, connectTimeoutMs } = options
  const waiting = new Map<number, Wait<Answer>>()
  let [sequence, expectedBytes] = [0, 0]
  let isLost = false
  let cancelTimer = clock.setTimer(() => lose(), connectTimeoutMs)

  const session: Session = library.connect(connectOptions(options))

  const lose = (): void => {
    if (isLost) return
    isLost = true
    cancelTimer()
    session.destroy()
    for (const wait of waiting.values()) wait.fulfil(LOST)
    events.onLost()
  }

  const write = (pdu: PDU): boolean => {
    try {
      return !isLost && session.send(pdu)
    } catch {
      return false
    }
  }

  const nextSequence = (): number => {
    sequence = sequence === MAXIMUM_SEQUENCE ? 1 : sequence + 1
    return sequence
  }

  const request = async (command: string, fields: SmppFields, signal?: AbortSignal): Promise<Answer> => {
    const sequence_number = nextSequence()
    // An answer that does not come is a dead connection, not one lost answer.
    const timeout = {
      afterMs: responseTimeoutMs,
      value: () => {
        lose()
        return LOST
      },
    }
    const abort = signal === undefined ? {} : { abort: { signal, value: () => GAVE_UP } }
    if (!write(new library.PDU(command, { ...fields, sequence_number }))) return { answer: 'not-written' }
    const wait = startWait<Answer>({ clock, timeout, ...abort })
    waiting.set(sequence_number, wait)
    const answer = await wait.ended
    waiting.delete(sequence_number)
    return answer
  }

  /** Asks for a sign of life whenever nothing came for a while. */
  const watch = (): void => {
    cancelTimer()
    if (isLost) return
    cancelTimer = clock.setTimer(() => {
      void request('enquire_link', {})
    }, enquireLinkMs)
  }

  const answerDeliver = async (pdu: PDU): Promise<void> => {
    const command_status = await events.onDeliver(pdu)
    write(pdu.response({ command_status }))
  }

  const hear = (pdu: PDU): void => {
    watch()
    expectedBytes += pdu.command_length
    // When a connection ends within a PDU, the library reads half of it as if it were whole.
    if (expectedBytes > session.socket.bytesRead) lose()
    else if (pdu.isResponse()) waiting.get(pdu.sequence_number)?.fulfil({ answer: 'response', pdu })
    else if (DELIVERIES.has(pdu.command)) void answerDeliver(pdu)
    else if (pdu.command !== 'alert_notification') write(pdu.response())
    if (pdu.command === 'unbind') lose()
  }

  session.on(options.tls === false ? 'connect' : 'secureConnect', () => {
    session.socket.setNoDelay(true)
    events.onConnected()
  })
  session.on('pdu', hear)
  session.on('error', lose)
  session.on('close', lose)
  return { request, destroy: lose }
}
