import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canadianRequest, exampleRequest, IMAD, paymentOf } from '../test-support/example-wire.ts'
import { areSchemasHere, SCHEMAS_NEEDED, type SchemaName, schemaErrors } from '../test-support/schemas.ts'
import { wireRequest } from '../test-support/wire-arbitrary.ts'
import { writePacs008 } from './write-pacs008.ts'
import { writePain001 } from './write-pain001.ts'

const BATCH = 500

const toPacs008 = (request: ReturnType<typeof exampleRequest>) =>
  writePacs008({ ...paymentOf(request, { messageId: IMAD }), senderRoutingNumber: '021000021' })

const toPain001 = (request: ReturnType<typeof exampleRequest>) =>
  writePain001({ ...paymentOf(request), initiatingPartyId: 'ACME-1' })

/** 500 random requests a batch, all in one run of the validator. */
const expectAllValid = (
  schema: SchemaName,
  currency: 'USD' | 'CAD',
  write: (request: ReturnType<typeof exampleRequest>) => string,
  batches: number,
) =>
  fc.assert(
    fc.asyncProperty(fc.array(wireRequest(currency), { minLength: BATCH, maxLength: BATCH }), async (requests) => {
      expect(await schemaErrors(schema, requests.map(write))).toEqual([])
    }),
    { numRuns: batches, endOnFailure: true },
  )

describe.skipIf(!areSchemasHere)(SCHEMAS_NEEDED, () => {
  it('the examples are valid, and a document with an unknown element is not', async () => {
    const pain = [exampleRequest(), canadianRequest()].map(toPain001)
    expect(await schemaErrors('pain.001.001.09', pain)).toEqual([])
    expect(await schemaErrors('fedwire-2025-pacs.008.001.08', [toPacs008(exampleRequest())])).toEqual([])
    const broken = pain.map((xml) => xml.replaceAll('CtrySubDvsn', 'CtrySubDiv'))
    expect((await schemaErrors('pain.001.001.09', broken)).length).toBeGreaterThan(0)
  })

  it('every legal request in USD is a valid pain.001', () => expectAllValid('pain.001.001.09', 'USD', toPain001, 2))

  it('every legal request in CAD is a valid pain.001', () => expectAllValid('pain.001.001.09', 'CAD', toPain001, 1))

  it('every legal request is a valid pacs.008 of Fedwire', () =>
    expectAllValid('fedwire-2025-pacs.008.001.08', 'USD', toPacs008, 2))
})
