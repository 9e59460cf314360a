import { describe, expect, it } from 'vitest'
import { achSettings } from '../rail/ach-options.ts'
import { toAchPayment } from '../rail/ach-payment.ts'
import { ordinalOfTrace, TRACE_NUMBERS, traceNumberOf } from '../spool/file-plan.ts'
import type { SpooledPayment } from '../spool/spooled-payment.ts'
import { demandFile } from '../test-support/answer-of-bank.ts'
import { createRailBench, examplePayment } from '../test-support/rail-bench.ts'
import { validateNachaFile } from '../validate/validate-nacha-file.ts'
import { buildFiles, type FileBuilding } from './build-files.ts'
import { nachaCeilings } from './ceilings.ts'

const settings = achSettings(createRailBench().options)
const placement = {
  slot: '20260303T000000Z',
  cutoffAt: 0,
  deadlineAt: 0,
  priority: 'NEXT_DAY',
  effectiveDate: '2026-03-03',
  settlesAt: 0,
} as const

const payment = (number: number, amount: string) => {
  const reference = `R${String(number).padStart(6, '0')}`
  const originator = { companyName: 'ACME', companyId: '1234567890' }
  const spooled: SpooledPayment = {
    schemaVersion: 1,
    reference,
    payment: toAchPayment(examplePayment(number, { amount }), reference, originator, settings),
    placement,
  }
  return { spooled, placement }
}

const building = (members: Partial<FileBuilding> = {}): FileBuilding => ({
  settings,
  created: { date: '2026-03-02', time: '19:00' },
  filesOfDay: 0,
  firstTrace: 0,
  ...members,
})

const hundred = Array.from({ length: 100 }, (_, index) => payment(index, '10.00'))

describe('splitting at the ceilings of the format', () => {
  it('begins a new batch after so many entries', () => {
    const [file] = buildFiles(hundred, building({ ceilings: { ...nachaCeilings, entriesInBatch: 30 } }))
    const { batches } = demandFile(file?.document.text ?? '')
    expect(batches.map(({ entries }) => entries.length)).toEqual([30, 30, 30, 10])
    expect(validateNachaFile(file?.document.text ?? '')).toEqual([])
  })

  it('begins a new batch and file before a total overflows', () => {
    const files = buildFiles(hundred, building({ ceilings: { ...nachaCeilings, total: 40_000n } }))
    expect(files.map(({ document }) => document.entries.length)).toEqual([40, 40, 20])
    expect(files.map(({ document }) => document.name.at(-5))).toEqual(['A', 'B', 'C'])
    const traces = files.flatMap(({ document }) => document.entries.map(({ trace }) => trace))
    expect(new Set(traces).size).toBe(100)
  })

  it('splits twelve-digit totals for real', () => {
    const large = Array.from({ length: 101 }, (_, index) => payment(index, '99999999.99'))
    const files = buildFiles(large, building())
    expect(files.map(({ document }) => document.entries.length)).toEqual([100, 1])
    for (const { document } of files) expect(validateNachaFile(document.text)).toEqual([])
  })

  it('splits offsets of more than ten digits', () => {
    const large = Array.from({ length: 3 }, (_, index) => payment(index, '99999999.99'))
    const balanced = { ...settings, balance: 'offset-entry' } as const
    const [file] = buildFiles(large, building({ settings: balanced }))
    expect(demandFile(file?.document.text ?? '').batches[0]?.entries).toHaveLength(6)
    expect(validateNachaFile(file?.document.text ?? '', { isBalanced: true })).toEqual([])
  })

  it('begins a new file after so many batches or entries', () => {
    const ceilings = { ...nachaCeilings, entriesInBatch: 10, batchesInFile: 8 }
    expect(buildFiles(hundred, building({ ceilings }))).toHaveLength(3)
    expect(
      buildFiles(hundred, building({ ceilings: { ...nachaCeilings, entriesInBatch: 10, entriesInFile: 20 } })),
    ).toHaveLength(5)
  })

  it('has modifiers for 36 files a day and refuses the next', () => {
    const ceilings = { ...nachaCeilings, entriesInBatch: 10, entriesInFile: 10 }
    expect(buildFiles(hundred, building({ ceilings, filesOfDay: 26 })).at(-1)?.document.name).toContain('-9.ach')
    expect(() => buildFiles(hundred, building({ ceilings, filesOfDay: 27 }))).toThrow(/at most 36 files a day/)
  })
})

describe('trace numbers', () => {
  it('count on behind the last sequence without running over it inside a batch', () => {
    const [file] = buildFiles(hundred, building({ firstTrace: TRACE_NUMBERS - 50 }))
    const traces = file?.document.entries.map(({ trace }) => trace) ?? []
    expect(traces[0]).toBe('091000010000001')
    expect(file?.nextTrace).toBe(TRACE_NUMBERS + 100)
    expect(validateNachaFile(file?.document.text ?? '')).toEqual([])
  })

  it.each([0, 1, 500, TRACE_NUMBERS - 1, TRACE_NUMBERS, 3 * TRACE_NUMBERS + 7])('lead back to entry %i', (ordinal) => {
    const trace = traceNumberOf('091000019', ordinal)
    expect(ordinalOfTrace(trace, ordinal + 1)).toBe(ordinal)
    expect(ordinalOfTrace(trace, ordinal + TRACE_NUMBERS)).toBe(ordinal)
    expect(ordinalOfTrace(trace, ordinal)).toBe(ordinal < TRACE_NUMBERS ? undefined : ordinal - TRACE_NUMBERS)
  })

  it.each(['091000010000000', '0910000X', ''])('%j is none', (trace) => {
    expect(ordinalOfTrace(trace, 10)).toBeUndefined()
  })
})
