import type {
  InquireFault,
  NewsManner,
  PeerPayment,
  RailFaultPlan,
  RailHappening,
  RailPayment,
  RailPeer,
  SubmitFault,
} from '@linx/conformance'
import type { RailInbound } from '@linx/contracts'
import { parseXml } from '../read/parse-xml.ts'
import { find, textAt, type XmlElement } from '../read/xml-element.ts'
import type { OutboundWire, WireAnswer, WireSendOutcome, WireTransport } from '../submit/wire-transport.ts'
import { pacs004, pain002, type Report } from './bank-reports.ts'

const SIGNATURE_HEADER = 'x-bank-signature'
const SIGNATURE = 'signed-by-the-bank'

/** `true` for news that this bank signed. */
export const isSignedByBank = ({ headers }: RailInbound): boolean => headers?.[SIGNATURE_HEADER] === SIGNATURE

/** The payment in a message, read from its bytes. */
const paymentIn = (xml: string): PeerPayment => {
  const root = parseXml(xml)
  const [path, amountPath] = root.namespace.includes('pain.001')
    ? [
        ['CstmrCdtTrfInitn', 'PmtInf', 'CdtTrfTxInf'],
        ['Amt', 'InstdAmt'],
      ]
    : [['FIToFICstmrCdtTrf', 'CdtTrfTxInf'], ['IntrBkSttlmAmt']]
  const transaction = find(root, ...path)
  const amount: XmlElement | undefined = transaction && find(transaction, ...amountPath)
  const reference = transaction && textAt(transaction, 'PmtId', 'EndToEndId')
  if (amount === undefined || reference === undefined) throw new TypeError('The bank got no payment.')
  return { reference, amount: amount.text, currency: amount.attributes.get('Ccy') ?? '' }
}

type Taken = PeerPayment & { state: 'ACSP' | 'ACSC' | 'RJCT' }

const breakOff = (detail = ''): never => {
  throw new Error(`socket hang up ${detail}`)
}

/** A bank that drops copies by message id, answers with status reports, and plays faults. */
export interface WireBank {
  readonly transport: WireTransport
  readonly peer: RailPeer
}

export const createWireBank = (faults: RailFaultPlan, secrets: readonly string[]): WireBank => {
  const taken = new Map<string, Taken>()
  const messageIds = new Set<string>()
  const sends = [...(faults.submit ?? [])]
  const questions = [...(faults.inquire ?? [])]
  const late: (() => void)[] = []
  const holding = Promise.withResolvers<void>()
  let calls = 0
  let reports = 0

  const hold = (): Promise<never> => {
    holding.resolve()
    return new Promise<never>(() => undefined)
  }
  const answer = (report: Report): { readonly outcome: 'answered'; readonly xml: string } => {
    reports += 1
    return { outcome: 'answered', xml: pain002({ messageId: `BANK-${reports}`, ...report }) }
  }
  const take = ({ messageId, xml }: OutboundWire): PeerPayment => {
    const payment = paymentIn(xml)
    messageIds.add(messageId)
    taken.set(payment.reference, { ...payment, state: 'ACSP' })
    return payment
  }

  const untaken: { readonly [fault in SubmitFault]?: (message: OutboundWire) => WireSendOutcome } = {
    decline: ({ reference }) => answer({ reference, status: 'RJCT', reasonCode: 'AC04' }),
    'decline-with-secrets': () => ({ outcome: 'rejected', code: 'AC04', reason: `Closed: ${secrets.join(', ')}` }),
    'rate-limited': () => ({ outcome: 'not-sent', cause: 'HTTP 429', retryAfterMs: 1_000 }),
    unavailable: () => ({ outcome: 'not-sent', cause: 'HTTP 503' }),
    'drop-before-send': () => ({ outcome: 'not-sent', cause: 'ECONNREFUSED' }),
    'drop-before-commit': () => breakOff(),
    late: (message) => {
      late.push(() => take(message))
      return breakOff()
    },
  }

  const afterTaking: { readonly [fault in SubmitFault]?: (payment: PeerPayment) => WireSendOutcome | Promise<never> } =
    {
      'drop-after-commit': () => breakOff(secrets.join()),
      slow: hold,
      'server-error': () => ({ outcome: 'unknown', cause: `HTTP 500 ${secrets.join()}` }),
      garbage: () => ({ outcome: 'answered', xml: '\u0000<noise' }),
      empty: () => ({ outcome: 'answered', xml: '' }),
      truncated: (payment) => {
        const { xml } = answer({ ...payment, status: 'ACSP' })
        return { outcome: 'answered', xml: xml.slice(0, xml.length / 2) }
      },
      undecided: (payment) => answer({ ...payment, status: 'PDNG' }),
      'wrong-amount': (payment) => answer({ ...payment, status: 'ACSP', amount: '9.99' }),
      'wrong-currency': (payment) => answer({ ...payment, status: 'ACSP', currency: 'EUR' }),
    }

  const send = async (message: OutboundWire): Promise<WireSendOutcome> => {
    calls += 1
    const { reference, messageId } = message
    const fault = sends.shift()
    if (messageIds.has(messageId)) return answer({ reference, status: 'RJCT', reasonCode: 'AM05' })
    const refused = fault === undefined ? undefined : untaken[fault]?.(message)
    if (refused !== undefined) return refused
    const payment = take(message)
    const spoilt = fault === undefined ? undefined : afterTaking[fault]
    return spoilt === undefined ? answer({ ...payment, status: 'ACSP' }) : spoilt(payment)
  }

  const unanswered: { readonly [fault in InquireFault]?: () => WireAnswer | Promise<never> } = {
    'rate-limited': () => ({ outcome: 'unknown', cause: 'HTTP 429' }),
    'server-error': () => ({ outcome: 'unknown', cause: 'HTTP 500' }),
    drop: () => breakOff(),
    garbage: () => ({ outcome: 'answered', xml: '<html>Bad gateway</html>' }),
    empty: () => ({ outcome: 'answered', xml: '' }),
    slow: hold,
    'proven-absent': () => ({ outcome: 'absent', isProven: true }),
  }

  const inquire = async ({ reference }: { readonly reference: string }): Promise<WireAnswer> => {
    const fault = questions.shift()
    const spoilt = fault === undefined ? undefined : unanswered[fault]
    if (spoilt !== undefined) return spoilt()
    const payment = taken.get(reference)
    if (payment === undefined) return { outcome: 'absent', isProven: false }
    return answer({ ...payment, status: payment.state, ...(fault === 'wrong-amount' ? { amount: '9.99' } : {}) })
  }

  const newsOf = (happening: RailHappening, { request, reference }: RailPayment): string => {
    const payment = taken.get(reference.reference)
    reports += 1
    const { amount, currency } = request
    const report = { messageId: `NEWS-${reports}`, reference: reference.reference, amount, currency }
    if (happening === 'returned') return pacs004({ ...report, reasonCode: 'AC04' })
    const state = happening === 'settled' ? 'ACSC' : 'RJCT'
    if (payment !== undefined) payment.state = state
    return pain002({ ...report, status: state, ...(state === 'RJCT' ? { reasonCode: 'AC01' } : {}) })
  }

  const tell = (happening: RailHappening, payment: RailPayment, manner: NewsManner): RailInbound => {
    const xml = newsOf(happening, payment)
    return {
      source: 'webhook',
      headers: { [SIGNATURE_HEADER]: manner === 'forged' ? 'forged' : SIGNATURE },
      rawBody: manner === 'garbled' ? xml.slice(0, -20) : xml,
    }
  }

  return {
    transport: { send, inquire },
    peer: {
      payments: () => [...taken.values()].filter(({ state }) => state !== 'RJCT'),
      callCount: () => calls,
      whenHolding: () => holding.promise,
      finishLate: () => {
        for (const finish of late.splice(0)) finish()
      },
      tell,
    },
  }
}
