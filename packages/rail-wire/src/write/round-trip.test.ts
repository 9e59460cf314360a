import { RailError, type RailRequest } from '@linx/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseXml } from '../read/parse-xml.ts'
import { find, findAll, textAt, type XmlElement } from '../read/xml-element.ts'
import { COUNTRIES } from '../table/country-table.ts'
import { canadianRequest, exampleRequest, IMAD, paymentOf } from '../test-support/example-wire.ts'
import { wireRequest } from '../test-support/wire-arbitrary.ts'
import { transliterate } from '../text/transliterate.ts'
import { writePacs008 } from './write-pacs008.ts'
import { writePain001 } from './write-pain001.ts'

const demand = (element: XmlElement | undefined): XmlElement => {
  if (element === undefined) throw new Error('An element is missing.')
  return element
}

const transactionIn = (xml: string): XmlElement => {
  const root = parseXml(xml)
  return demand(
    find(root, 'CstmrCdtTrfInitn', 'PmtInf', 'CdtTrfTxInf') ?? find(root, 'FIToFICstmrCdtTrf', 'CdtTrfTxInf'),
  )
}

const bankAccount = ({ credit }: RailRequest) => {
  if (credit.type !== 'BANK') throw new TypeError('Expected a bank account.')
  return credit
}

const expectParty = (transaction: XmlElement, request: RailRequest): void => {
  const { nameOnAccount, accountNumber, address } = bankAccount(request)
  const text = (...path: string[]) => textAt(transaction, ...path)
  expect(text('Cdtr', 'Nm')).toBe(transliterate(nameOnAccount))
  expect(text('CdtrAcct', 'Id', 'IBAN') ?? text('CdtrAcct', 'Id', 'Othr', 'Id')).toBe(accountNumber)
  expect(text('Cdtr', 'PstlAdr', 'Ctry')).toBe(COUNTRIES.get(address?.countryCode ?? ''))
  expect(text('Cdtr', 'PstlAdr', 'TwnNm')).toBe(
    transliterate(address?.cityName ?? '')
      .slice(0, 35)
      .trim(),
  )
}

const noteOf = (note: string): string =>
  transliterate([...note].slice(0, 100).join(''))
    .slice(0, 140)
    .trim()

const texts = (transaction: XmlElement, ...path: string[]) => findAll(transaction, ...path).map(({ text }) => text)

describe('what is written is read back', () => {
  it('from a pain.001: money to the cent, ids, the creditor, both notes in remittances of their own', () => {
    fc.assert(
      fc.property(fc.oneof(wireRequest('USD'), wireRequest('CAD')), (request) => {
        const payment = paymentOf(request)
        const transaction = transactionIn(writePain001(payment))
        const amount = demand(find(transaction, 'Amt', 'InstdAmt'))
        expect([amount.text, amount.attributes.get('Ccy')]).toEqual([request.amount, request.currency])
        expect(textAt(transaction, 'PmtId', 'EndToEndId')).toBe(payment.endToEndId)
        expect(textAt(transaction, 'PmtId', 'UETR')).toBe(payment.uetr)
        expectParty(transaction, request)
        const notes = [request.description, request.memo].flatMap((note) => noteOf(note ?? '') || [])
        expect(texts(transaction, 'RmtInf', 'Ustrd')).toEqual(notes)
      }),
    )
  })

  it('from a pacs.008: the memo as instruction for the bank of the creditor', () => {
    fc.assert(
      fc.property(wireRequest('USD'), (request) => {
        const payment = { ...paymentOf(request), messageId: IMAD, senderRoutingNumber: '021000021' }
        const transaction = transactionIn(writePacs008(payment))
        expect(textAt(transaction, 'IntrBkSttlmAmt')).toBe(request.amount)
        expect(textAt(transaction, 'InstdAgt', 'FinInstnId', 'ClrSysMmbId', 'MmbId')).toBe(
          bankAccount(request).routingNumber,
        )
        expectParty(transaction, request)
        expect(texts(transaction, 'RmtInf', 'Ustrd')).toEqual([noteOf(request.description ?? '')])
        expect(texts(transaction, 'InstrForCdtrAgt', 'InstrInf')).toEqual(
          noteOf(request.memo ?? '') === '' ? [] : [noteOf(request.memo ?? '')],
        )
      }),
    )
  })

  it('names Canadian banks by CACPA, others by BIC if they are named so', () => {
    const canadian = transactionIn(writePain001(paymentOf(canadianRequest())))
    const member = demand(find(canadian, 'CdtrAgt', 'FinInstnId', 'ClrSysMmbId'))
    expect([textAt(member, 'ClrSysId', 'Cd'), textAt(member, 'MmbId')]).toEqual(['CACPA', '000112345'])
    const payment = paymentOf(canadianRequest())
    const credit = { ...payment.credit, bank: { scheme: 'BIC', bic: 'ROYCCAT2XXX' } } as const
    expect(textAt(transactionIn(writePain001({ ...payment, credit })), 'CdtrAgt', 'FinInstnId', 'BICFI')).toBe(
      'ROYCCAT2XXX',
    )
  })
})

describe('a payment that no message can carry', () => {
  it('is refused with every rule that it breaks, and without its account number', () => {
    const payment = paymentOf(exampleRequest())
    const credit = { ...payment.credit, accountNumber: '12 34/5678 secret', nameOnAccount: '日本' }
    const broken = { ...payment, amount: '1.005', messageId: 'ä', uetr: 'X', executionDate: '2026-02-30', credit }
    const write = () => writePain001(broken)
    expect(write).toThrow(RailError)
    for (const path of [
      'amount',
      'credit.nameOnAccount',
      'credit.accountNumber',
      'messageId',
      'uetr',
      'executionDate',
    ]) {
      expect(write).toThrow(path)
    }
    expect(write).not.toThrow('5678')
  })

  it('in CAD or by BIC goes into no pacs.008', () => {
    const message = { messageId: IMAD, senderRoutingNumber: '021000021' }
    expect(() => writePacs008({ ...paymentOf(canadianRequest()), ...message })).toThrow('currency')
    const payment = paymentOf(exampleRequest())
    const credit = { ...payment.credit, bank: { scheme: 'BIC', bic: 'CHASUS33' } } as const
    expect(() => writePacs008({ ...payment, ...message, credit })).toThrow('credit.bank')
    expect(() => writePacs008({ ...payment, ...message, senderRoutingNumber: '1' })).toThrow('senderRoutingNumber')
  })

  it.each(['9999999999.99', '10000000000.00'])('above the ceiling of Fedwire is refused: %s', (amount) => {
    const write = () =>
      writePacs008({ ...paymentOf(exampleRequest({ amount })), messageId: IMAD, senderRoutingNumber: '021000021' })
    if (amount.length > 13) expect(write).toThrow('amount')
    else expect(write).not.toThrow()
  })
})
