import { describe, expect, it } from 'vitest'
import { ACH_METADATA, checkAchMetadata, defaultEntryType, entryTypeTable } from '../index.ts'

/** Seed 004 and SPEC section 4, written down a second time: code, directions, needed metadata. */
const documented = [
  ['ARC', 'REQUEST', ['CheckSerialNumber']],
  ['BOC', 'REQUEST', ['CheckSerialNumber']],
  ['CCD', 'SEND REQUEST', []],
  ['CIE', 'SEND', ['IndividualId']],
  ['CTX', 'SEND REQUEST', []],
  ['IAT', 'SEND REQUEST', []],
  ['POP', 'REQUEST', ['CheckSerialNumber', 'TerminalCity', 'TerminalState']],
  ['PPD', 'SEND REQUEST', ['IndividualId']],
  ['RCK', 'REQUEST', ['CheckSerialNumber']],
  ['TEL', 'REQUEST', ['IndividualId']],
  ['WEB', 'SEND REQUEST', []],
] as const

const fields = ['IndividualId', 'CheckSerialNumber', 'TerminalCity', 'TerminalState'] as const

/** Every set of the four fields. */
const fieldSets = Array.from({ length: 16 }, (_, bits) => fields.filter((_, index) => (bits & (1 << index)) !== 0))

const metadataOf = (code: string, given: readonly string[]) => ({
  rkorACHEntryType: code,
  ...Object.fromEntries(given.map((field) => [`rkorACH${field}`, 'x'])),
})

const codes = (
  transactionType: 'SEND' | 'REQUEST',
  metadata: { readonly [name: string]: string },
  isEntryTypeRequired = false,
) =>
  checkAchMetadata({ transactionType, metadata, isEntryTypeRequired, path: 'metadata' }).map(
    ({ code, path }) => `${code} ${path}`,
  )

describe('entry type × type × metadata', () => {
  const rows = documented.flatMap(([code, directions, needed]) =>
    (['SEND', 'REQUEST'] as const).flatMap((type) =>
      fieldSets.map((given) => ({ code, directions, needed, type, given })),
    ),
  )

  it(`breaks exactly the documented rules in all ${rows.length} rows`, () => {
    expect(rows).toHaveLength(11 * 2 * 16)
    for (const { code, directions, needed, type, given } of rows) {
      const wrongWay = directions.split(' ').includes(type)
        ? []
        : ['ach_entry_type_direction metadata.rkorACHEntryType']
      const missing = needed
        .filter((field) => !given.includes(field))
        .map((field) => `ach_metadata_required metadata.rkorACH${field}`)
      const name = `${code} ${type} with ${given.join(', ')}`
      expect.soft(codes(type, metadataOf(code, given)), name).toEqual([...wrongWay, ...missing])
    }
  })

  it('has the documented eleven entry types', () => {
    expect(entryTypeTable.map(({ code }) => code)).toEqual(documented.map(([code]) => code))
  })
})

describe('the entry type itself', () => {
  it.each(['XYZ', 'web', 'WEB ', '__proto__', 'toString'])('refuses %j by name', (code) => {
    expect(codes('SEND', { rkorACHEntryType: code })).toEqual(['ach_entry_type_unknown metadata.rkorACHEntryType'])
  })

  it('may be absent, but not for a schedule', () => {
    expect(codes('SEND', {})).toEqual([])
    expect(codes('SEND', {}, true)).toEqual([`ach_entry_type_required metadata.${ACH_METADATA.entryType}`])
    expect(codes('SEND', { rkorACHEntryType: ' ' }, true)).toEqual([
      'ach_entry_type_required metadata.rkorACHEntryType',
    ])
  })

  it('counts a blank field as absent', () => {
    expect(codes('SEND', { rkorACHEntryType: 'PPD', rkorACHIndividualId: ' ' })).toEqual([
      'ach_metadata_required metadata.rkorACHIndividualId',
    ])
  })
})

describe('defaultEntryType', () => {
  it.each([
    ['business', 'SEND', false, 'CCD'],
    ['business', 'REQUEST', true, 'CCD'],
    ['consumer', 'SEND', false, 'PPD'],
    ['consumer', 'REQUEST', false, 'PPD'],
    ['consumer', 'SEND', true, 'PPD'],
    ['consumer', 'REQUEST', true, 'WEB'],
  ] as const)('for a %s, %s, workflow %s is %s', (holder, transactionType, isWorkflow, code) => {
    expect(defaultEntryType({ holder, transactionType, isWorkflow })).toBe(code)
  })

  it('is the choice of the host', () => {
    const defaults = { business: 'CTX', consumer: 'WEB', consumerWorkflowDebit: 'TEL' } as const
    expect(defaultEntryType({ holder: 'business', transactionType: 'SEND', isWorkflow: false }, defaults)).toBe('CTX')
  })
})
