import type {
  SmsAdapter,
  SmsDeliveryEvent,
  SmsEvent,
  SmsInbound,
  SmsListening,
  SmsMessage,
  SmsSendOutcome,
} from '@linx/contracts'
import { callAdapter } from '../kit/call-adapter.ts'
import type { ConformanceCase } from '../kit/conformance-case.ts'
import { ConformanceFailure } from '../kit/expect.ts'
import { checkNews, checkSendOutcome } from './check/check-sms-shape.ts'
import type { SmsNews, SmsNewsManner, SmsSendFault } from './sms-fault.ts'
import type { Acknowledgement, SmsBench, SmsPeer, SmsSubject } from './sms-subject.ts'

const DEFAULT_ANSWER_WITHIN_MS = 5_000

/** An open adapter: every call waits a bounded time, and its answer has the shape of the contract. */
export interface OpenSms {
  readonly sms: SmsAdapter
  readonly peer: SmsPeer
  /** A message with a reference that no other has, not sent. */
  newMessage(members?: Partial<SmsMessage>): SmsMessage
  send(message: SmsMessage, signal?: AbortSignal): Promise<SmsSendOutcome>
  /** Lets the provider tell news and answers the delivery events that the host gets. */
  deliveriesOf(news: SmsNews, manner?: SmsNewsManner): Promise<readonly SmsDeliveryEvent[]>
  /** Lets the provider tell news and answers the inbound messages that the host gets. */
  inboundOf(news: SmsNews, manner?: SmsNewsManner): Promise<readonly SmsInbound[]>
  /** Tells news on the connection, to a listener of the case. */
  push(news: SmsNews): Promise<Acknowledgement>
  /** Puts the listener of the kit back by one of the case; for connections. */
  listen(listener: (event: SmsEvent) => Promise<void>): Promise<SmsListening>
}

/** What a case works with. Everything opened is closed when the case ends. */
export interface SmsContext {
  readonly subject: SmsSubject
  open(...faults: readonly SmsSendFault[]): Promise<OpenSms>
}

export type SmsCase = ConformanceCase<SmsContext>

const demand = <Value>(value: Value | undefined, { name }: SmsSubject, what: string): Value => {
  if (value === undefined) throw new ConformanceFailure(`${name} needs ${what} for this case.`)
  return value
}

export const RECIPIENT = '+16471234567'
export const TEXT =
  'Acme: you have a rebate of $256.25. https://pay.example/l/Zx81-secret-of-the-link Reply STOP to opt out.'

const openSms = (subject: SmsSubject, { sms, peer }: SmsBench): OpenSms => {
  const withinMs = subject.answerWithinMs ?? DEFAULT_ANSWER_WITHIN_MS
  const heard: SmsEvent[] = []
  let messages = 0
  let listening: SmsListening | undefined

  const listenFor = (listener: (event: SmsEvent) => Promise<void>): SmsListening => {
    listening = demand(sms.listen?.bind(sms), subject, 'listen')(listener)
    return listening
  }
  if (subject.newsBy === 'connection') {
    listenFor(async (event) => {
      heard.push(event)
    })
  }
  const push = (news: SmsNews): Promise<Acknowledgement> =>
    callAdapter('an acknowledgement', withinMs, () => demand(peer.push, subject, 'peer.push')(news))

  /** What came by the connection while the news were told. */
  const hear = async (news: SmsNews): Promise<readonly SmsEvent[]> => {
    heard.length = 0
    await push(news)
    return [...heard]
  }
  const pack = async (news: SmsNews, manner: SmsNewsManner) => demand(peer.pack, subject, 'peer.pack')(news, manner)

  return {
    sms,
    peer,
    newMessage: (members = {}) => {
      messages += 1
      return { to: RECIPIENT, body: TEXT, kind: 'invitation', reference: `message-${messages}:invitation`, ...members }
    },
    send: async (message, signal = new AbortController().signal) => {
      const outcome = await callAdapter('send', withinMs, () => sms.send(structuredClone(message), { signal }))
      checkSendOutcome(outcome)
      return outcome
    },
    deliveriesOf: async (news, manner = 'sound') => {
      const events =
        subject.newsBy === 'connection'
          ? (await hear(news)).flatMap((event) => (event.event === 'delivery' ? [event.delivery] : []))
          : await demand(sms.parseCallback?.bind(sms), subject, 'parseCallback')(await pack(news, manner))
      for (const event of events) checkNews('delivery', event)
      return events
    },
    inboundOf: async (news, manner = 'sound') => {
      const inbound =
        subject.newsBy === 'connection'
          ? (await hear(news)).flatMap((event) => (event.event === 'inbound' ? [event.inbound] : []))
          : await demand(sms.parseInbound?.bind(sms), subject, 'parseInbound')(await pack(news, manner))
      for (const each of inbound) checkNews('inbound', each)
      return inbound
    },
    push,
    listen: async (listener) => {
      await listening?.close()
      return listenFor(listener)
    },
  }
}

/** Runs a case in a context of its own and closes what it opened. */
export const runSmsCase = async (subject: SmsSubject, each: SmsCase): Promise<void> => {
  const opened: SmsBench[] = []
  const open = async (...faults: readonly SmsSendFault[]): Promise<OpenSms> => {
    const bench = await subject.open(faults)
    opened.push(bench)
    return openSms(subject, bench)
  }
  try {
    await each.run({ subject, open })
  } finally {
    for (const bench of opened) {
      await bench.sms.close?.()
      await bench.close?.()
    }
  }
}
