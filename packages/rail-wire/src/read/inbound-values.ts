import { createHash } from 'node:crypto'
import type { Instant } from '@linx/contracts'
import { isWireReference, referenceOfUetr } from '../reference/wire-reference.ts'
import { refuse } from './unreadable.ts'
import { find, textAt, type XmlElement } from './xml-element.ts'

const DATE_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:\d{2})?$/
const MAXIMUM_TEXT = 500
const MAXIMUM_CODE = 35
/** Ids have 35 characters, a UETR 36. */
const MAXIMUM_NAME = 64
/** What of a text is looked at: masking takes time that grows faster than the text. */
const MAXIMUM_MASKED = 1_000

/** An `ISODateTime`; one without an offset is read as UTC. Throws `Unreadable` for a text that is none. */
export const readInstant = (text: string | undefined): Instant => {
  const [, local, offset = 'Z'] = DATE_TIME.exec(text ?? '') ?? []
  const instant = local === undefined ? Number.NaN : Date.parse(`${local}${offset}`)
  return Number.isNaN(instant) ? refuse('Expected an ISO 8601 date-time.') : instant
}

/** Money as a message gives it. */
export interface InboundAmount {
  /** Decimal string with two places. */
  readonly amount: string
  readonly currency: string
}

/** An amount with its currency, exact. Throws `Unreadable` for one with a fraction of a cent; `undefined` if there is none. */
export const readAmount = (element: XmlElement | undefined): InboundAmount | undefined => {
  if (element === undefined) return undefined
  const [, whole, fraction = ''] = /^\+?0*([0-9]{1,15})(?:\.([0-9]{0,2})0*)?$/.exec(element.text) ?? []
  const currency = element.attributes.get('Ccy') ?? ''
  if (whole === undefined || !/^[A-Z]{3}$/.test(currency))
    return refuse('Expected an amount in whole cents with its currency.')
  return { amount: `${whole}.${fraction.padEnd(2, '0')}`, currency }
}

/** Stars in place of all but the last four of whatever could be an account number: six or more digits, or a word with five. */
const mask = (text: string): string =>
  text
    .replaceAll(/(?=(?:[A-Z]*[0-9]){5})[A-Z0-9]{6,}/gi, (word) => `***${word.slice(-4)}`)
    .replaceAll(/[0-9](?:[ -]?[0-9]){5,}/g, (digits) => `***${digits.slice(-4)}`)

/** Free text of a bank for an operator: one line, at most 500 characters, account numbers masked. */
export const readNote = (text: string): string =>
  mask(text.replaceAll(/\s+/g, ' ').trim().slice(0, MAXIMUM_MASKED)).slice(0, MAXIMUM_TEXT)

/** A code of a bank: what does not look like one is masked and cut like a note. */
export const readCode = (text: string): string => readNote(text).slice(0, MAXIMUM_CODE)

/** What a message calls a payment. */
export interface PaymentNames {
  /** End-to-end, instruction, payment and message id. */
  readonly ids: readonly (string | undefined)[]
  readonly uetr?: string | undefined
}

/** ISO 20022's word for an end-to-end id that there is none. */
const NOT_PROVIDED = 'NOTPROVIDED'

/** `true` if there is any name at all. */
export const hasNames = ({ ids, uetr }: PaymentNames): boolean =>
  [uetr, ...ids].some((name) => name !== undefined && name !== NOT_PROVIDED)

/**
 * Our reference. Ids that are ours count before the UETR, which a bank may have replaced by its own. Ids of ours that contradict each
 * other give none, so that a person looks; names that are not of this rail give the first of them, which fits no payment.
 */
export const readReference = ({ ids, uetr }: PaymentNames): string | undefined => {
  const given = ids.flatMap((id) => (id === undefined || id === NOT_PROVIDED ? [] : [id]))
  const ours = new Set(given.map((id) => id.toLowerCase()).filter(isWireReference))
  if (ours.size > 1) return undefined
  const byUetr = uetr === undefined ? [] : [referenceOfUetr(uetr) ?? uetr]
  return [...ours, ...byUetr, ...given][0]?.slice(0, MAXIMUM_NAME)
}

/** The key of a piece of news, from what makes it this one and no other. */
export const newsKey = (...parts: readonly (string | undefined)[]): string =>
  `wire-${createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('base64url')}`

/** A `Cd` or `Prtry` choice. */
export const readChoice = (element: XmlElement, ...path: readonly string[]): string | undefined => {
  const choice = find(element, ...path)
  return choice === undefined ? undefined : (textAt(choice, 'Cd') ?? textAt(choice, 'Prtry'))
}
