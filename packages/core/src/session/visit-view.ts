import type { Solution } from '@linx/contracts'
import type {
  CatalogueDocument,
  DocumentCatalogue,
  FinancialAccount,
  FinancialAccountAnswer,
  FinancialAccountSubType,
  RequestedProfileInputs,
} from '../party/index.ts'
import { formatInstant } from '../time/index.ts'
import { findWorkflowStep, type StepName, type WorkflowDefinition, type WorkflowStep } from '../workflow/index.ts'
import { refuseConfirm } from './confirm.ts'
import type { WorkflowStatus } from './machine/index.ts'
import { markReached } from './notified.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionState } from './session-state.ts'
import { currentStepNumber } from './session-steps.ts'
import { contactName } from './session-tasks.ts'
import { stepView, type WorkflowStepView } from './session-view.ts'

/** A document that the Customer is asked to read. */
export interface VisitDocument extends Pick<CatalogueDocument, 'documentId' | 'title' | 'versions' | 'minimumVersion'> {
  readonly documentGroup: string
}

/** What a step asks the Customer for; absent for steps that ask nothing. */
export type VisitRequest =
  | { readonly asks: 'customer-account' }
  | { readonly asks: 'profile'; readonly requestedInputs: RequestedProfileInputs }
  | {
      readonly asks: 'financial-account'
      readonly financialAccountSubType: FinancialAccountSubType
      readonly needsBillingAddress: boolean
    }
  | { readonly asks: 'documents'; readonly documents: readonly VisitDocument[] }
  | { readonly asks: 'confirmation' }

export interface VisitStep extends WorkflowStepView {
  readonly request?: VisitRequest
}

/** One side of the payment as the Customer sees it. */
export interface VisitAccount {
  readonly type: FinancialAccount['type']
  readonly nameOnAccount: string
  readonly maskedAccountNumber: string
  /** The bank's name or the card's brand; of the Customer's own account only. */
  readonly institution?: string
}

/** The payment that the Customer is asked to confirm. */
export interface VisitPayment {
  readonly transactionType: 'SEND' | 'REQUEST'
  readonly solution: Solution
  readonly amount: string
  readonly currency: string
  readonly paymentReasonId: string
  /** Where the money leaves and arrives; absent while the Customer has not entered the account. */
  readonly debit?: VisitAccount
  readonly credit?: VisitAccount
}

/** Everything that the Customer's page needs; no ids of other parties, no account number. */
export interface VisitView {
  readonly workflowId: string
  readonly status: WorkflowStatus
  readonly businessName: string
  readonly customerName: string
  readonly customerMemo?: string
  readonly expireAt: string
  /** 1-based. */
  readonly currentStep: number
  readonly steps: readonly VisitStep[]
  readonly payment?: VisitPayment
  /** `true`: nothing is open any more but the confirmation. */
  readonly canConfirm: boolean
}

/** What is known beside the session. */
export interface VisitFacts {
  readonly definition: WorkflowDefinition
  readonly businessName: string
  readonly documents: DocumentCatalogue
  readonly businessAccount?: FinancialAccount
  readonly customerAccount?: FinancialAccount
}

const documentsOf = (step: Extract<WorkflowStep, { name: 'document-acceptance' }>, catalogue: DocumentCatalogue) =>
  step.documents.flatMap(({ documentGroup, documentId }): readonly VisitDocument[] => {
    const group = catalogue.find((candidate) => candidate.documentGroup === documentGroup)
    const document = group?.documents.find((candidate) => candidate.documentId === documentId)
    return document === undefined ? [] : [{ documentGroup, ...document }]
  })

const requestByStep: {
  readonly [Name in StepName]?: (step: Extract<WorkflowStep, { name: Name }>, facts: VisitFacts) => VisitRequest
} = {
  'customer-account': () => ({ asks: 'customer-account' }),
  'enhance-profile': ({ requestedInputs }) => ({ asks: 'profile', requestedInputs }),
  'financial-account': ({ financialAccountSubType }, { definition }) => ({
    asks: 'financial-account',
    financialAccountSubType,
    needsBillingAddress: findWorkflowStep(definition, 'move-money')?.solution === 'wire',
  }),
  'document-acceptance': (step, { documents }) => ({ asks: 'documents', documents: documentsOf(step, documents) }),
  'move-money': () => ({ asks: 'confirmation' }),
}

/** What this step of this workflow asks the Customer for. */
export const visitRequest = (name: StepName, facts: VisitFacts): VisitRequest | undefined => {
  const step = findWorkflowStep(facts.definition, name)
  // The table pairs each name with its own step; the type checker cannot follow that through a union.
  const request = requestByStep[name] as ((step: WorkflowStep, facts: VisitFacts) => VisitRequest) | undefined
  return step === undefined ? undefined : request?.(step, facts)
}

const shown = ({ type, nameOnAccount, maskedAccountNumber }: VisitAccount): VisitAccount => ({
  type,
  nameOnAccount,
  maskedAccountNumber,
})

/** The Customer's own account; an ended session has forgotten the bank or card behind the answer. */
const shownOwn = (account: Partial<FinancialAccountAnswer> & VisitAccount): VisitAccount => {
  const institution = account.type === 'BANK' ? account.bank?.bankName : account.card?.brand
  return { ...shown(account), ...(institution === undefined ? {} : { institution }) }
}

const enteredAccount = (state: SessionState): VisitAccount | undefined => {
  const answer = state.steps.find(({ name }) => name === 'financial-account')?.answer
  return answer === undefined ? undefined : shownOwn(answer as unknown as FinancialAccountAnswer)
}

/** The payment that a workflow asks for, with the accounts as far as they are known; also after the session has ended. */
export const visitPayment = (state: SessionState, facts: VisitFacts): VisitPayment | undefined => {
  const step = findWorkflowStep(facts.definition, 'move-money')
  if (step === undefined) return undefined
  const business = facts.businessAccount === undefined ? undefined : shown(facts.businessAccount)
  const customer = facts.customerAccount === undefined ? enteredAccount(state) : shownOwn(facts.customerAccount)
  const [debit, credit] = step.transactionType === 'SEND' ? [business, customer] : [customer, business]
  const { transactionType, solution, amount, currency, paymentReasonId } = step
  return {
    transactionType,
    solution,
    amount,
    currency,
    paymentReasonId,
    ...(debit === undefined ? {} : { debit }),
    ...(credit === undefined ? {} : { credit }),
  }
}

/** The session as the Customer sees it. A Customer who is here was reached, whatever the SMS provider has said so far. */
export const visitView = (stored: SessionState, facts: VisitFacts, context: SessionContext): VisitView => {
  const state = markReached(stored, context.now)
  const payment = visitPayment(state, facts)
  const { customerMemo } = facts.definition
  return {
    workflowId: state.workflowId,
    status: state.status,
    businessName: facts.businessName,
    customerName: contactName(state.contact),
    ...(customerMemo === undefined ? {} : { customerMemo }),
    expireAt: formatInstant(state.expireAt),
    currentStep: currentStepNumber(state),
    steps: state.steps.map((step) => {
      const request = visitRequest(step.name, facts)
      return { ...stepView(step), ...(request === undefined ? {} : { request }) }
    }),
    ...(payment === undefined ? {} : { payment }),
    canConfirm: state.status === 'ACTIVE' && refuseConfirm(state, context) === undefined,
  }
}
