import type { StageResult } from './run-stages.ts'
import { UNIT_STAGE } from './stage-table.ts'

/** The counts in the JSON report of vitest. */
export interface UnitReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
}

export interface TestTotals {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const unitTotals = (result: StageResult, report: UnitReport | undefined): TestTotals => {
  const failed = report?.numFailedTests ?? 0
  const hasUncountedFailure = result.ending === 'failed' && failed === 0
  return {
    passed: report?.numPassedTests ?? 0,
    failed: hasUncountedFailure ? 1 : failed,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  }
}

const stageTotals = ({ ending }: StageResult): TestTotals => ({
  passed: ending === 'passed' ? 1 : 0,
  failed: ending === 'failed' ? 1 : 0,
  skipped: ending === 'not-run' ? 1 : 0,
})

/**
 * Counts unit tests one by one and every other stage as one test. A unit stage that fails without a failed test (a file that
 * does not load, no report) counts as one failure.
 */
export const sumTotals = (results: readonly StageResult[], report: UnitReport | undefined): TestTotals =>
  results
    .map((result) => (result.stage.name === UNIT_STAGE ? unitTotals(result, report) : stageTotals(result)))
    .reduce((sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }))

/** The last line of `pnpm test`. */
export const formatTotals = ({ passed, failed, skipped }: TestTotals): string =>
  `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`
