import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IngestOutcome, RailEvent, RailInbound } from '@linx/contracts'
import { readAmount, readObject, readText } from './read-json.ts'

/** Hex of HMAC-SHA256 over the raw body. */
export const signatureOf = (body: Uint8Array, secret: string): string =>
  createHmac('sha256', secret).update(body).digest('hex')

const isSigned = (body: Uint8Array, signature: string, secret: string): boolean => {
  const [given, expected] = [Buffer.from(signature), Buffer.from(signatureOf(body, secret))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const readEvent = (text: string): RailEvent | undefined => {
  const { id, reference, type, at, code, amount, currency } = readObject(text) ?? {}
  const [dedupeKey, ours] = [readText(id), readText(reference)]
  if (dedupeKey === undefined || ours === undefined || !Number.isSafeInteger(at)) return undefined
  const common = { dedupeKey, reference: ours, occurredAt: Number(at) }
  const why = { code: readText(code) ?? 'none', reason: 'Reported by the bank' }
  if (type === 'settled') return { ...common, event: 'status', state: 'settled' }
  if (type === 'failed') return { ...common, event: 'status', state: 'failed', ...why }
  const money = { amount: readAmount(amount), currency: readText(currency) }
  if (type !== 'returned' || money.amount === undefined || money.currency === undefined) return undefined
  return { ...common, event: 'returned', ...why, amount: money.amount, currency: money.currency }
}

/** Verifies, then reads one event. What is not signed is believed in nothing but a reference to ask about. */
export const readNews = ({ rawBody, headers }: RailInbound, secret: string): IngestOutcome => {
  const bytes = typeof rawBody === 'string' ? new TextEncoder().encode(rawBody) : rawBody
  const text = new TextDecoder().decode(bytes)
  if (!isSigned(bytes, headers?.['tiny-signature'] ?? '', secret)) {
    const reference = readText(readObject(text)?.reference)
    return { outcome: 'unverified', references: reference === undefined ? [] : [reference] }
  }
  const event = readEvent(text)
  return event === undefined
    ? { outcome: 'unreadable', reason: 'No event of the bank.' }
    : { outcome: 'read', events: [event] }
}
