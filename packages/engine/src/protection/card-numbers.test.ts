import type { Result } from '@linx/core'
import { createMemoryStorage } from '@linx/storage-memory'
import {
  cardPaymentRequest,
  createRecordingStorage,
  createSimulation,
  demandValue,
  loadSampleParties,
  openLatest,
  sampleBusinessAccount,
  sampleCard,
  sampleCustomer,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import type { Linx } from '../linx.ts'

const CARD = '4111111111111111'

const inGroups = (separator: string): string => CARD.replace(/(.{4})(?=.)/g, `$1${separator}`)
const inDigitsFrom = (zero: number): string =>
  [...CARD].map((digit) => String.fromCodePoint(zero + Number(digit))).join('')

/** Each fits fields of 40 characters. */
const shapes: readonly string[] = [
  CARD,
  `my card ${CARD}`,
  inGroups(' '),
  inGroups('-'),
  inGroups('.'),
  inGroups('_'),
  inGroups('\u2011'),
  inDigitsFrom(0xff10),
  inDigitsFrom(0x0660),
]

const address = { streetLine1: '1 Main St', cityName: 'Albany', stateCode: 'NY', countryCode: 'USA', zipCode: '12207' }
const bank = { ...sampleBusinessAccount, id: 'another' }
const payment = {
  debitFinancialAccountId: sampleBusinessAccount.id,
  creditFinancialAccountId: sampleCard.id,
  transactionType: 'SEND',
  solution: 'wire',
  paymentReasonId: 'bill-payment',
  amount: '40.00',
  currency: 'USD',
} as const
const key = { idempotencyKey: 'card-number-1' }

const customer = (linx: Linx, change: object) => linx.customers.put({ ...sampleCustomer, ...change })
const workflow = (linx: Linx, change: object, parameters: object = {}) =>
  linx.workflows.create({
    ...cardPaymentRequest,
    ...change,
    parameters: { ...cardPaymentRequest.parameters, ...parameters },
  })
const template = (linx: Linx, change: object) =>
  linx.templates.create({ displayName: 'x', definition: { steps: [{ name: 'notification' }] }, ...change })

/** Every free text that a caller can give. */
const texts: { readonly [field: string]: (linx: Linx, text: string) => Promise<Result<unknown>> } = {
  'customer.firstName': (linx, text) => customer(linx, { firstName: text }),
  'customer.lastName': (linx, text) => customer(linx, { lastName: text }),
  'customer.salutation': (linx, text) => customer(linx, { salutation: text }),
  'customer.primaryEmail': (linx, text) => customer(linx, { primaryEmail: `${text}@example.com` }),
  'customer.streetLine1': (linx, text) =>
    customer(linx, { addresses: [{ type: 'MAILING', ...address, streetLine1: text }] }),
  'customer.cityName': (linx, text) => customer(linx, { addresses: [{ type: 'MAILING', ...address, cityName: text }] }),
  'customer.address.name': (linx, text) =>
    customer(linx, { addresses: [{ type: 'SHIPPING', ...address, name: text }] }),
  'account.nameOnAccount': (linx, text) => linx.financialAccounts.put({ ...bank, nameOnAccount: text }),
  'account.bankName': (linx, text) => linx.financialAccounts.put({ ...bank, bank: { ...bank.bank, bankName: text } }),
  'account.billingAddress': (linx, text) =>
    linx.financialAccounts.put({ ...bank, billingAddress: { ...address, streetLine1: text } }),
  'card.token': (linx, text) =>
    linx.financialAccounts.put({ ...sampleCard, card: { ...sampleCard.card, token: text } }),
  'card.brand': (linx, text) =>
    linx.financialAccounts.put({ ...sampleCard, card: { ...sampleCard.card, brand: text } }),
  'workflow.title': (linx, text) => workflow(linx, { title: text }),
  'workflow.customerMemo': (linx, text) => workflow(linx, { customerMemo: text }),
  'workflow.introductoryMessage': (linx, text) => workflow(linx, {}, { introductoryMessage: text }),
  'workflow.description': (linx, text) => workflow(linx, {}, { solution: 'wire', description: text }),
  'workflow.memo': (linx, text) => workflow(linx, {}, { solution: 'wire', memo: text }),
  'template.name': (linx, text) => template(linx, { name: text }),
  'template.displayName': (linx, text) => template(linx, { displayName: text }),
  'template.description': (linx, text) => template(linx, { description: text }),
  'template.customerMemo': (linx, text) => template(linx, { customerMemo: text }),
  'transaction.description': (linx, text) => linx.transactions.create({ ...payment, description: text }, key),
  'transaction.memo': (linx, text) => linx.transactions.create({ ...payment, memo: text }, key),
  'transaction.metadata': (linx, text) => linx.transactions.create({ ...payment, metadata: { note: text } }, key),
  'transaction.metadata name': (linx, text) => linx.transactions.create({ ...payment, metadata: { [text]: 'x' } }, key),
  'transaction.evidence': (linx, text) =>
    linx.transactions.resolve('unknown', { resolution: 'settled', evidence: text }),
  'schedule.name': (linx, text) =>
    linx.schedules.create({ transactionSpec: payment, startDateTime: '2026-04-01T10:15:30.000', name: text }, key),
}

const codesOf = (result: Result<unknown>): readonly string[] => (result.ok ? [] : result.issues.map(({ code }) => code))

describe('a card number', () => {
  it.each(Object.entries(texts))('in %s is refused in nine shapes, and neither stored nor told', async (_, give) => {
    const storage = createRecordingStorage(createMemoryStorage())
    const { linx } = createSimulation({ storage })
    await loadSampleParties(linx)
    const before = storage.batches().length
    for (const shape of shapes) {
      const result = await give(linx, shape)
      expect(codesOf(result)).toContain('input_card_number')
      expect(JSON.stringify(result)).not.toContain(shape)
    }
    expect(storage.batches().length).toBe(before)
  })

  it('in the text of a decline is refused', async () => {
    const world = createSimulation({ storage: createMemoryStorage() })
    await loadSampleParties(world.linx)
    demandValue(await world.linx.workflows.create(cardPaymentRequest))
    await world.settle()
    const visit = await openLatest(world)
    for (const text of shapes) expect(await visit.decline({ reason: 'OTHER', text })).toMatchObject({ ok: false })
  })
})
