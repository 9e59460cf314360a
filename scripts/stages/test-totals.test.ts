import { describe, expect, it } from 'vitest'
import type { StageResult } from './run-stages.ts'
import { formatTotals, sumTotals } from './test-totals.ts'

const result = (name: string, ending: StageResult['ending']): StageResult => ({
  stage: { name, script: name },
  ending,
  durationMs: 0,
  output: '',
})
const report = { numPassedTests: 40, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }

describe('sumTotals', () => {
  it('adds one for each stage to the unit tests', () => {
    const results = [result('unit', 'passed'), result('lint', 'passed'), result('types', 'failed')]
    expect(sumTotals(results, report)).toEqual({ passed: 41, failed: 1, skipped: 0 })
  })

  it('counts failed unit tests one by one and not the stage as well', () => {
    expect(sumTotals([result('unit', 'failed')], { ...report, numFailedTests: 3 })).toEqual({
      passed: 40,
      failed: 3,
      skipped: 0,
    })
  })

  it('counts a failure that no unit test accounts for', () => {
    expect(sumTotals([result('unit', 'failed')], report)).toMatchObject({ failed: 1 })
    expect(sumTotals([result('unit', 'failed')], undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('counts skipped tests and stages that did not run', () => {
    const results = [result('unit', 'passed'), result('build', 'failed'), result('packages', 'not-run')]
    const skipping = { ...report, numPendingTests: 2, numTodoTests: 1 }
    expect(sumTotals(results, skipping)).toEqual({ passed: 40, failed: 1, skipped: 4 })
  })
})

describe('formatTotals', () => {
  it('names skipped tests only if there are any', () => {
    expect(formatTotals({ passed: 5, failed: 0, skipped: 0 })).toBe('5 passed, 0 failed')
    expect(formatTotals({ passed: 5, failed: 1, skipped: 2 })).toBe('5 passed, 1 failed, 2 skipped')
  })
})
