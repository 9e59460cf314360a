import type { RailRequest } from '@linx/contracts'
import { exampleRailRequest } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { entryTypeTable } from '../table/entry-type-table.ts'
import { consumer, createRailBench, examplePayment } from '../test-support/rail-bench.ts'
import { toNachaText } from './nacha-text.ts'

const { rail } = createRailBench()
const base = examplePayment(1)
const business = base.debit
const collect = { transactionType: 'REQUEST', debit: consumer, credit: business } as const
const specials = {
  rkorACHIndividualId: 'JD-1',
  rkorACHCheckSerialNumber: '1234',
  rkorACHTerminalCity: 'AUST',
  rkorACHTerminalState: 'TX',
}

const places = (members: Partial<RailRequest>): readonly string[] =>
  rail.validate(examplePayment(1, members)).map(({ code, path }) => `${code} ${path}`)

const entryType = (code: string, metadata = {}) => ({ metadata: { ...specials, rkorACHEntryType: code, ...metadata } })

describe('validate', () => {
  it('finds nothing wrong with the example', () => {
    expect(places({})).toEqual([])
  })

  const directions = entryTypeTable.flatMap(({ code, direction }) => [
    [code, 'SEND', direction !== 'debit'] as const,
    [code, 'REQUEST', direction !== 'credit'] as const,
  ])
  it.each(directions)('%s for a %s: %s', (code, transactionType, isAllowed) => {
    const request = transactionType === 'SEND' ? {} : collect
    const expected = isAllowed ? [] : ['ach_entry_direction metadata.rkorACHEntryType']
    expect(places({ ...request, ...entryType(code) })).toEqual(expected)
  })

  it.each(entryTypeTable.map(({ code, direction }) => [code, direction] as const))(
    'takes back a %s',
    async (code, direction) => {
      const bench = createRailBench()
      const original = direction === 'credit' ? {} : collect
      const reverses = direction === 'credit' ? 'SEND' : 'REQUEST'
      const reversal = { ...original, ...entryType(code), transactionType: 'REVERSAL', reverses } as const
      expect(places(reversal)).toEqual([])
      await bench.submit(examplePayment(1, reversal))
      bench.moveTo(Date.parse('2026-03-03T01:00:00Z'))
      expect((await bench.rail.flush()).made).toHaveLength(1)
    },
  )

  it.each([
    ['another solution', { solution: 'wire' }, 'rail_solution solution'],
    ['Canadian dollars', { currency: 'CAD' }, 'rail_currency currency'],
    ['IMMEDIATE', { settlementPriority: 'IMMEDIATE' }, 'rail_priority settlementPriority'],
    ['a reversal of nothing', { transactionType: 'REVERSAL' }, 'ach_reverses reverses'],
    ['no amount', { amount: '0.00' }, 'ach_amount amount'],
    ['an amount of eleven digits', { amount: '100000000.00' }, 'ach_amount amount'],
    ['a negative amount', { amount: '-1.00' }, 'ach_amount amount'],
    ['three decimals', { amount: '1.000' }, 'ach_amount amount'],
    ['ARC above its ceiling', { ...collect, ...entryType('ARC'), amount: '25000.01' }, 'ach_amount amount'],
    ['a card', { credit: exampleRailRequest('push-to-card').credit }, 'ach_account_type credit.type'],
    [
      'a wrong check digit',
      { credit: { ...consumer, routingNumber: '011401534' } },
      'ach_routing_number credit.routingNumber',
    ],
    [
      'a long account number',
      { credit: { ...consumer, accountNumber: '1'.repeat(18) } },
      'ach_account_number credit.accountNumber',
    ],
    [
      'a name without Latin letters',
      { credit: { ...consumer, nameOnAccount: '山田太郎' } },
      'ach_name credit.nameOnAccount',
    ],
    ['no entry type', { metadata: {} }, 'ach_entry_type metadata.rkorACHEntryType'],
    ['IAT', entryType('IAT'), 'ach_entry_type metadata.rkorACHEntryType'],
    [
      'a long individual id',
      entryType('PPD', { rkorACHIndividualId: 'X'.repeat(16) }),
      'ach_metadata metadata.rkorACHIndividualId',
    ],
    ['CIE without id', entryType('CIE', { rkorACHIndividualId: '' }), 'ach_metadata metadata.rkorACHIndividualId'],
    [
      'ARC without serial',
      { ...collect, ...entryType('ARC', { rkorACHCheckSerialNumber: ' ' }) },
      'ach_metadata metadata.rkorACHCheckSerialNumber',
    ],
    [
      'POP with a long serial',
      { ...collect, ...entryType('POP', { rkorACHCheckSerialNumber: '1234567890' }) },
      'ach_metadata metadata.rkorACHCheckSerialNumber',
    ],
    [
      'POP with a state in words',
      { ...collect, ...entryType('POP', { rkorACHTerminalState: 'tx' }) },
      'ach_metadata metadata.rkorACHTerminalState',
    ],
  ] as const)('refuses %s', (_, members, expected) => {
    expect(places(members as Partial<RailRequest>)).toContain(expected)
  })

  it('refuses a Business Account that the bank does not know', () => {
    const bench = createRailBench({ originatorOf: () => undefined })
    expect(bench.rail.validate(base).map(({ code }) => code)).toEqual(['ach_originator'])
  })

  it.each([
    ['a company name of 17 characters', { companyName: 'A'.repeat(17), companyId: '1' }, 'companyName'],
    ['a company id of 11 characters', { companyName: 'ACME', companyId: '1'.repeat(11) }, 'companyId'],
    ['no company name', { companyName: '', companyId: '1' }, 'companyName'],
    [
      'a long entry description',
      { companyName: 'ACME', companyId: '1', entryDescription: 'X'.repeat(11) },
      'entryDescription',
    ],
  ])('refuses %s, which would hold up the files of all others', async (_, originator, named) => {
    const bench = createRailBench({ originatorOf: () => originator })
    const [issue] = bench.rail.validate(base)
    expect(issue).toMatchObject({ code: 'ach_file', message: expect.stringContaining(named) })
    expect(await bench.submit(base)).toMatchObject({ outcome: 'rejected', code: 'ach_file' })
    expect(await bench.prenote({ ...base, account: consumer, transactionType: 'SEND' }, 'P1')).toMatchObject({
      outcome: named === 'entryDescription' ? 'accepted' : 'rejected',
    })
  })

  it.each([
    { routingNumber: '091000018' },
    { name: 'B'.repeat(24) },
    { immediateOrigin: '12345' },
    { originName: 'É' },
    { referenceCode: '123456789' },
    { immediateDestination: '111111111' },
  ])('is not to be had with the bank %j', (members) => {
    const { bank } = createRailBench().options
    expect(() => createRailBench({ bank: { ...bank, ...members } })).toThrow(
      expect.objectContaining({ code: 'ach_options' }),
    )
  })

  it('tells what is not supported by name', () => {
    const [issue] = rail.validate(examplePayment(1, entryType('IAT')))
    expect(issue?.message).toContain('IAT is not supported: use a wire')
  })

  it('names no account number', () => {
    const issues = rail.validate(examplePayment(1, { credit: { ...consumer, accountNumber: '4111 1111 1111 1111 1' } }))
    expect(JSON.stringify(issues)).not.toContain('4111')
  })

  it('is what submit enforces', async () => {
    const bench = createRailBench()
    const [issue] = bench.rail.validate(examplePayment(1, { amount: '0.00' }))
    expect(await bench.submit(examplePayment(1, { amount: '0.00' }))).toEqual({
      outcome: 'rejected',
      code: issue?.code,
      reason: issue?.message,
      retry: 'never',
    })
    expect(bench.store.documents.size).toBe(0)
  })
})

describe('toNachaText', () => {
  it.each([
    ['José Núñez-Łoś', 22, 'Jose Nunez-Los'],
    ['Straße Ærø', 22, 'Strasse AEro'],
    ['  two   spaces ', 22, 'two spaces'],
    ['a very long name of a company', 10, 'a very lon'],
    ['Émile ⚡ Zola', 22, 'Emile Zola'],
    ['ﬁne', 22, 'fine'],
    ['山田', 22, ''],
  ])('writes %j in %i characters as %j', (text, maximum, expected) => {
    expect(toNachaText(text, maximum)).toBe(expected)
  })
})
