import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PeerPayment, RailFaultPlan, RailPeer } from '@linx/conformance'
import { readObject, readText } from '../read-json.ts'
import { signatureOf } from '../read-news.ts'
import { createLedger } from './ledger.ts'

export interface TinyBank {
  readonly baseUrl: string
  readonly peer: RailPeer
  close(): Promise<void>
}

export const WEBHOOK_SECRET = 'webhook-secret-of-the-tiny-bank'

type Answer = readonly [status: number, body: string]

/** What is left of a sound answer. */
const SPOILT: { readonly [fault: string]: (sound: string) => Answer } = {
  'server-error': () => [500, 'Internal error'],
  garbage: () => [200, '<html>Welcome</html>'],
  empty: () => [200, ''],
  truncated: (sound) => [200, sound.slice(0, sound.length / 2)],
  'wrong-amount': (sound) => [200, JSON.stringify({ ...readObject(sound), amount: '9.99' })],
  'wrong-currency': (sound) => [200, JSON.stringify({ ...readObject(sound), currency: 'EUR' })],
}

const BREAKS: readonly string[] = ['drop', 'drop-before-commit', 'drop-after-commit', 'late']
const REFUSALS: { readonly [fault: string]: number } = { decline: 402, 'rate-limited': 429, unavailable: 503 }

/** The bank on a port of this machine: it keeps payments, plays the faults of a plan and signs its news. */
export const openTinyBank = async (plan: RailFaultPlan): Promise<TinyBank> => {
  const coming: { readonly [method: string]: string[] } = {
    PUT: [...(plan.submit ?? [])],
    GET: [...(plan.inquire ?? [])],
  }
  const ledger = createLedger()
  const late: PeerPayment[] = []
  const { promise: holding, resolve: startHolding } = Promise.withResolvers<void>()
  let calls = 0

  const put = (reference: string, text: string, fault: string): void => {
    const { amount, currency } = readObject(text) ?? {}
    const payment = { reference, amount: readText(amount) ?? '', currency: readText(currency) ?? '' }
    if (fault === 'late') late.push(payment)
    else if (fault !== 'drop-before-commit') ledger.take(payment)
  }

  /** The answer after the fault; `undefined` gives none. */
  const answerOf = (method: string, reference: string, text: string, fault: string): Answer | undefined => {
    const refusal = REFUSALS[fault]
    if (refusal !== undefined) return [refusal, '']
    if (method === 'PUT') put(reference, text, fault)
    if (fault === 'slow') startHolding()
    if (fault === 'slow' || BREAKS.includes(fault)) return undefined
    const found = ledger.find(reference)
    const sound = JSON.stringify(found ?? {})
    return SPOILT[fault]?.(sound) ?? [found === undefined ? 404 : 200, sound]
  }

  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '' } = request
    let text = ''
    for await (const chunk of request.setEncoding('utf8')) text += chunk
    calls += 1
    const fault = coming[method]?.shift() ?? 'none'
    const answer = answerOf(method, url.split('/').at(-1) ?? '', text, fault)
    if (answer !== undefined) response.writeHead(answer[0]).end(answer[1])
    else if (fault !== 'slow') response.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    peer: {
      payments: ledger.standing,
      callCount: () => calls,
      whenHolding: () => holding,
      finishLate: () => {
        for (const payment of late.splice(0)) ledger.take(payment)
      },
      tell: (happening, { request, reference: { reference } }, manner) => {
        if (happening !== 'returned') ledger.moveTo(reference, happening)
        const { amount, currency } = request
        const news = {
          id: `${reference}/${happening}`,
          reference,
          type: happening,
          at: 1_000,
          code: 'R01',
          amount,
          currency,
        }
        const rawBody = manner === 'garbled' ? JSON.stringify(news).slice(1) : JSON.stringify(news)
        const signature = signatureOf(new TextEncoder().encode(rawBody), manner === 'forged' ? 'guess' : WEBHOOK_SECRET)
        return { source: 'webhook', headers: { 'tiny-signature': signature }, rawBody }
      },
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
