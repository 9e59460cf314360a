import type { JsonObject, RailInbound } from '@linx/contracts'
import type { RailFaultPlan, RailHappening } from '../rail-fault.ts'
import type { RailPayment, RailPeer } from '../rail-subject.ts'
import { createOrders, type Order } from './sound-orders.ts'

export interface PeerAnswer {
  readonly status: number
  readonly text: string
}

/** The connection was refused: no byte was sent. Any other error of `call` is one in doubt. */
export class RefusedError extends Error {}

export type Verb = keyof RailFaultPlan | 'verify'

/** A provider in memory that speaks JSON. */
export interface SoundPeer extends Required<RailPeer> {
  call(verb: Verb, body: { readonly [member: string]: string }, signal: AbortSignal): Promise<PeerAnswer>
}

export const SIGNATURE = 'signed-by-the-sound-peer'

/** What the sound peer repeats with `decline-with-secrets`. */
export const CREDENTIAL = 'credential-of-the-sound-rail'

const answer = (status: number, body: JsonObject): PeerAnswer => ({ status, text: JSON.stringify(body) })

const orderAnswer = ({ reference, amount, currency, state }: Order): JsonObject => ({
  reference,
  amount,
  currency,
  state,
})

const absent = (isProven: boolean): PeerAnswer => answer(404, { isProven })

const bodyOfNews = (happening: RailHappening, { request, reference }: RailPayment): JsonObject => {
  const common = { id: `${reference.reference}/${happening}`, reference: reference.reference, happening, at: 1_000 }
  const { amount, currency } = request
  if (happening === 'returned') return { ...common, code: 'R01', reason: 'Insufficient funds', amount, currency }
  if (happening === 'correction') return { ...common, code: 'C02', changes: { routingNumber: '021000021' } }
  return happening === 'failed' ? { ...common, code: 'R03', reason: 'No account' } : common
}

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('hung up')), { once: true }))

/** Makes a provider that plays these faults; `secrets` are what it repeats when it declines with secrets. */
export const createSoundPeer = (faults: RailFaultPlan, secrets: readonly string[]): SoundPeer => {
  const orders = createOrders()
  const coming = new Map<Verb, string[]>()
  for (const verb of ['submit', 'inquire', 'cancel', 'eligibility'] as const)
    coming.set(verb, [...(faults[verb] ?? [])])
  const { promise: holding, resolve: startHolding } = Promise.withResolvers<void>()
  let calls = 0

  const answerSoundly = (verb: Verb, body: { readonly [member: string]: string }): PeerAnswer => {
    const { reference = '', amount = '', currency = '' } = body
    if (verb === 'submit') return answer(200, orderAnswer(orders.take({ reference, amount, currency })))
    if (verb === 'eligibility') return answer(200, { isEligible: true })
    if (verb === 'verify') orders.ask(reference)
    if (orders.isAsked(reference)) return answer(200, { reference, amount: '0.00', currency: 'USD', state: 'pending' })
    const order = orders.find(reference)
    if (order === undefined) return absent(false)
    if (verb === 'inquire') return answer(200, orderAnswer(order))
    if (order.state !== 'pending' && order.state !== 'cancelled') return answer(409, { state: order.state })
    orders.moveTo(reference, 'cancelled')
    return answer(200, { state: 'cancelled' })
  }

  /** What replaces the sound answer, which was worked out already. */
  const spoil = (fault: string, sound: PeerAnswer, signal: AbortSignal): Promise<PeerAnswer> | PeerAnswer => {
    switch (fault) {
      case 'garbage':
        return { status: 200, text: '<html>Welcome</html>' }
      case 'empty':
        return { status: 200, text: '' }
      case 'truncated':
        return { status: 200, text: sound.text.slice(0, sound.text.length / 2) }
      case 'server-error':
        return { status: 500, text: 'Internal error' }
      case 'undecided':
        return { status: 202, text: '{}' }
      case 'wrong-amount':
        return answer(200, { ...JSON.parse(sound.text), amount: '9.99' })
      case 'wrong-currency':
        return answer(200, { ...JSON.parse(sound.text), currency: 'EUR' })
      case 'slow':
        startHolding()
        return whenAborted(signal)
      case 'drop-after-commit':
      case 'drop':
        throw new Error('The connection was reset.')
      default:
        return sound
    }
  }

  const refusals: { readonly [fault: string]: () => PeerAnswer } = {
    decline: () => answer(402, { code: 'declined', reason: 'Declined' }),
    'decline-with-secrets': () => answer(402, { code: 'declined', reason: `Declined for ${secrets.join(', ')}` }),
    'rate-limited': () => ({ status: 429, text: '' }),
    unavailable: () => ({ status: 503, text: '' }),
    'not-eligible': () => answer(200, { isEligible: false }),
    'proven-absent': () => absent(true),
    'drop-before-send': () => {
      throw new RefusedError('The connection was refused.')
    },
    'drop-before-commit': () => {
      throw new Error('The connection was reset.')
    },
  }

  return {
    call: async (verb, body, signal) => {
      if (signal.aborted) throw new RefusedError('Hung up before the call.')
      calls += 1
      const fault = coming.get(verb)?.shift() ?? 'none'
      const refusal = refusals[fault]
      if (refusal !== undefined) return refusal()
      if (fault === 'late') {
        const { reference = '', amount = '', currency = '' } = body
        orders.takeLate({ reference, amount, currency })
        throw new Error('The connection was reset.')
      }
      return spoil(fault, answerSoundly(verb, body), signal)
    },
    payments: orders.standing,
    callCount: () => calls,
    whenHolding: () => holding,
    finishLate: orders.finishLate,
    tell: (happening, payment, manner): RailInbound => {
      if (happening === 'settled' || happening === 'failed') orders.moveTo(payment.reference.reference, happening)
      const rawBody = JSON.stringify(bodyOfNews(happening, payment))
      const signature = manner === 'forged' ? 'forged' : SIGNATURE
      const cut = manner === 'garbled' ? rawBody.slice(0, -1) : rawBody
      return { source: 'webhook', headers: { signature }, rawBody: cut }
    },
  }
}
