import type { PDU } from 'smpp'
import { classOfStatus, codeOfStatus } from '../smpp-errors.ts'
import type { CheckedOptions } from '../smpp-sms-options.ts'
import { openSession, type SmppSession } from './bound-session.ts'
import type { SmppLibrary } from './load-smpp.ts'

/** What became of an attempt to connect. */
export type BindResult =
  | { readonly bound: true; readonly session: SmppSession }
  | { readonly bound: false; readonly failure: Failure }

/** Why there is no connection, as `send` tells it. */
export interface Failure {
  readonly class: 'transient' | 'configuration'
  readonly code: string
}

const NOT_CONNECTED: Failure = { class: 'transient', code: 'not_connected' }

const refusal = (status: number): Failure => ({
  class: classOfStatus(status) === 'configuration' ? 'configuration' : 'transient',
  code: `bind_${codeOfStatus(status)}`,
})

const INTERFACE_VERSION = 0x34

/** Connects and binds once. Never rejects. `onLost` is called once if a bound connection ends. */
export const bind = (
  library: SmppLibrary,
  options: CheckedOptions,
  events: { onDeliver(pdu: PDU): Promise<number>; onLost(): void },
): { readonly result: Promise<BindResult>; readonly session: SmppSession } => {
  const { promise, resolve } = Promise.withResolvers<BindResult>()
  let isBound = false

  const bindNow = async (): Promise<void> => {
    const { systemId, password, systemType, receives } = options
    const fields = { system_id: systemId, password, system_type: systemType, interface_version: INTERFACE_VERSION }
    const answer = await session.request(receives ? 'bind_transceiver' : 'bind_transmitter', fields)
    if (answer.answer === 'response' && answer.pdu.command_status === 0) {
      isBound = true
      resolve({ bound: true, session })
      return
    }
    const failure = answer.answer === 'response' ? refusal(answer.pdu.command_status) : NOT_CONNECTED
    resolve({ bound: false, failure })
    session.destroy()
  }

  const session = openSession(library, options, {
    onConnected: () => void bindNow(),
    onDeliver: events.onDeliver,
    onLost: () => {
      if (isBound) events.onLost()
      else resolve({ bound: false, failure: NOT_CONNECTED })
    },
  })
  return { result: promise, session }
}
