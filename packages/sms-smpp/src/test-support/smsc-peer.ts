import type { AddressInfo } from 'node:net'
import type { Acknowledgement, PeerSms, SmsNews, SmsPeer, SmsSendFault } from '@linx/conformance'
import { createServer, encodings, PDU, type Session, type SmppFields } from 'smpp'
import { PASSWORD, SYSTEM_ID } from './examples.ts'
import { createPartJoiner } from './join-parts.ts'

/** Command statuses with which the SMSC takes nothing, by fault. */
const REFUSALS: { readonly [fault: string]: number } = {
  'refuse-permanent-number': 0x0b,
  'refuse-compliance': 0x66,
  'refuse-configuration': 0x0a,
  'refuse-transient': 0x14,
  'refuse-strangely': 0x0401,
  'rate-limited': 0x58,
}

const STATES = { QUEUED: 0, SENT: 1, DELIVERED: 2, EXPIRED: 3, UNDELIVERED: 5, REJECTED: 8 } as const

const HUGE_PDU = Buffer.from([0x7f, 0xff, 0xff, 0xff, ...new Uint8Array(1_000)])
const NOISE = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nWelcome')

export interface SmscPeer extends Required<Pick<SmsPeer, 'messages' | 'callCount' | 'whenHolding'>> {
  readonly port: number
  /** Tells news on the connection, when one is bound. */
  push(news: SmsNews): Promise<Acknowledgement>
  /** Sends any deliver_sm. */
  deliver(fields: SmppFields): Promise<Acknowledgement>
  /** Everything that came, oldest first. */
  received(): readonly PDU[]
  /** Resolves once so many PDUs of this command came. */
  whenReceived(command: string, count?: number): Promise<PDU>
  /** How often somebody connected. */
  connections(): number
  /** Ends every connection without a word. */
  drop(): void
  /** Asks to unbind. */
  unbind(): void
  close(): Promise<void>
}

export interface SmscPeerOptions {
  readonly faults?: readonly (SmsSendFault | 'no-answer' | 'none')[]
  /** Command status of the next binds, in order; then 0. */
  readonly binds?: readonly number[]
  /** Whether requests for a sign of life are answered. Default `true`. */
  readonly answersEnquiries?: boolean
  /** Ids of messages by number. */
  readonly idOf?: (number: number) => string
}

const fieldsOf = (news: SmsNews): SmppFields => {
  if (news.news === 'inbound') {
    const isGsm = encodings.ASCII.match(news.text)
    const text = { short_message: isGsm ? encodings.ASCII.encode(news.text) : encodings.UCS2.encode(news.text) }
    const addresses = { source_addr: news.from.slice(1), source_addr_ton: 1, destination_addr: '12345' }
    return { ...addresses, data_coding: isGsm ? 0 : 8, ...text }
  }
  const state = news.news === 'dead-number' ? STATES.UNDELIVERED : STATES[news.status]
  const addresses = { source_addr: news.message.to.slice(1), source_addr_ton: 1, destination_addr: '12345' }
  return { ...addresses, esm_class: 4, receipted_message_id: news.message.id, message_state: state }
}

/** An SMSC on a port of this machine that plays faults. */
export const createSmscPeer = async (options: SmscPeerOptions = {}): Promise<SmscPeer> => {
  const { answersEnquiries = true, idOf = (number) => `MSG-${number}` } = options
  const coming: string[] = [...(options.faults ?? [])]
  const binds = [...(options.binds ?? [])]
  const join = createPartJoiner()
  const received: PDU[] = []
  const watchers = new Set<() => void>()
  const taken: PeerSms[] = []
  const sessions = new Set<Session>()
  const acknowledgements = new Map<number, (answer: Acknowledgement) => void>()
  const { promise: holding, resolve: startHolding } = Promise.withResolvers<void>()
  let [calls, connections, sequence] = [0, 0, 1_000]
  let bound: Session | undefined
  const bindWatchers = new Set<(session: Session) => void>()

  const answerBind = (session: Session, pdu: PDU): void => {
    const isKnown = pdu.system_id === SYSTEM_ID && pdu.password === PASSWORD
    const command_status = binds.shift() ?? (isKnown ? 0 : 0x0e)
    session.send(pdu.response({ command_status, system_id: 'SMSC' }))
    if (command_status !== 0) return
    bound = session
    for (const watch of bindWatchers) watch(session)
    bindWatchers.clear()
  }

  const endings: { readonly [fault: string]: (session: Session, pdu: PDU, sound: PDU) => unknown } = {
    'drop-before-commit': (session) => session.destroy(),
    'drop-after-commit': (session) => session.destroy(),
    'server-error': (session, pdu) => session.send(pdu.response({ command_status: 0x08 })),
    garbage: (session) => session.socket.write(NOISE),
    flood: (session) => session.socket.write(HUGE_PDU),
    truncated: (session, _, sound) => {
      session.socket.write(sound.toBuffer().subarray(0, 18))
      setImmediate(() => session.destroy())
    },
    slow: () => startHolding(),
    'no-answer': () => undefined,
  }

  const answerWithFault = (session: Session, pdu: PDU, sound: PDU, fault: string): void => {
    const end = endings[fault]
    if (end === undefined) session.send(sound)
    else end(session, pdu, sound)
  }

  const answerSubmit = (session: Session, pdu: PDU): void => {
    calls += 1
    const fault = coming.shift() ?? 'none'
    const command_status = REFUSALS[fault]
    if (command_status !== undefined) return void session.send(pdu.response({ command_status }))
    const message_id = idOf(calls)
    const message = fault === 'drop-before-commit' ? undefined : join(pdu, message_id)
    if (message !== undefined) taken.push(message)
    answerWithFault(session, pdu, pdu.response({ message_id }), fault)
  }

  const hear = (session: Session, pdu: PDU): void => {
    received.push(pdu)
    for (const watch of watchers) watch()
    if (pdu.command.startsWith('bind_')) answerBind(session, pdu)
    else if (pdu.command === 'submit_sm') answerSubmit(session, pdu)
    else if (pdu.command === 'enquire_link') answersEnquiries && session.send(pdu.response())
    else if (pdu.command === 'unbind') session.send(pdu.response())
    else acknowledgements.get(pdu.sequence_number)?.(pdu.command_status === 0 ? 'taken' : 'refused')
  }

  const server = createServer((session) => {
    connections += 1
    sessions.add(session)
    session.on('pdu', (pdu) => hear(session, pdu))
    session.on('error', () => session.destroy())
    session.on('close', () => {
      sessions.delete(session)
      if (bound === session) bound = undefined
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const whenBound = (): Promise<Session> =>
    bound !== undefined ? Promise.resolve(bound) : new Promise((resolve) => bindWatchers.add(resolve))

  const deliver = async (fields: SmppFields): Promise<Acknowledgement> => {
    const session = await whenBound()
    sequence += 1
    const { promise, resolve } = Promise.withResolvers<Acknowledgement>()
    acknowledgements.set(sequence, resolve)
    session.send(new PDU('deliver_sm', { ...fields, sequence_number: sequence }))
    return promise
  }

  return {
    port: (server.address() as AddressInfo).port,
    messages: () => [...taken],
    callCount: () => calls,
    whenHolding: () => holding,
    deliver,
    push: (news) => deliver(fieldsOf(news)),
    received: () => [...received],
    whenReceived: (command, count = 1) =>
      new Promise((resolve) => {
        const watch = (): void => {
          const found = received.filter((pdu) => pdu.command === command)[count - 1]
          if (found === undefined) return
          watchers.delete(watch)
          resolve(found)
        }
        watchers.add(watch)
        watch()
      }),
    connections: () => connections,
    drop: () => {
      for (const session of sessions) session.destroy()
    },
    unbind: () => {
      for (const session of sessions) session.send(new PDU('unbind'))
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const session of sessions) session.destroy()
      }),
  }
}
