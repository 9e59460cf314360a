import { describe, expect, it } from 'vitest'
import { uetrOf } from '../reference/wire-reference.ts'
import { camt054, type Entry, pacs004, pain002 } from '../test-support/bank-reports.ts'
import { exampleReference } from '../test-support/example-wire.ts'
import { areSchemasHere, SCHEMAS_NEEDED, schemaErrors } from '../test-support/schemas.ts'
import { readNotification, readReturn, readStatusReport } from './read-messages.ts'

const { reference } = exampleReference()

describe('a pacs.004', () => {
  it('is a return with reason, money and the id of the return', () => {
    expect(readReturn(pacs004({ reference, text: 'See letter' }))).toMatchObject({
      outcome: 'read',
      events: [
        {
          event: 'returned',
          reference,
          code: 'AC04',
          reason: 'The account is closed: See letter',
          amount: '256.25',
          currency: 'USD',
          discretionaryData: 'RETURN-7',
        },
      ],
    })
  })

  it.each([
    ['256.25', '256.25'],
    ['256.2', '256.20'],
    ['256', '256.00'],
    ['0256.2500', '256.25'],
    ['999999999999999.99', '999999999999999.99'],
  ])('reads the amount %s as %s', (amount, expected) => {
    expect(readReturn(pacs004({ reference, amount }))).toMatchObject({ events: [{ amount: expected }] })
  })

  it.each(['256.255', '-1', '1e3', '1,000.00', 'NaN', '', '٣'])(
    'with the amount %j is unreadable, not rounded',
    (amount) => {
      expect(readReturn(pacs004({ reference, amount })).outcome).toBe('unreadable')
    },
  )

  it('without amount, currency or transaction is unreadable', () => {
    const xml = pacs004({ reference })
    for (const broken of [
      xml.replace(/<RtrdIntrBkSttlmAmt.*<\/RtrdIntrBkSttlmAmt>/, ''),
      xml.replace(' Ccy="USD"', ''),
      xml.replace(/<TxInf>.*<\/TxInf>/, ''),
      xml.replace(/<MsgId>.*<\/MsgId>/, ''),
      xml.replace('T16:30', 'Q16:30'),
    ]) {
      expect(readReturn(broken).outcome).toBe('unreadable')
    }
  })
})

const eventsOf = (...entries: readonly Entry[]) => {
  const outcome = readNotification(camt054('NOTE-1', entries))
  if (outcome.outcome === 'unreadable') throw new Error(outcome.reason)
  return outcome.events
}

describe('a camt.054', () => {
  it('says by a booked debit that a payment is settled, by another debit that it is pending', () => {
    expect(eventsOf({ reference })).toMatchObject([{ event: 'status', state: 'settled', reference }])
    expect(eventsOf({ reference, entryStatus: 'PDNG' })).toMatchObject([{ state: 'pending', reference }])
  })

  it('says by a credit with return information, or by a reversal, that the money is back', () => {
    expect(eventsOf({ reference, direction: 'CRDT', isReturn: true })).toMatchObject([
      { event: 'returned', reference, code: 'AC04', amount: '256.25', currency: 'USD' },
    ])
    expect(eventsOf({ reference, direction: 'CRDT', isReversal: true })).toMatchObject([
      { event: 'returned', reference, code: 'RVSL' },
    ])
  })

  it('tells a return whose payment it does not know, so that it is parked', () => {
    expect(eventsOf({ reference: 'NOTPROVIDED', direction: 'CRDT', isReturn: true })).toMatchObject([
      { event: 'returned' },
    ])
  })

  it('gives a credit under our reference that fits no rule to a person', () => {
    const [event] = eventsOf({ reference, direction: 'CRDT' })
    expect(event).toMatchObject({ event: 'status', state: 'pending', evidence: { reference } })
    expect(event?.reference).toBeUndefined()
  })

  it('leaves out movements of others and fees, also under our reference', () => {
    expect(eventsOf({ reference: 'PAYROLL-1' }, { reference, subFamily: 'CHRG', amount: '25.00' })).toEqual([])
  })

  it('leaves out wires of others, though the bank gave them a UETR', () => {
    const uetr = `<UETR>${uetrOf(reference)}</UETR>`
    for (const direction of ['DBIT', 'CRDT'] as const) {
      const xml = camt054('NOTE-1', [{ reference: 'INVOICE-7', direction }])
      expect(readNotification(xml.replace('</EndToEndId>', `</EndToEndId>${uetr}`))).toEqual({
        outcome: 'read',
        events: [],
      })
    }
  })

  it('has the same key in a second notification where the bank numbers its bookings', () => {
    const keyIn = (messageId: string, bankReference: string) => {
      const outcome = readNotification(camt054(messageId, [{ reference, bankReference }]))
      return outcome.outcome === 'read' ? outcome.events[0]?.dedupeKey : undefined
    }
    expect(keyIn('NOTE-1', 'BOOK-1')).toBe(keyIn('NOTE-2', 'BOOK-1'))
    expect(keyIn('NOTE-1', 'BOOK-1')).not.toBe(keyIn('NOTE-1', 'BOOK-2'))
  })

  it('has a key for each entry of one notification', () => {
    const keys = eventsOf({ reference }, { reference }, { reference, entryStatus: 'PDNG' }).map(
      ({ dedupeKey }) => dedupeKey,
    )
    expect(new Set(keys).size).toBe(3)
  })
})

describe('each reader', () => {
  it('refuses the messages of the others by name', () => {
    const messages = [pain002({ reference }), pacs004({ reference }), camt054('NOTE-1', [])]
    const read = [readStatusReport, readReturn, readNotification].map((reader) =>
      messages.map((xml) => reader(xml).outcome),
    )
    expect(read).toEqual([
      ['read', 'unreadable', 'unreadable'],
      ['unreadable', 'read', 'unreadable'],
      ['unreadable', 'unreadable', 'read'],
    ])
    expect(readReturn(pain002({ reference }))).toMatchObject({ reason: expect.stringContaining('pain.002.001.10') })
  })
})

describe.skipIf(!areSchemasHere)(SCHEMAS_NEEDED, () => {
  it('the notifications of these tests are valid', async () => {
    const entries: Entry[] = [
      { reference, bankReference: 'BOOK-1' },
      { reference, direction: 'CRDT', isReturn: true, text: 'Text' },
      { reference, direction: 'CRDT', isReversal: true },
    ]
    expect(await schemaErrors('camt.054.001.08', [camt054('NOTE-1', entries)])).toEqual([])
  })
})
