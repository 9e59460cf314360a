import type { RecordKey } from '@linx/contracts'
import { SHARED_BUSINESS_ACCOUNT_ID } from '@linx/contracts'
import { type Customer, type FinancialAccount, findWorkflowStep, type VisitFacts } from '@linx/core'
import { businessProfile, type EngineParts } from '../engine-parts.ts'
import type { Loaded } from '../store/record-kind.ts'
import { customerKind, financialAccountKind, LINK_SCOPE } from '../store/record-kinds.ts'
import { type LoadedWorkflow, loadWorkflow } from '../workflow/session-store.ts'

/** A session reached through its link, with everything a page or a decision needs. */
export interface VisitRecords extends LoadedWorkflow {
  readonly customer?: Loaded<Customer>
  readonly facts: VisitFacts
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Which workflow a token belongs to; `undefined` for an unknown token and for one that newer links pushed out. */
export const findLink = async (
  parts: EngineParts,
  token: string,
): Promise<{ readonly businessAccountId: string; readonly workflowId: string } | undefined> => {
  const value = parts.links.hash(token)
  const entry = await parts.store.storage.lookup({
    businessAccountId: SHARED_BUSINESS_ACCOUNT_ID,
    scope: LINK_SCOPE,
    value,
  })
  if (entry === undefined) return undefined
  return { businessAccountId: textOf(entry.body.businessAccountId), workflowId: textOf(entry.body.id) }
}

const accountKey = (businessAccountId: string, id: string): RecordKey => ({
  businessAccountId,
  kind: financialAccountKind.kind,
  id,
})

/** Customer and accounts that the session names, read in one go. */
const loadParties = async (parts: EngineParts, { session, workflow }: LoadedWorkflow) => {
  const { businessAccountId, customerId, financialAccountId } = session.state
  const payment = findWorkflowStep(workflow.state.definition, 'move-money')
  const keys: (RecordKey | undefined)[] = [
    customerId === undefined ? undefined : { businessAccountId, kind: customerKind.kind, id: customerId },
    payment === undefined ? undefined : accountKey(businessAccountId, payment.baFinancialAccountId),
    financialAccountId === undefined ? undefined : accountKey(businessAccountId, financialAccountId),
  ]
  const wanted = keys.filter((key) => key !== undefined)
  const found = await parts.store.loadMany(wanted)
  const [customer, businessAccount, customerAccount] = keys.map((key) =>
    key === undefined ? undefined : found[wanted.indexOf(key)],
  )
  return {
    customer: customer as unknown as Loaded<Customer> | undefined,
    businessAccount: businessAccount?.state as unknown as FinancialAccount | undefined,
    customerAccount: customerAccount?.state as unknown as FinancialAccount | undefined,
  }
}

export const loadVisit = async (
  parts: EngineParts,
  businessAccountId: string,
  workflowId: string,
): Promise<VisitRecords | undefined> => {
  const loaded = await loadWorkflow(parts, businessAccountId, workflowId)
  if (loaded === undefined) return undefined
  const [profile, { customer, businessAccount, customerAccount }] = await Promise.all([
    businessProfile(parts, businessAccountId),
    loadParties(parts, loaded),
  ])
  return {
    ...loaded,
    ...(customer === undefined ? {} : { customer }),
    facts: {
      definition: loaded.workflow.state.definition,
      businessName: profile.name,
      documents: profile.documents ?? [],
      ...(businessAccount === undefined ? {} : { businessAccount }),
      ...(customerAccount === undefined ? {} : { customerAccount }),
    },
  }
}
