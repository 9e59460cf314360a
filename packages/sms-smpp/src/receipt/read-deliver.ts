import type { Instant, SmsEvent } from '@linx/contracts'
import type { PDU } from 'smpp'
import { e164Of } from '../text/address.ts'
import { asciiOfGsm } from '../text/gsm-alphabet.ts'
import { MESSAGE_STATES } from './message-states.ts'

/** The bits of `esm_class` that say what a deliver_sm is (SMPP 3.4, section 5.2.12). */
const TYPE_BITS = 0x3c
const RECEIPT_TYPES: ReadonlySet<number> = new Set([0x04, 0x20])

/** IA5, which the library reads as GSM. */
const IA5 = 1

const textIn = (value: PDU['short_message']): string => {
  if (value === undefined) return ''
  const text = typeof value === 'string' || Buffer.isBuffer(value) ? value : value.message
  return Buffer.isBuffer(text) ? text.toString('latin1') : text
}

/** The text of a PDU, without the header that joins parts. */
const textOf = ({ short_message, message_payload }: PDU): string => textIn(short_message) || textIn(message_payload)

/** Ids as receipts spell them: those of the SMSC alone, bounded. */
const ID = /^[\x21-\x7e]{1,64}$/

/** An id that can be kept, `undefined` for anything else. */
export const messageIdOf = (value: string | undefined): string | undefined =>
  value !== undefined && ID.test(value) ? value : undefined

/** How the id of a receipt is turned into that of the answer to submit_sm. */
export type ReceiptIds = 'same' | 'decimal-of-hexadecimal'

const idOfReceipt = (id: string, receiptIds: ReceiptIds): string =>
  receiptIds === 'decimal-of-hexadecimal' && /^\d{1,20}$/.test(id) ? BigInt(id).toString(16).toUpperCase() : id

/** The id that an answer to submit_sm is kept under, so that receipts find it. */
export const idOfAnswer = (id: string, receiptIds: ReceiptIds): string =>
  receiptIds === 'decimal-of-hexadecimal' && /^[0-9a-fA-F]{1,16}$/.test(id)
    ? BigInt(`0x${id}`).toString(16).toUpperCase()
    : id

const isReceipt = ({ esm_class = 0, receipted_message_id }: PDU): boolean =>
  RECEIPT_TYPES.has(esm_class & TYPE_BITS) || receipted_message_id !== undefined

const readReceipt = (pdu: PDU, receiptIds: ReceiptIds, now: Instant): SmsEvent | undefined => {
  const text = asciiOfGsm(textOf(pdu))
  const id = messageIdOf(pdu.receipted_message_id?.trim()) ?? messageIdOf(/\bid:\s*(\S+)/i.exec(text)?.[1])
  const word = /\bstat:\s*([A-Z]+)/i.exec(text)?.[1]?.toUpperCase()
  const row =
    MESSAGE_STATES.find(({ state }) => state === pdu.message_state) ?? MESSAGE_STATES.find((each) => each.word === word)
  if (id === undefined || row === undefined) return undefined
  const isFailed = row.status !== 'DELIVERED' && row.status !== 'SENT' && row.status !== 'QUEUED'
  const error = /\berr:\s*([0-9A-Za-z]{1,8})\b/i.exec(text)?.[1]
  const providerCode = isFailed && error !== undefined && !/^0+$/.test(error) ? { providerCode: error } : {}
  // The dates in receipts are in a zone that only the SMSC knows.
  return {
    event: 'delivery',
    delivery: { providerId: idOfReceipt(id, receiptIds), status: row.status, ...providerCode, at: now },
  }
}

/** The event in a deliver_sm; `undefined` if it is of no use: a state that is not told, a text from what is no phone number. */
export const readDeliver = (pdu: PDU, receiptIds: ReceiptIds, now: Instant): SmsEvent | undefined => {
  if (isReceipt(pdu)) return readReceipt(pdu, receiptIds, now)
  const { source_addr = '', source_addr_ton = 0, destination_addr = '', dest_addr_ton = 0, data_coding = 0 } = pdu
  const from = e164Of(source_addr, source_addr_ton)
  if (from === undefined || destination_addr === '') return undefined
  const text = data_coding === IA5 ? asciiOfGsm(textOf(pdu)) : textOf(pdu)
  return { event: 'inbound', inbound: { from, to: e164Of(destination_addr, dest_addr_ton) ?? destination_addr, text } }
}
