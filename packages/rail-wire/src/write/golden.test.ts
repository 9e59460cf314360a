import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { canadianRequest, exampleRequest, IMAD, paymentOf } from '../test-support/example-wire.ts'
import { writePacs008 } from './write-pacs008.ts'
import { writePain001 } from './write-pain001.ts'

const golden = (name: string): string => readFileSync(new URL(`./golden/${name}.xml`, import.meta.url), 'utf8')

describe('golden messages', () => {
  it('a pain.001 in USD', () => {
    const initiator = { initiatingPartyName: 'LinX Payments', initiatingPartyId: 'LINX-0042' }
    expect(writePain001({ ...paymentOf(exampleRequest()), ...initiator })).toBe(golden('pain001-usd'))
  })

  it('a pain.001 in CAD with accents and a second street line', () => {
    const payment = paymentOf({
      ...canadianRequest(),
      description: 'Remboursement «été» n° 5',
      memo: 'Merci & à bientôt',
    })
    const { address = { countryCode: 'CAN' } } = payment.credit
    const credit = { ...payment.credit, nameOnAccount: 'Zoë Côté', address: { ...address, streetLine2: 'Apt 4' } }
    expect(writePain001({ ...payment, credit, isUrgent: true })).toBe(golden('pain001-cad'))
  })

  it('a pacs.008 of Fedwire', () => {
    const message = { ...paymentOf(exampleRequest()), messageId: IMAD, senderRoutingNumber: '021000021' }
    expect(writePacs008(message)).toBe(golden('pacs008-fedwire'))
  })
})
