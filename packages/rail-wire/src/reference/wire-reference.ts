import { createHash } from 'node:crypto'
import type { RailReference } from '@linx/contracts'

const UETR = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const REFERENCE = /^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/

/** Version 4 and variant 1 stand in these two half bytes (RFC 9562, section 5.4). */
const asVersion4 = (hash: string): string => {
  const variant = (8 + (Number.parseInt(hash.charAt(16), 16) % 4)).toString(16)
  return `${hash.slice(0, 12)}4${hash.slice(13, 16)}${variant}${hash.slice(17, 32)}`
}

/** `true` for a reference that this rail can have made: a UETR without its hyphens, 32 characters. */
export const isWireReference = (text: string): boolean => REFERENCE.test(text)

/** The unique end-to-end transaction reference of a reference: the same 32 digits with hyphens, lower case. */
export const uetrOf = (reference: string): string =>
  reference.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** The reference that a UETR stands for; `undefined` for a text that is no UETR of version 4. Upper case is read as well. */
export const referenceOfUetr = (uetr: string): string | undefined => {
  const lower = uetr.toLowerCase()
  return UETR.test(lower) ? lower.replaceAll('-', '') : undefined
}

/**
 * The reference of an attempt, from a hash of it. UETR, end-to-end id and (in pain.001) message id are the same number, so that whichever
 * of them a bank repeats names the payment.
 */
export const makeWireReference = (attempt: {
  readonly transactionId: string
  readonly number: number
}): RailReference => {
  const hash = createHash('sha256')
    .update(JSON.stringify([attempt.transactionId, attempt.number]))
    .digest('hex')
  const reference = asVersion4(hash)
  return { reference, details: { uetr: uetrOf(reference), endToEndId: reference } }
}
