import type { SmsMessage } from '@linx/contracts'
import type { SmppFields } from 'smpp'
import type { CheckedOptions } from '../smpp-sms-options.ts'
import { addressOf } from '../text/address.ts'
import { encodeText } from '../text/encode-text.ts'
import { joinText, splitText } from '../text/split-text.ts'

const HEADER_IN_FRONT = 0x40
/** `registered_delivery`: none, the final state, the final state if it is a failure. */
const RECEIPT = { none: 0, final: 1, failure: 2 } as const

const SECONDS_PER_DAY = 86_400
const MAXIMUM_DAYS = 30

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')

/** A relative time (SMPP 3.4, section 7.1.1): years, months, days, hours, minutes, seconds, `000R`. At most 30 days. */
const validityOf = (seconds: number): string => {
  const bounded = Math.min(Math.max(Math.floor(seconds), 1), MAXIMUM_DAYS * SECONDS_PER_DAY)
  const [day, hour, minute] = [bounded / SECONDS_PER_DAY, (bounded % SECONDS_PER_DAY) / 3_600, (bounded % 3_600) / 60]
  return `0000${two(day)}${two(hour)}${two(minute)}${two(bounded % 60)}000R`
}

/** The fields of the submit_sm of each part; `undefined` if the sender is none. `reference`: joins the parts. */
export const submitFieldsOf = (
  options: Pick<CheckedOptions, 'sender' | 'longTexts' | 'receives'>,
  { to, body, validitySeconds, sender = options.sender }: SmsMessage,
  reference: number,
): readonly SmppFields[] | undefined => {
  const source = addressOf(sender)
  if (source === undefined) return undefined
  const encoded = encodeText(body)
  const parts = splitText(encoded, reference)
  const isPayload = parts.length > 1 && options.longTexts === 'payload'
  const common = {
    source_addr_ton: source.ton,
    source_addr_npi: source.npi,
    source_addr: source.address,
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: to.replace(/^\+/, ''),
    data_coding: encoded.dataCoding,
    ...(validitySeconds === undefined ? {} : { validity_period: validityOf(validitySeconds) }),
  }
  const final = options.receives ? RECEIPT.final : RECEIPT.none
  if (isPayload) {
    return [
      { ...common, registered_delivery: final, short_message: Buffer.alloc(0), message_payload: joinText(encoded) },
    ]
  }
  return parts.map((octets, index) => ({
    ...common,
    esm_class: parts.length > 1 ? HEADER_IN_FRONT : 0,
    registered_delivery: options.receives && index < parts.length - 1 ? RECEIPT.failure : final,
    short_message: octets,
  }))
}
