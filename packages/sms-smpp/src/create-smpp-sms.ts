import type { SmsAdapter, SmsEvent } from '@linx/contracts'
import type { PDU } from 'smpp'
import { systemClock } from './link/clock.ts'
import { createSmppLink } from './link/smpp-link.ts'
import { createEar } from './receipt/create-ear.ts'
import { createPartBook } from './receipt/part-book.ts'
import { readDeliver } from './receipt/read-deliver.ts'
import { rejected, sendParts } from './send/send-parts.ts'
import { submitFieldsOf } from './send/submit-fields.ts'
import { checkSmppOptions, type SmppSmsOptions } from './smpp-sms-options.ts'

export type SmppSms = SmsAdapter & Required<Pick<SmsAdapter, 'listen' | 'close'>>

const MAXIMUM_BODY_CHARACTERS = 1_600
const TAKEN = 0x00
/** ESME_RX_T_APPN: the SMSC tells it again later. */
const TELL_AGAIN = 0x64

/**
 * An SMS adapter for SMSCs that speak SMPP 3.4. It connects at the first `send` or `listen` and keeps the connection until `close`.
 * Throws `SmsError` `invalid_options`.
 */
export const createSmppSms = (options: SmppSmsOptions): SmppSms => {
  const checked = checkSmppOptions(options, options.clock ?? systemClock)
  const { clock, receives, receiptIds } = checked
  const ear = createEar()
  const book = createPartBook()
  let messages = Math.floor(checked.random() * 256)

  const underMessage = (event: SmsEvent): SmsEvent => {
    if (event.event === 'inbound' || event.delivery.providerId === undefined) return event
    return { ...event, delivery: { ...event.delivery, providerId: book.messageOf(event.delivery.providerId) } }
  }

  const onDeliver = async (pdu: PDU): Promise<number> => {
    const event = readDeliver(pdu, receiptIds, clock.now())
    if (event === undefined) return TAKEN
    return (await ear.hear(underMessage(event))) ? TAKEN : TELL_AGAIN
  }

  const link = createSmppLink(checked, onDeliver)

  return {
    specificationVersion: 'v1',
    name: 'smpp',
    capabilities: {
      idempotent: false,
      deliveryReports: receives,
      inbound: receives,
      alphanumericSender: true,
      maximumBodyCharacters: MAXIMUM_BODY_CHARACTERS,
    },
    send: async (message, { signal }) => {
      if (message.body.length > MAXIMUM_BODY_CHARACTERS) return rejected('compliance', 'text_too_long')
      messages = (messages + 1) % 256
      const parts = submitFieldsOf(checked, message, messages)
      if (parts === undefined) return rejected('configuration', 'sender_not_sendable')
      const { outcome, partIds } = await sendParts(link, parts, receiptIds, signal)
      book.remember(partIds)
      return outcome
    },
    listen: (listener) => {
      const listening = ear.listen(listener)
      link.open()
      return listening
    },
    close: link.close,
  }
}
