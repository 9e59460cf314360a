import type { CaseOutcome } from './conformance-case.ts'
import type { PlannedCase } from './plan-cases.ts'

/** Runs one case in a context of its own. Rejects if the case or the clean-up fails. */
export type CaseRunner<Context> = (planned: PlannedCase<Context>) => Promise<void>

/** Runs the cases one after the other, without a test runner. */
export const runCases = async <Context>(
  planned: readonly PlannedCase<Context>[],
  run: CaseRunner<Context>,
): Promise<readonly CaseOutcome[]> => {
  const outcomes: CaseOutcome[] = []
  for (const each of planned) {
    const { id } = each.case
    if (each.skipped !== undefined) {
      outcomes.push({ id, ...each.skipped })
      continue
    }
    outcomes.push(
      await run(each).then(
        (): CaseOutcome => ({ id, outcome: 'passed' }),
        (error: unknown): CaseOutcome => ({ id, outcome: 'failed', error }),
      ),
    )
  }
  return outcomes
}

/** The two functions of a test runner that the kit uses: those of vitest, jest or node:test fit. */
export interface TestFunctions {
  readonly describe: (name: string, body: () => void) => unknown
  readonly it: ((name: string, body: () => Promise<void>) => unknown) & {
    readonly skip: (name: string, body: () => Promise<void>) => unknown
  }
}

const count = (planned: readonly PlannedCase<never>[], outcome: string): number =>
  planned.filter(({ skipped }) => skipped?.outcome === outcome).length

/** Binds the cases to a test runner, one test each; a skipped one says why in its title, and the group counts them. */
export const bindCases = <Context>(
  name: string,
  planned: readonly PlannedCase<Context>[],
  run: CaseRunner<Context>,
  { describe, it }: TestFunctions,
): void => {
  const runs = planned.length - planned.filter(({ skipped }) => skipped !== undefined).length
  const [waived, notApplicable] = [count(planned, 'waived'), count(planned, 'not-applicable')]
  const counts = `${runs} of ${planned.length} cases, ${waived} waived, ${notApplicable} not applicable`
  describe(`${name} (${counts})`, () => {
    for (const each of planned) {
      const title = `${each.case.id}: ${each.case.title}`
      if (each.skipped === undefined) it(title, () => run(each))
      else it.skip(`${title} (${each.skipped.outcome}: ${each.skipped.reason})`, async () => undefined)
    }
  })
}
