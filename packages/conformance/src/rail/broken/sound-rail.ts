import type {
  IngestOutcome,
  JsonObject,
  RailAdapter,
  RailEvent,
  RailInbound,
  RailPlan,
  RailState,
  SubmitOutcome,
} from '@linx/contracts'
import { type PeerAnswer, RefusedError, SIGNATURE, type SoundPeer, type Verb } from './sound-peer.ts'
import { SOUND_CAPABILITIES, soundIssues } from './sound-rules.ts'

type Answered = { readonly status: number; readonly body: JsonObject } | { readonly doubt: string }

const parse = (text: string): JsonObject | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined
  } catch {
    return undefined
  }
}

const readAnswer = ({ status, text }: PeerAnswer): Answered => {
  const body = parse(text)
  if (status === 202 || status >= 500 || body === undefined) return { doubt: `Status ${status} with no clear answer` }
  return { status, body }
}

const ask = async (
  peer: SoundPeer,
  verb: Verb,
  body: { [member: string]: string },
  signal: AbortSignal,
): Promise<Answered> => {
  try {
    return readAnswer(await peer.call(verb, body, signal))
  } catch (error) {
    return { doubt: error instanceof Error ? error.message : 'The call failed.' }
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const isState = (value: unknown): value is RailState =>
  ['pending', 'approved', 'settled', 'failed', 'cancelled'].includes(textOf(value))

const readSubmit = ({ status, text }: PeerAnswer): SubmitOutcome => {
  if (status === 429 || status === 503) return { outcome: 'not-sent', cause: `Status ${status}` }
  const answered = readAnswer({ status, text })
  if ('doubt' in answered) return { outcome: 'unknown', cause: answered.doubt }
  if (status === 402) {
    return { outcome: 'rejected', code: textOf(answered.body.code), reason: 'Declined', retry: 'new-reference' }
  }
  const { state, amount, currency } = answered.body
  if (state !== 'pending' && state !== 'settled') return { outcome: 'unknown', cause: 'The answer has no state.' }
  return { outcome: 'accepted', state, amount: textOf(amount), currency: textOf(currency) }
}

const eventOf = (body: JsonObject): RailEvent | undefined => {
  const { id, reference, happening, at, code, reason, amount, currency } = body
  if (typeof id !== 'string' || typeof reference !== 'string' || typeof at !== 'number') return undefined
  const common = { dedupeKey: id, reference, occurredAt: at }
  const why = { code: textOf(code), reason: textOf(reason) }
  if (happening === 'settled') return { ...common, event: 'status', state: 'settled' }
  if (happening === 'failed') return { ...common, event: 'status', state: 'failed', ...why }
  if (happening === 'returned') {
    return { ...common, event: 'returned', ...why, amount: textOf(amount), currency: textOf(currency) }
  }
  if (happening === 'correction') {
    const changes = body.changes as { readonly [field: string]: string }
    return { ...common, event: 'correction', code: textOf(code), changes }
  }
  return undefined
}

const readNews = ({ rawBody, headers }: RailInbound, isVerifying: boolean): IngestOutcome => {
  const body = parse(typeof rawBody === 'string' ? rawBody : new TextDecoder().decode(rawBody))
  if (isVerifying && headers?.signature !== SIGNATURE) {
    return { outcome: 'unverified', references: [textOf(body?.reference)].filter((text) => text !== '') }
  }
  const event = body === undefined ? undefined : eventOf(body)
  return event === undefined
    ? { outcome: 'unreadable', reason: 'The body is no news.' }
    : { outcome: 'read', events: [event] }
}

const DAY_MS = 86_400_000

const planAt = (settlementPriority: RailPlan['settlementPriority'], now: number): RailPlan => ({
  submitAt: now,
  valueDate: new Date(now + (settlementPriority === 'NEXT_DAY' ? DAY_MS : 0)).toISOString().slice(0, 10),
  settlementPriority,
})

/** A small rail that does everything right: what the broken ones are made from. */
export const createSoundRail = (
  peer: SoundPeer,
  options: { readonly isVerifying: boolean } = { isVerifying: true },
): RailAdapter => ({
  specificationVersion: 'v1',
  name: 'sound',
  capabilities: SOUND_CAPABILITIES,
  validate: soundIssues,
  plan: ({ settlementPriority }, { now }) => planAt(settlementPriority, now),
  makeReference: ({ transactionId, number }) => ({ reference: `${transactionId}#${number}` }),
  submit: async (request, { reference }, { signal }) => {
    const [issue] = soundIssues(request)
    if (issue !== undefined) return { outcome: 'rejected', code: issue.code, reason: issue.message, retry: 'never' }
    const { amount, currency } = request
    try {
      return readSubmit(await peer.call('submit', { reference, amount, currency }, signal))
    } catch (error) {
      const cause = error instanceof Error ? error.message : 'The call failed.'
      return { outcome: error instanceof RefusedError ? 'not-sent' : 'unknown', cause }
    }
  },
  inquire: async ({ reference }, { signal }) => {
    const answered = await ask(peer, 'inquire', { reference }, signal)
    if ('doubt' in answered) return { outcome: 'unknown', cause: answered.doubt }
    if (answered.status === 404) return { outcome: 'absent', isProven: answered.body.isProven === true }
    const { state, amount, currency } = answered.body
    if (!isState(state)) return { outcome: 'unknown', cause: 'The answer has no state.' }
    return { outcome: 'found', state, amount: textOf(amount), currency: textOf(currency) }
  },
  cancel: async ({ reference }, { signal }) => {
    const answered = await ask(peer, 'cancel', { reference }, signal)
    if ('doubt' in answered) return { outcome: 'unknown', cause: answered.doubt }
    if (answered.status === 200) return { outcome: 'cancelled' }
    return { outcome: 'too-late', reason: `The payment is ${textOf(answered.body.state)}.` }
  },
  checkEligibility: async (_, { signal }) => {
    const answered = await ask(peer, 'eligibility', {}, signal)
    if ('doubt' in answered) return { outcome: 'unknown', cause: answered.doubt }
    if (answered.body.isEligible === true) return { outcome: 'eligible', availability: 'next-day' }
    return { outcome: 'not-eligible', code: 'closed', reason: 'The account takes no payments.' }
  },
  planVerification: (_, { now }) => ({ submitAt: now, usableFrom: now + 4 * DAY_MS }),
  verifyAccount: async (_, { reference }, { signal }) => {
    if (signal.aborted) return { outcome: 'not-sent', cause: 'Hung up before the call.' }
    const answered = await ask(peer, 'verify', { reference }, signal)
    return 'doubt' in answered
      ? { outcome: 'unknown', cause: answered.doubt }
      : { outcome: 'accepted', state: 'pending' }
  },
  ingest: async (inbound) => readNews(inbound, options.isVerifying),
})
