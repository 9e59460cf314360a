import type { RailEvent } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { uetrOf } from '../reference/wire-reference.ts'
import { groupStatus, pacs002, pain002 } from '../test-support/bank-reports.ts'
import { exampleReference } from '../test-support/example-wire.ts'
import { areSchemasHere, SCHEMAS_NEEDED, schemaErrors } from '../test-support/schemas.ts'
import { readStatusReport } from './read-messages.ts'

const { reference } = exampleReference()

const eventIn = (xml: string | Uint8Array): RailEvent => {
  const outcome = readStatusReport(xml)
  const [event, ...others] = outcome.outcome === 'read' ? outcome.events : []
  if (event === undefined || others.length > 0)
    throw new Error(`Expected one event, received ${JSON.stringify(outcome)}.`)
  return event
}

describe('the status of a payment', () => {
  it.each([
    ['RCVD', 'pending'],
    ['PDNG', 'pending'],
    ['ACTC', 'pending'],
    ['ACCP', 'pending'],
    ['ACSP', 'pending'],
    ['ACWC', 'pending'],
    ['PART', 'pending'],
    ['ACSC', 'settled'],
    ['ACCC', 'settled'],
    ['RJCT', 'failed'],
    ['CANC', 'cancelled'],
  ] as const)('%s is %s, in a pain.002 and in a pacs.002', (status, state) => {
    for (const write of [pain002, pacs002, groupStatus]) {
      expect(eventIn(write({ reference, status }))).toMatchObject({ event: 'status', state, reference })
    }
  })

  it.each(['XXXX', 'acsc', 'toString', '__proto__', 'ACSC2'])(
    '%s is no known one: pending, with evidence, never a guess',
    (status) => {
      expect(eventIn(pain002({ reference, status }))).toMatchObject({
        state: 'pending',
        code: status,
        evidence: { statusCode: status, isStatusKnown: false },
      })
    },
  )

  it('has the reason of a refusal, in words, with the text of the bank', () => {
    expect(eventIn(pain002({ reference, status: 'RJCT', reasonCode: 'AC04', text: 'Closed in May' }))).toMatchObject({
      code: 'AC04',
      reason: 'The account is closed: Closed in May',
    })
    expect(eventIn(pacs002({ reference, status: 'RJCT', reasonCode: 'E433', text: 'No such receiver' }))).toMatchObject(
      {
        code: 'E433',
        reason: 'No such receiver',
      },
    )
    expect(eventIn(pain002({ reference, status: 'RJCT' }))).toMatchObject({ code: 'RJCT' })
  })

  it.each(['AM05', 'DUPL', 'DU02'])('a refusal of a copy (%s) does not fail the original', (reasonCode) => {
    expect(eventIn(pain002({ reference, status: 'RJCT', reasonCode }))).toMatchObject({
      state: 'pending',
      code: reasonCode,
    })
  })

  it('masks account numbers in the texts of the bank', () => {
    const text = 'Account 000111222333 or 1234 5678 9012, IBAN GB29NWBK60161331926819'
    const event = eventIn(pain002({ reference, status: 'RJCT', reasonCode: 'AC01', text }))
    expect(event).toMatchObject({ reason: expect.stringContaining('Account ***2333 or ***9012, IBAN ***6819') })
  })

  it('of the group counts where the transaction has none, and that of the transaction where it has one', () => {
    const xml = pain002({ reference, status: 'ACSC' })
    const group = xml.replace('</OrgnlMsgNmId>', '</OrgnlMsgNmId><GrpSts>PART</GrpSts>')
    expect(eventIn(group)).toMatchObject({ state: 'settled' })
    expect(eventIn(group.replace('<TxSts>ACSC</TxSts>', ''))).toMatchObject({ state: 'pending' })
  })

  it('comes at the time of acceptance, else at that of the report; a time without offset is UTC', () => {
    const xml = pain002({ reference, createdAt: '2026-03-02T16:30:00' })
    expect(eventIn(xml).occurredAt).toBe(Date.parse('2026-03-02T16:30:00Z'))
    const accepted = xml.replace('</TxSts>', '</TxSts><AccptncDtTm>2026-03-02T11:00:00.5-05:00</AccptncDtTm>')
    expect(eventIn(accepted).occurredAt).toBe(Date.parse('2026-03-02T16:00:00.500Z'))
  })

  it('names the payment by any one of its ids, in any case', () => {
    const xml = pain002({ reference })
    const onlyMessage = xml.replaceAll(/<Orgnl(UETR|EndToEndId|InstrId|PmtInfId)>[^<]*<[^>]*>/g, '')
    expect(eventIn(onlyMessage).reference).toBe(reference)
    expect(eventIn(xml.replaceAll(uetrOf(reference), uetrOf(reference).toUpperCase())).reference).toBe(reference)
    const notProvided = xml.replaceAll(/<OrgnlEndToEndId>[^<]*/g, '<OrgnlEndToEndId>NOTPROVIDED')
    expect(eventIn(notProvided).reference).toBe(reference)
  })

  it('has no reference when its ids contradict each other: a person has to look', () => {
    const xml = pain002({ reference })
    const other = exampleReference(2).reference
    expect(eventIn(xml.replace(`<OrgnlInstrId>${reference}`, `<OrgnlInstrId>${other}`)).reference).toBeUndefined()
  })

  it('is found by our id when the bank has replaced our UETR by its own', () => {
    const xml = pain002({ reference }).replace(uetrOf(reference), uetrOf(exampleReference(2).reference))
    expect(eventIn(xml).reference).toBe(reference)
  })

  it('of a payment of somebody else keeps the id that it has', () => {
    const xml = pain002({ reference })
      .replaceAll(reference, 'INVOICE-7')
      .replace(/<OrgnlUETR>.*<\/OrgnlUETR>/, '')
    expect(eventIn(xml).reference).toBe('INVOICE-7')
  })
})

describe('the key of a piece of news', () => {
  it('is the same for each copy, as text and as bytes', () => {
    const xml = pain002({ reference })
    expect(eventIn(new TextEncoder().encode(xml))).toEqual(eventIn(xml))
  })

  it('differs by report, payment and status', () => {
    const reports = [
      pain002({ reference, status: 'ACSP' }),
      pain002({ reference, status: 'ACSC' }),
      pain002({ reference, status: 'ACSC', messageId: 'BANK-2' }),
      pain002({ reference: exampleReference(2).reference, status: 'ACSC' }),
      pacs002({ reference, status: 'ACSC' }),
    ]
    expect(new Set(reports.map((xml) => eventIn(xml).dedupeKey)).size).toBe(reports.length)
  })
})

describe('several payments in one report', () => {
  it('are one event each', () => {
    const one = pain002({ reference })
    const transaction = /<TxInfAndSts>.*<\/TxInfAndSts>/.exec(one)?.[0] ?? ''
    const other = exampleReference(2).reference
    const second = transaction.replaceAll(reference, other).replaceAll(uetrOf(reference), uetrOf(other))
    const outcome = readStatusReport(one.replace(transaction, transaction + second))
    expect(outcome).toMatchObject({ outcome: 'read', events: [{ reference }, { reference: other }] })
  })
})

describe.skipIf(!areSchemasHere)(SCHEMAS_NEEDED, () => {
  it('the reports of these tests are valid', async () => {
    const full = { reference, reasonCode: 'AC04', text: 'Text', amount: '256.25' }
    const reports = [pain002(full), pain002({ reference }), groupStatus({ ...full, status: 'RJCT' })]
    expect(await schemaErrors('pain.002.001.10', reports)).toEqual([])
    expect(await schemaErrors('fedwire-2025-pacs.002.001.10', [pacs002(full), pacs002({ reference })])).toEqual([])
  })
})
