import { RailError, type RailRequest } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { createWireRail } from './create-wire-rail.ts'
import { createMemorySubmissionStore } from './submit/submission-store.ts'
import { pain002 } from './test-support/bank-reports.ts'
import {
  canadianRequest,
  exampleReference,
  exampleRequest,
  NEW_YORK,
  NOW,
  TORONTO,
} from './test-support/example-wire.ts'
import { createWireBank } from './test-support/wire-bank.ts'
import type { WireRailOptions } from './wire-rail-options.ts'

const railWith = (options: Partial<WireRailOptions> = {}) =>
  createWireRail({
    windows: { USD: NEW_YORK },
    transport: { send: async () => ({ outcome: 'accepted' }) },
    submissions: createMemorySubmissionStore(),
    clock: { now: () => NOW },
    ...options,
  })

const fedwire = {
  format: 'pacs.008',
  senderRoutingNumber: '021000021',
  nextMessageId: async () => '20260302LINXWIRE000001',
} as const

describe('createWireRail', () => {
  it.each([
    ['no window', { windows: {} }],
    ['a window for CAD with pacs.008', { windows: { USD: NEW_YORK, CAD: TORONTO }, message: fedwire }],
    ['a cut-off that is no time', { windows: { USD: { ...NEW_YORK, cutOff: 'noon' } } }],
    ['a sender without routing number', { message: { ...fedwire, senderRoutingNumber: '123' } }],
  ])('refuses %s', (_, options) => {
    expect(() => railWith(options)).toThrow(RailError)
  })

  it('promises nothing that host and bank do not give: no inquiry, no check of copies', () => {
    const { capabilities, inquire, cancel } = railWith()
    expect(capabilities).toMatchObject({ idempotency: 'none', inquiry: 'none', cancel: 'none', currencies: ['USD'] })
    expect([inquire, cancel]).toEqual([undefined, undefined])
  })

  it('promises what they give', () => {
    const { transport } = createWireBank({}, [])
    const { capabilities, inquire } = railWith({
      transport,
      duplicateCheckMs: 5,
      inquiryWindowMs: 7,
      returnWindowMs: 9,
    })
    expect(capabilities).toMatchObject({
      idempotency: 'reference',
      dedupeWindowMs: 5,
      inquiry: 'by-reference',
      inquiryWindowMs: 7,
      finality: 'returnable',
      returnWindowMs: 9,
    })
    expect(inquire).toBeDefined()
  })
})

describe('validate', () => {
  const { credit } = exampleRequest()
  const withCredit = (members: object): Partial<RailRequest> => ({ credit: { ...credit, ...members } as typeof credit })
  const address = credit.address ?? { countryCode: 'USA' }

  it.each<[string, Partial<RailRequest>, string, string]>([
    ['a REQUEST, by name', { transactionType: 'REQUEST' }, 'transactionType', 'pain.013'],
    ['a REVERSAL, by name', { transactionType: 'REVERSAL', reverses: 'SEND' }, 'transactionType', 'camt.056'],
    ['another currency', { currency: 'CAD' }, 'currency', 'window'],
    ['another solution', { solution: 'ach' }, 'solution', 'wire'],
    ['an amount in words', { amount: 'ten' }, 'amount', '256.25'],
    ['a wrong check digit', withCredit({ routingNumber: '011401534' }), 'credit.bank', 'check digit'],
    ['no address of the creditor', withCredit({ address: undefined }), 'credit.address', 'billing address'],
    ['an address without city', withCredit({ address: { countryCode: 'USA' } }), 'credit.address.cityName', 'city'],
    [
      'an unknown country',
      withCredit({ address: { ...address, countryCode: 'US' } }),
      'credit.address.countryCode',
      'alpha-3',
    ],
    ['a name that no wire carries', withCredit({ nameOnAccount: '日本' }), 'credit.nameOnAccount', 'Latin'],
    ['no description', { description: ' ' }, 'description', 'description'],
  ])('refuses %s', (_, members, path, text) => {
    const issues = railWith().validate(exampleRequest(members))
    expect(issues.map((issue) => issue.path)).toContain(path)
    expect(issues.find((issue) => issue.path === path)?.message).toContain(text)
  })

  it('lets the debtor have no address: its bank knows it', () => {
    const { debit } = exampleRequest()
    const { address: _, ...bare } = debit
    expect(railWith().validate(exampleRequest({ debit: bare as typeof debit }))).toEqual([])
  })

  it('refuses NEXT_DAY on Fedwire, which knows no days in the future', () => {
    const issues = railWith({ message: fedwire }).validate(exampleRequest({ settlementPriority: 'NEXT_DAY' }))
    expect(issues).toMatchObject([{ path: 'settlementPriority' }])
  })

  it('takes a Canadian routing number for CAD, or the BIC that the host names', () => {
    const windows = { CAD: TORONTO }
    expect(railWith({ windows }).validate(canadianRequest())).toEqual([])
    const foreign = { ...canadianRequest(), ...withCredit({ routingNumber: '', address }) }
    expect(railWith({ windows }).validate(foreign)).toMatchObject([{ path: 'credit.bank' }])
    const identifyBank: WireRailOptions['identifyBank'] = ({ routingNumber }) =>
      routingNumber === '' ? { scheme: 'BIC', bic: 'ROYCCAT2XXX' } : undefined
    expect(railWith({ windows, identifyBank }).validate(foreign)).toEqual([])
  })
})

describe('ingest', () => {
  const { reference } = exampleReference()
  const rawBody = pain002({ reference })

  it('believes files, but webhooks only if the host verifies them', async () => {
    const rail = railWith()
    expect(await rail.ingest({ source: 'file', rawBody })).toMatchObject({ outcome: 'read', events: [{ reference }] })
    expect(await rail.ingest({ source: 'webhook', rawBody })).toEqual({
      outcome: 'unverified',
      references: [reference],
    })
  })

  it('believes nothing when the verification throws or says anything but true', async () => {
    const answers = [() => Promise.reject(new Error('no key')), () => false, () => 1 as unknown as boolean]
    for (const verify of answers) {
      expect(await railWith({ verify }).ingest({ source: 'file', rawBody })).toMatchObject({ outcome: 'unverified' })
    }
  })

  it('reads no more than it was allowed', async () => {
    const rail = railWith({ maximumInboundBytes: 100 })
    expect(await rail.ingest({ source: 'file', rawBody })).toMatchObject({ outcome: 'unreadable' })
  })
})
