import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { closedAddress } from './closed-address.ts'
import { deliver } from './deliver.ts'
import type { Dialect, PeerAnswer, PeerPayment, PeerVerb } from './dialect.ts'
import { createPaymentBook, type PaymentBookOptions } from './payment-book.ts'

export interface NetworkPeerOptions extends Partial<PaymentBookOptions> {
  readonly dialect: Dialect
  /** For the first calls of each verb, in order. */
  readonly faults?: { readonly [verb in PeerVerb]?: readonly string[] }
}

/** A card network on a port of this machine that plays faults. */
export interface NetworkPeer {
  readonly baseUrl: string
  /** Goes to the peer; for the fault `drop-before-send` to a port where nobody listens. */
  readonly fetch: typeof fetch
  payments(): readonly PeerPayment[]
  callCount(): number
  /** Resolves once an answer is held back by the fault `slow`. */
  whenHolding(): Promise<void>
  finishLate(): void
  close(): Promise<void>
}

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text === '' ? undefined : JSON.parse(text)
}

export const createNetworkPeer = async (options: NetworkPeerOptions): Promise<NetworkPeer> => {
  const { dialect, faults = {}, secrets = [], paysTwice = false } = options
  const { submit = [], inquire = [], eligibility = [] } = faults
  const coming = { submit: [...submit], inquire: [...inquire], eligibility: [...eligibility] }
  const book = createPaymentBook({ dialect, secrets, paysTwice })
  const { promise: holding, resolve: startHolding } = Promise.withResolvers<void>()
  const closed = await closedAddress()
  let calls = 0

  const answerOf = (verb: PeerVerb, url: URL, body: unknown, fault: string): PeerAnswer | undefined => {
    if (verb === 'submit') return book.submit(dialect.paymentIn(body), fault)
    if (verb === 'inquire') return book.inquire(dialect.referenceIn(url), fault)
    return dialect.eligible(fault !== 'not-eligible')
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://peer')
    const body = await readBody(request)
    const verb = dialect.verbOf(request.method ?? 'GET', url)
    calls += 1
    const fault = coming[verb].shift() ?? 'none'
    const answer = answerOf(verb, url, body, fault)
    if (fault === 'slow') startHolding()
    else deliver(response, answer, fault)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    baseUrl,
    fetch: (input, init) => {
      if (coming.submit[0] !== 'drop-before-send') return fetch(input, init)
      coming.submit.shift()
      return fetch(String(input).replace(baseUrl, closed), init)
    },
    payments: book.taken,
    callCount: () => calls,
    whenHolding: () => holding,
    finishLate: book.finishLate,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
