import type { CaseOutcome } from '../kit/conformance-case.ts'
import { planCases } from '../kit/plan-cases.ts'
import { bindCases, type CaseRunner, runCases, type TestFunctions } from '../kit/run-cases.ts'
import { storageConformanceCases } from './storage-conformance-cases.ts'
import { runStorageCase, type StorageContext, type StorageSubject } from './storage-context.ts'

const plan = ({ capabilities, waivers }: StorageSubject) => {
  const { durable, sharedByProcesses } = capabilities
  const abilities = Object.entries({ durable, sharedByProcesses }).filter(([, isAble]) => isAble)
  return planCases(storageConformanceCases, new Set(abilities.map(([ability]) => ability)), waivers)
}

const runnerOf =
  (subject: StorageSubject): CaseRunner<StorageContext> =>
  (planned) =>
    runStorageCase(subject, planned.case)

/**
 * Binds the storage cases to a test runner: `runStorageConformance(subject, { describe, it })`. Throws `TypeError` for a
 * waiver without reason or of an unknown case.
 */
export const runStorageConformance = (subject: StorageSubject, functions: TestFunctions): void =>
  bindCases(`storage conformance of ${subject.name}`, plan(subject), runnerOf(subject), functions)

/** Runs the storage cases one after the other without a test runner and answers what became of each. */
export const checkStorageConformance = (subject: StorageSubject): Promise<readonly CaseOutcome[]> =>
  runCases(plan(subject), runnerOf(subject))
