import type { RecordKey, Solution } from '@linx/contracts'
import { type Customer, type FinancialAccount, referencedIds, type WorkflowFacts } from '@linx/core'
import { businessProfile, type Caller, type EngineParts } from '../engine-parts.ts'
import { singleLimits } from '../limit/single-limits.ts'
import { customerKind, financialAccountKind } from '../store/record-kinds.ts'
import { findTemplate } from '../template/template-store.ts'

const keysOf = (businessAccountId: string, kind: string, ids: readonly string[]): readonly RecordKey[] =>
  ids.map((id) => ({ businessAccountId, kind, id }))

const railFacts = (parts: EngineParts): WorkflowFacts['rails'] =>
  Object.fromEntries([...parts.rails].map(([solution, rail]) => [solution as Solution, rail.capabilities]))

const reasonIds = (parts: EngineParts): WorkflowFacts['paymentReasonIds'] =>
  Object.fromEntries(
    Object.entries(parts.paymentReasons).map(([solution, reasons]) => [solution, reasons.map(({ id }) => id)]),
  )

/** Reads what a request refers to, all of it limited to the caller's Business Account; ids that are not there are left out. */
export const loadWorkflowFacts = async (
  parts: EngineParts,
  { businessAccountId }: Caller,
  request: unknown,
): Promise<WorkflowFacts> => {
  const ids = referencedIds(request)
  const customerKeys = keysOf(businessAccountId, customerKind.kind, ids.customerIds)
  const accountKeys = keysOf(businessAccountId, financialAccountKind.kind, ids.financialAccountIds)
  const [profile, limits, records, template] = await Promise.all([
    businessProfile(parts, businessAccountId),
    parts.limits.of(businessAccountId),
    parts.store.loadMany([...customerKeys, ...accountKeys]),
    findTemplate(parts, businessAccountId, ids),
  ])
  const states = records.flatMap((record) => (record === undefined ? [] : [record.state]))
  const customers = records
    .slice(0, customerKeys.length)
    .flatMap((record) => (record === undefined ? [] : [record.state]))
  const accounts = states.slice(customers.length) as unknown as readonly FinancialAccount[]
  return {
    customers: new Map((customers as unknown as readonly Customer[]).map((customer) => [customer.id, customer])),
    financialAccounts: new Map(accounts.map((account) => [account.id, account])),
    documentCatalogue: profile.documents ?? [],
    rails: railFacts(parts),
    paymentReasonIds: reasonIds(parts),
    findLimits: singleLimits(parts, limits),
    ...(template === undefined ? {} : { template }),
  }
}
