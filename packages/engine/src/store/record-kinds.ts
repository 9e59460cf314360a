import { type RecordCatalog, SHARED_BUSINESS_ACCOUNT_ID, type UniqueKey } from '@linx/contracts'
import {
  type Customer,
  type FinancialAccount,
  type SessionState,
  sessionTerms,
  type TemplateVersion,
  type Transaction,
} from '@linx/core'
import { parkedRailNewsKind } from '../rail/parked-event.ts'
import { occurrenceKind, scheduleKind } from '../schedule/schedule-kinds.ts'
import type { RecordKind } from './record-kind.ts'
import type { StoredDocumentAcceptance, StoredWorkflow } from './stored-states.ts'

/** The scope of link tokens: looked up by hash, before the tenant is known. */
export const LINK_SCOPE = 'link'
/** The scope of template names in a tenant. */
export const TEMPLATE_NAME_SCOPE = 'template-name'
/** The scope of references that rails know our payments by. */
export const RAIL_REFERENCE_SCOPE = 'rail-reference'
/** The scope of idempotency keys in a tenant; the value leads with the operation. */
export const IDEMPOTENCY_SCOPE = 'idempotency'

/** The request of a workflow: written once, never changed. */
export const workflowKind: RecordKind<StoredWorkflow> = {
  kind: 'workflow',
  indexes: [],
  isKept: true,
  idOf: ({ workflowId }) => workflowId,
  indexesOf: () => ({}),
}

const linkKey = (tokenHash: string): UniqueKey => ({
  businessAccountId: SHARED_BUSINESS_ACCOUNT_ID,
  scope: LINK_SCOPE,
  value: tokenHash,
})

/** A Customer's passage through a workflow, under the workflow's id. */
export const sessionKind: RecordKind<SessionState> = {
  kind: 'session',
  indexes: [
    { name: 'status', type: 'string' },
    { name: 'createdAt', type: 'number' },
    { name: 'expireAt', type: 'number' },
    { name: 'templateId', type: 'string' },
  ],
  isKept: true,
  idOf: ({ workflowId }) => workflowId,
  indexesOf: ({ status, createdAt, expireAt, templateId }) => ({
    status,
    createdAt,
    expireAt,
    templateId: templateId ?? null,
  }),
  termsOf: sessionTerms,
  uniqueKeysOf: ({ links }) => links.map(({ tokenHash }) => linkKey(tokenHash)),
}

export const customerKind: RecordKind<Customer> = {
  kind: 'customer',
  indexes: [
    { name: 'status', type: 'string' },
    { name: 'createdAt', type: 'number' },
  ],
  idOf: ({ id }) => id,
  indexesOf: ({ status, createdAt }) => ({ status, createdAt }),
}

export const financialAccountKind: RecordKind<FinancialAccount> = {
  kind: 'financialAccount',
  indexes: [
    { name: 'ownerId', type: 'string' },
    { name: 'createdAt', type: 'number' },
  ],
  idOf: ({ id }) => id,
  indexesOf: ({ owner, createdAt }) => ({ ownerId: owner.id, createdAt }),
}

export const documentAcceptanceKind: RecordKind<StoredDocumentAcceptance> = {
  kind: 'documentAcceptance',
  indexes: [
    { name: 'workflowId', type: 'string' },
    { name: 'acceptedAt', type: 'number' },
  ],
  idOf: ({ id }) => id,
  indexesOf: ({ workflowId, acceptedAt }) => ({ workflowId, acceptedAt }),
}

/** The latest version of each template, under the template's id. */
export const templateKind: RecordKind<TemplateVersion> = {
  kind: 'template',
  indexes: [
    { name: 'status', type: 'string' },
    { name: 'createdAt', type: 'number' },
  ],
  idOf: ({ templateId }) => templateId,
  indexesOf: ({ status, createdAt }) => ({ status, createdAt }),
  uniqueKeysOf: ({ businessAccountId, name, status }) =>
    status === 'DELETED' ? [] : [{ businessAccountId, scope: TEMPLATE_NAME_SCOPE, value: name }],
}

/** One version of a template: written once, so running workflows keep theirs. */
export const templateVersionKind: RecordKind<TemplateVersion> = {
  kind: 'templateVersion',
  indexes: [
    { name: 'templateId', type: 'string' },
    { name: 'version', type: 'number' },
  ],
  idOf: ({ templateVersionId }) => templateVersionId,
  indexesOf: ({ templateId, version }) => ({ templateId, version }),
}

/** A reference is unique on its rail, whoever's it is: two transactions must never share one. */
export const railReferenceValue = (solution: string, reference: string): string => `${solution}/${reference}`

const railReferenceKey = (solution: string, reference: string): UniqueKey => ({
  businessAccountId: SHARED_BUSINESS_ACCOUNT_ID,
  scope: RAIL_REFERENCE_SCOPE,
  value: railReferenceValue(solution, reference),
})

export const transactionKind: RecordKind<Transaction> = {
  kind: 'transaction',
  indexes: [
    { name: 'status', type: 'string' },
    { name: 'createdAt', type: 'number' },
    { name: 'workflowId', type: 'string' },
  ],
  idOf: ({ id }) => id,
  indexesOf: ({ latestStatus, createdAt, workflowId }) => ({
    status: latestStatus.status,
    createdAt,
    workflowId: workflowId ?? null,
  }),
  uniqueKeysOf: ({ solution, attempts }) => attempts.map(({ reference }) => railReferenceKey(solution, reference)),
}

const toDefinition = ({ kind, indexes }: Pick<RecordKind<never>, 'kind' | 'indexes'>) => ({ kind, indexes })

/** Every kind that the engine stores; `migrate` makes room for it. */
export const recordCatalog: RecordCatalog = [
  toDefinition(workflowKind),
  toDefinition(sessionKind),
  toDefinition(customerKind),
  toDefinition(financialAccountKind),
  toDefinition(documentAcceptanceKind),
  toDefinition(templateKind),
  toDefinition(templateVersionKind),
  toDefinition(transactionKind),
  toDefinition(parkedRailNewsKind),
  toDefinition(scheduleKind),
  toDefinition(occurrenceKind),
]
