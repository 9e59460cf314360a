import { type RecordCatalog, SHARED_BUSINESS_ACCOUNT_ID, type UniqueKey } from '@linx/contracts'
import {
  type AccountVerification,
  type Customer,
  type FinancialAccount,
  type SessionState,
  sessionTerms,
  type TemplateVersion,
  type Transaction,
} from '@linx/core'
import { auditHeadKind } from '../audit/audit-seal.ts'
import { batchChunkKind, batchEntryKind, batchKind } from '../batch/batch-kinds.ts'
import { limitUsageKind } from '../limit/limit-usage-kind.ts'
import { contactsKind, parkedSmsNewsKind, recipientKind, textKind } from '../message/sms-kinds.ts'
import { customerKeyKind, tenantKeyKind } from '../protection/stored-keys.ts'
import { parkedRailNewsKind } from '../rail/parked-event.ts'
import { occurrenceKind, scheduleKind } from '../schedule/schedule-kinds.ts'
import { stepUpKind } from '../step-up/step-up-kind.ts'
import { transactionIndexes, transactionIndexesOf } from '../transaction/transaction-indexes.ts'
import { deliveryKind, outboxKind, subscriptionKind } from '../webhook/webhook-kinds.ts'
import type { RecordKind, StoredState } from './record-kind.ts'
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
  secrets: [
    { path: 'definition.title', whenErased: '' },
    { path: 'definition.customerMemo' },
    { path: 'definition.steps[].phoneNumber', whenErased: '' },
    { path: 'definition.steps[].rawPhoneNumber', whenErased: '' },
    { path: 'definition.steps[].introductoryMessage' },
    { path: 'definition.steps[].description' },
    { path: 'definition.steps[].memo' },
  ],
  customerIdOf: ({ customerId }) => customerId,
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
    { name: 'customerId', type: 'string' },
  ],
  lists: [
    { filter: 'status', sort: 'createdAt', further: ['templateId'] },
    { filter: 'status', sort: 'expireAt' },
    { filter: 'templateId', sort: 'createdAt', further: ['status'] },
  ],
  isKept: true,
  secrets: [
    { path: 'title', whenErased: '' },
    { path: 'phoneNumber', whenErased: '' },
    { path: 'contact', whenErased: { phoneNumber: '' } },
    { path: 'steps[].answer' },
    { path: 'decline.text' },
  ],
  customerIdOf: ({ customerId }) => customerId,
  idOf: ({ workflowId }) => workflowId,
  indexesOf: ({ status, createdAt, expireAt, templateId, customerId }) => ({
    status,
    createdAt,
    expireAt,
    templateId: templateId ?? null,
    customerId: customerId ?? null,
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
  secrets: [
    { path: 'firstName', whenErased: '' },
    { path: 'lastName', whenErased: '' },
    { path: 'primaryPhoneNumber', whenErased: { number: '', type: 'MOBILE' } },
    { path: 'primaryEmail' },
    { path: 'salutation' },
    { path: 'dateOfBirth' },
    { path: 'addresses', whenErased: [] },
    { path: 'otherPhoneNumbers', whenErased: [] },
  ],
  customerIdOf: ({ id }) => id,
  idOf: ({ id }) => id,
  indexesOf: ({ status, createdAt }) => ({ status, createdAt }),
}

export const financialAccountKind: RecordKind<FinancialAccount> = {
  kind: 'financialAccount',
  indexes: [
    { name: 'ownerId', type: 'string' },
    { name: 'createdAt', type: 'number' },
  ],
  secrets: [
    { path: 'nameOnAccount', whenErased: '' },
    { path: 'bank.bankName', whenErased: '' },
    { path: 'bank.accountNumber', whenErased: '' },
    { path: 'bank.routingNumber', whenErased: '' },
    { path: 'card.token', whenErased: '' },
    { path: 'billingAddress' },
  ],
  customerIdOf: ({ owner }) => (owner.type === 'CUSTOMER' ? owner.id : undefined),
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
  indexes: transactionIndexes,
  lists: [{ filter: 'status', sort: 'createdAt' }],
  secrets: [{ path: 'metadata', whenErased: {} }, { path: 'description' }, { path: 'memo' }],
  idOf: ({ id }) => id,
  indexesOf: transactionIndexesOf,
  uniqueKeysOf: ({ solution, attempts }) => attempts.map(({ reference }) => railReferenceKey(solution, reference)),
}

/** Whose rail asks banks about accounts: the prenote is an ACH entry. */
export const VERIFYING_SOLUTION = 'ach'

/** How an account is verified, under the account's id. News of the rail find it by its references. */
export const accountVerificationKind: RecordKind<AccountVerification> = {
  kind: 'accountVerification',
  indexes: [],
  idOf: ({ financialAccountId }) => financialAccountId,
  indexesOf: () => ({}),
  uniqueKeysOf: ({ attempts }) => attempts.map(({ reference }) => railReferenceKey(VERIFYING_SOLUTION, reference)),
}

/** Every kind that the engine stores. */
const recordKinds: readonly RecordKind<StoredState>[] = [
  workflowKind,
  sessionKind,
  customerKind,
  financialAccountKind,
  documentAcceptanceKind,
  templateKind,
  templateVersionKind,
  transactionKind,
  limitUsageKind,
  accountVerificationKind,
  parkedRailNewsKind,
  scheduleKind,
  occurrenceKind,
  tenantKeyKind,
  customerKeyKind,
  auditHeadKind,
  subscriptionKind,
  deliveryKind,
  outboxKind,
  batchKind,
  batchChunkKind,
  batchEntryKind,
  recipientKind,
  contactsKind,
  textKind,
  parkedSmsNewsKind,
  stepUpKind,
] as unknown as readonly RecordKind<StoredState>[]

export const kindByName: ReadonlyMap<string, RecordKind<StoredState>> = new Map(
  recordKinds.map((kind) => [kind.kind, kind]),
)

/** What `migrate` makes room for. */
export const recordCatalog: RecordCatalog = recordKinds.map(({ kind, indexes, lists = [] }) => ({
  kind,
  indexes,
  lists,
}))
