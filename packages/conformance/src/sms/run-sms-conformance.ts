import type { CaseOutcome } from '../kit/conformance-case.ts'
import { planCases } from '../kit/plan-cases.ts'
import { bindCases, type CaseRunner, runCases, type TestFunctions } from '../kit/run-cases.ts'
import { smsAbilitiesOf } from './sms-abilities.ts'
import { smsConformanceCases } from './sms-conformance-cases.ts'
import { runSmsCase, type SmsContext } from './sms-context.ts'
import type { SmsSubject } from './sms-subject.ts'

const plan = (subject: SmsSubject) => planCases(smsConformanceCases, smsAbilitiesOf(subject), subject.waivers)

const runnerOf =
  (subject: SmsSubject): CaseRunner<SmsContext> =>
  (planned) =>
    runSmsCase(subject, planned.case)

/**
 * Binds the SMS cases to a test runner: `runSmsConformance(subject, { describe, it })`. Throws `TypeError` for a waiver without
 * reason or of an unknown case.
 */
export const runSmsConformance = (subject: SmsSubject, functions: TestFunctions): void =>
  bindCases(`SMS conformance of ${subject.name}`, plan(subject), runnerOf(subject), functions)

/** Runs the SMS cases one after the other without a test runner and answers what became of each. */
export const checkSmsConformance = (subject: SmsSubject): Promise<readonly CaseOutcome[]> =>
  runCases(plan(subject), runnerOf(subject))
