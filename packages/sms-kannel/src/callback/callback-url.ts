import { createHmac } from 'node:crypto'
import type { KannelSmsOptions } from '../kannel-sms-options.ts'

export type CallbackAccess = NonNullable<KannelSmsOptions['callback']>

/** What a callback is about. */
export type CallbackKind = 'delivery' | 'inbound'

/** Proves that an address was made with the secret, for this kind and this message; it says nothing of the secret. */
export const proofOf = ({ secret }: CallbackAccess, kind: CallbackKind, reference = ''): string =>
  createHmac('sha256', secret).update(`${kind}\n${reference}`).digest('base64url')

/** Kannel replaces `%` and a letter, so nothing in the address may be percent-encoded. */
const encodeReference = (reference: string): string => Buffer.from(reference, 'utf8').toString('base64url')

/** `dlr-url`: Kannel puts in the type of the report, the answer of the SMSC and the time in seconds. */
export const deliveryUrl = (access: CallbackAccess, reference: string): string => {
  const encoded = encodeReference(reference)
  const fixed = `kind=delivery&reference=${encoded}&proof=${proofOf(access, 'delivery', encoded)}`
  return `${access.url}?${fixed}&type=%d&answer=%A&at=%T`
}

/** `get-url`: Kannel puts in sender, receiver, character set, id and text. */
export const inboundUrl = (access: CallbackAccess): string =>
  `${access.url}?kind=inbound&proof=${proofOf(access, 'inbound')}&from=%p&to=%P&charset=%C&id=%I&text=%b`
