import { batchCases } from './cases/batch-cases.ts'
import { claimCases } from './cases/claim-cases.ts'
import { findCases } from './cases/find-cases.ts'
import { findOrderCases } from './cases/find-order-cases.ts'
import { journalCases } from './cases/journal-cases.ts'
import { leaseCases } from './cases/lease-cases.ts'
import { lifeCycleCases } from './cases/life-cycle-cases.ts'
import { processCases } from './cases/process-cases.ts'
import { raceCases } from './cases/race-cases.ts'
import { recordCases } from './cases/record-cases.ts'
import { taskCases } from './cases/task-cases.ts'
import { tenantCases } from './cases/tenant-cases.ts'
import { turnCases } from './cases/turn-cases.ts'
import { uniqueCases } from './cases/unique-cases.ts'
import type { StorageCase } from './storage-context.ts'

/** Every case of the storage contract, version 1. Ids are stable; further cases may be added. */
export const storageConformanceCases: readonly StorageCase[] = [
  ...lifeCycleCases,
  ...recordCases,
  ...batchCases,
  ...uniqueCases,
  ...taskCases,
  ...claimCases,
  ...turnCases,
  ...leaseCases,
  ...findCases,
  ...findOrderCases,
  ...journalCases,
  ...tenantCases,
  ...raceCases,
  ...processCases,
]
