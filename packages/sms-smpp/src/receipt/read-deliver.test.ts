import type { SmsEvent } from '@linx/contracts'
import { PDU, type SmppFields } from 'smpp'
import { describe, expect, it } from 'vitest'
import { NOW } from '../test-support/examples.ts'
import { createPartBook } from './part-book.ts'
import { idOfAnswer, type ReceiptIds, readDeliver } from './read-deliver.ts'

/** What comes of a deliver_sm that went over the wire. */
const readWire = (fields: SmppFields, receiptIds: ReceiptIds = 'same'): SmsEvent | undefined => {
  const sent = new PDU('deliver_sm', { source_addr: '16471234567', destination_addr: '12345', ...fields })
  return readDeliver(Reflect.construct(PDU, [sent.toBuffer()]), receiptIds, NOW)
}

const receipt = (text: string) => ({ esm_class: 4, short_message: Buffer.from(text, 'latin1') })

describe('readDeliver', () => {
  it.each([
    ['DELIVRD', '000', { status: 'DELIVERED' }],
    ['EXPIRED', '000', { status: 'EXPIRED' }],
    ['DELETED', '000', { status: 'UNDELIVERED' }],
    ['UNDELIV', '00B', { status: 'UNDELIVERED', providerCode: '00B' }],
    ['ACCEPTD', '000', { status: 'SENT' }],
    ['UNKNOWN', '001', { status: 'SENT' }],
    ['REJECTD', '013', { status: 'REJECTED', providerCode: '013' }],
    ['ENROUTE', '000', { status: 'SENT' }],
  ])('reads %s with error %s from the text of a receipt', (word, error, delivery) => {
    const text = `id:A0_1 sub:001 dlvrd:001 submit date:2611210101 done date:2611210102 stat:${word} err:${error} text:Rocket`
    expect(readWire(receipt(text))).toEqual({
      event: 'delivery',
      delivery: { providerId: 'A0_1', at: NOW, ...delivery },
    })
  })

  it('believes the TLVs more than the text', () => {
    const fields = { ...receipt('id:other stat:UNDELIV err:000'), receipted_message_id: 'A1', message_state: 2 }
    expect(readWire(fields)).toMatchObject({ delivery: { providerId: 'A1', status: 'DELIVERED' } })
  })

  it('reads a receipt that says so by its TLV alone, and one that is on the way', () => {
    expect(readWire({ receipted_message_id: 'A1', message_state: 5 })).toMatchObject({ event: 'delivery' })
    expect(readWire({ ...receipt('id:A1 stat:ENROUTE'), esm_class: 0x20 })).toMatchObject({
      delivery: { status: 'SENT' },
    })
  })

  it.each(['', 'stat:DELIVRD', 'id:A1', 'id:A1 stat:NEVERHEARD', `id:${'9'.repeat(65)} stat:DELIVRD`])(
    'leaves out the receipt “%s”',
    (text) => {
      expect(readWire(receipt(text))).toBeUndefined()
    },
  )

  it('finds hexadecimal answers by decimal receipts', () => {
    const id = idOfAnswer('0a00f1B2', 'decimal-of-hexadecimal')
    const event = readWire(receipt(`id:${0x0a00f1b2} stat:DELIVRD err:000`), 'decimal-of-hexadecimal')
    expect(event).toMatchObject({ delivery: { providerId: id } })
  })

  it('reads texts of phones in ASCII, GSM, Latin-1 and UTF-16, without the header of parts', () => {
    const textOf = (fields: SmppFields) => {
      const event = readWire({ source_addr_ton: 1, ...fields })
      return event?.event === 'inbound' ? event.inbound.text : undefined
    }
    expect(textOf({ data_coding: 1, short_message: Buffer.from('STOP_@', 'latin1') })).toBe('STOP_@')
    expect(textOf({ data_coding: 0, short_message: Buffer.from([0x53, 0x05]) })).toBe('Sé')
    expect(textOf({ data_coding: 3, short_message: Buffer.from('ARRÊT', 'latin1') })).toBe('ARRÊT')
    expect(textOf({ data_coding: 8, short_message: Buffer.from('🛑', 'utf16le').swap16() })).toBe('🛑')
    const part = Buffer.from([5, 0, 3, 1, 2, 1, 0x53, 0x54])
    expect(textOf({ esm_class: 0x40, short_message: part })).toBe('ST')
    expect(textOf({ message_payload: Buffer.from('STOP', 'latin1') })).toBe('STOP')
  })

  it('leaves out texts from what is no phone number', () => {
    expect(readWire({ source_addr: '54321', short_message: Buffer.from('ad') })).toBeUndefined()
  })
})

describe('createPartBook', () => {
  it('knows the message of 10,000 parts and forgets the oldest', () => {
    const book = createPartBook()
    for (let number = 0; number <= 10_000; number += 1) book.remember([`part-${number}`, `last-${number}`])
    expect(book.messageOf('part-0')).toBe('part-0')
    expect(book.messageOf('part-10000')).toBe('last-10000')
    expect(book.messageOf('last-1')).toBe('last-1')
  })
})
