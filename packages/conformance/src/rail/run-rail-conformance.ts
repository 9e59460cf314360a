import type { CaseOutcome } from '../kit/conformance-case.ts'
import { planCases } from '../kit/plan-cases.ts'
import { bindCases, type CaseRunner, runCases, type TestFunctions } from '../kit/run-cases.ts'
import { abilitiesOf } from './rail-abilities.ts'
import { railConformanceCases } from './rail-conformance-cases.ts'
import { type RailContext, runRailCase } from './rail-context.ts'
import type { RailSubject } from './rail-subject.ts'

const plan = (subject: RailSubject) => planCases(railConformanceCases, abilitiesOf(subject), subject.waivers)

const runnerOf =
  (subject: RailSubject): CaseRunner<RailContext> =>
  (planned) =>
    runRailCase(subject, planned.case)

/**
 * Binds the rail cases to a test runner: `runRailConformance(subject, { describe, it })`. Throws `TypeError` for a waiver
 * without reason or of an unknown case.
 */
export const runRailConformance = (subject: RailSubject, functions: TestFunctions): void =>
  bindCases(`rail conformance of ${subject.name}`, plan(subject), runnerOf(subject), functions)

/** Runs the rail cases one after the other without a test runner and answers what became of each. */
export const checkRailConformance = (subject: RailSubject): Promise<readonly CaseOutcome[]> =>
  runCases(plan(subject), runnerOf(subject))
