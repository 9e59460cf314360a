import type { RecordKey } from '@linx/contracts'
import { SHARED_BUSINESS_ACCOUNT_ID } from '@linx/contracts'
import { type Customer, type FinancialAccount, findWorkflowStep, type SessionState, type VisitFacts } from '@linx/core'
import { businessProfile, type EngineParts } from '../engine-parts.ts'
import type { Loaded } from '../store/record-kind.ts'
import { customerKind, financialAccountKind, LINK_SCOPE, sessionKind, workflowKind } from '../store/record-kinds.ts'
import type { StoredWorkflow } from '../store/stored-states.ts'
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

/** Where the Customer and the accounts lie that a session and its request name. */
const partyKeys = ({ businessAccountId, customerId, financialAccountId }: SessionState, workflow: StoredWorkflow) => {
  const payment = findWorkflowStep(workflow.definition, 'move-money')
  return {
    customer: customerId === undefined ? undefined : { businessAccountId, kind: customerKind.kind, id: customerId },
    businessAccount: payment === undefined ? undefined : accountKey(businessAccountId, payment.baFinancialAccountId),
    customerAccount: financialAccountId === undefined ? undefined : accountKey(businessAccountId, financialAccountId),
  }
}

const present = (keys: ReturnType<typeof partyKeys>): readonly RecordKey[] =>
  Object.values(keys).filter((key) => key !== undefined)

/** What the parties of a workflow were when this process last saw it: most often still those, so they are read with it in one go. */
const guessParties = ({ store }: EngineParts, businessAccountId: string, workflowId: string): readonly RecordKey[] => {
  const session = store.recall(sessionKind, businessAccountId, workflowId)
  const workflow = store.recall(workflowKind, businessAccountId, workflowId)
  return session === undefined || workflow === undefined ? [] : present(partyKeys(session, workflow))
}

const nameOf = ({ kind, id }: RecordKey): string => `${kind} ${id}`

/** Session, request and parties, as they stood beside each other if the guess was right. */
const loadRecords = async (parts: EngineParts, businessAccountId: string, workflowId: string) => {
  const guessed = guessParties(parts, businessAccountId, workflowId)
  const loaded = await loadWorkflow(parts, businessAccountId, workflowId, guessed)
  if (loaded === undefined) return undefined
  const { others, ...workflow } = loaded
  const found = new Map(guessed.map((key, index) => [nameOf(key), others[index]]))
  const keys = partyKeys(workflow.session.state, workflow.workflow.state)
  const missed = present(keys).filter((key) => !found.has(nameOf(key)))
  const more = missed.length === 0 ? [] : await parts.store.loadMany(missed)
  for (const [index, key] of missed.entries()) found.set(nameOf(key), more[index])
  const of = (key: RecordKey | undefined) => (key === undefined ? undefined : found.get(nameOf(key)))
  return {
    ...workflow,
    customer: of(keys.customer) as unknown as Loaded<Customer> | undefined,
    businessAccount: of(keys.businessAccount)?.state as unknown as FinancialAccount | undefined,
    customerAccount: of(keys.customerAccount)?.state as unknown as FinancialAccount | undefined,
  }
}

export const loadVisit = async (
  parts: EngineParts,
  businessAccountId: string,
  workflowId: string,
): Promise<VisitRecords | undefined> => {
  const [profile, loaded] = await Promise.all([
    businessProfile(parts, businessAccountId),
    loadRecords(parts, businessAccountId, workflowId),
  ])
  if (loaded === undefined) return undefined
  const { customer, businessAccount, customerAccount, ...records } = loaded
  return {
    ...records,
    ...(customer === undefined ? {} : { customer }),
    facts: {
      definition: records.workflow.state.definition,
      businessName: profile.name,
      documents: profile.documents ?? [],
      ...(businessAccount === undefined ? {} : { businessAccount }),
      ...(customerAccount === undefined ? {} : { customerAccount }),
    },
  }
}
