import { cancelCases } from './cases/cancel-cases.ts'
import { capabilityCases } from './cases/capability-cases.ts'
import { eligibilityCases } from './cases/eligibility-cases.ts'
import { hostileIngestCases } from './cases/hostile-ingest-cases.ts'
import { ingestCases } from './cases/ingest-cases.ts'
import { inquireCases } from './cases/inquire-cases.ts'
import { moneyCases } from './cases/money-cases.ts'
import { planCases } from './cases/plan-cases.ts'
import { referenceCases } from './cases/reference-cases.ts'
import { secretCases } from './cases/secret-cases.ts'
import { submitCases } from './cases/submit-cases.ts'
import { submitFaultCases } from './cases/submit-fault-cases.ts'
import { validateCases } from './cases/validate-cases.ts'
import { verificationCases } from './cases/verification-cases.ts'
import type { RailCase } from './rail-context.ts'

/** Every case of the rail contract, version 1. Ids are stable; further cases may be added. */
export const railConformanceCases: readonly RailCase[] = [
  ...capabilityCases,
  ...validateCases,
  ...planCases,
  ...referenceCases,
  ...submitCases,
  ...submitFaultCases,
  ...inquireCases,
  ...cancelCases,
  ...eligibilityCases,
  ...verificationCases,
  ...ingestCases,
  ...hostileIngestCases,
  ...moneyCases,
  ...secretCases,
]
