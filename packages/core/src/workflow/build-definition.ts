import type { PhoneNumber } from '../input/index.ts'
import { formatAmount } from '../money/index.ts'
import type { RequestedProfileInputs } from '../party/index.ts'
import { solutionTable } from '../transaction/index.ts'
import type { ParameterName } from './parameter-table.ts'
import { workflowLimits } from './request-schema.ts'
import type { RequestView, StepView } from './request-view.ts'
import type { DocumentsUser } from './step-inputs-schema.ts'
import type { MoveMoneyStep, NotificationStep, WorkflowDefinition, WorkflowStep } from './workflow-definition.ts'

/** A request that has passed every rule, with the values that the rules have read. */
export interface CheckedRequest {
  readonly view: RequestView
  readonly phone: PhoneNumber
  /** There if the step `move-money` is. */
  readonly amountMinor?: bigint
  readonly defaultExpireInHours?: number
  readonly templateId?: string
  readonly templateVersionId?: string
}

/** The rules have made sure of the member; a hole in them must not become a default. */
const demand = <Value>(value: Value | undefined, name: ParameterName | 'title' | 'user'): Value => {
  if (value === undefined) throw new TypeError(`The rules let a request without ${name} pass`)
  return value
}

const notificationStep = ({ view, phone }: CheckedRequest): NotificationStep => {
  const { introductoryMessage } = view.parameters
  return {
    name: 'notification',
    phoneNumber: phone.e164,
    rawPhoneNumber: phone.raw,
    channel: 'SMS',
    ...(introductoryMessage !== undefined && { introductoryMessage }),
  }
}

const moveMoneyStep = ({ view: { parameters }, amountMinor }: CheckedRequest): MoveMoneyStep => {
  const solution = demand(parameters.solution, 'solution')
  const currency = demand(parameters.currency, 'currency')
  const { priority, description, memo } = parameters
  return {
    name: 'move-money',
    transactionType: demand(parameters.transactionType, 'transactionType'),
    solution,
    baFinancialAccountId: demand(parameters.baFinancialAccountId, 'baFinancialAccountId'),
    currency,
    amount: formatAmount(demand(amountMinor, 'amount'), currency),
    paymentReasonId: demand(parameters.paymentReasonId, 'paymentReasonId'),
    priority: priority === undefined || priority === 'SCHEDULED' ? solutionTable[solution].defaultPriority : priority,
    ...(description !== undefined && { description }),
    ...(memo !== undefined && { memo }),
  }
}

const buildStep = ({ name, user }: StepView, request: CheckedRequest): WorkflowStep => {
  const { parameters } = request.view
  switch (name) {
    case 'notification':
      return notificationStep(request)
    case 'customer-account':
      return { name }
    case 'lookup-profile':
      return { name, customerId: demand(parameters.customerId, 'customerId') }
    case 'enhance-profile':
      return { name, requestedInputs: demand(user, 'user') as RequestedProfileInputs }
    case 'financial-account': {
      const subType = demand(parameters.financialAccountSubType, 'financialAccountSubType')
      return { name, financialAccountSubType: subType }
    }
    case 'lookup-financial-account': {
      const id = demand(parameters.customerFinancialAccountId, 'customerFinancialAccountId')
      return { name, customerFinancialAccountId: id }
    }
    case 'document-acceptance':
      return { name, documents: (demand(user, 'user') as DocumentsUser).documents }
    case 'move-money':
      return moveMoneyStep(request)
  }
}

/** Puts a checked request into the form in which it is stored: each step with what it needs. */
export const buildDefinition = (request: CheckedRequest): WorkflowDefinition => {
  const { view, templateId, templateVersionId } = request
  const { customerMemo, stepUp } = view
  return {
    title: demand(view.title, 'title'),
    ...(customerMemo !== undefined && { customerMemo }),
    expireInHours: view.expireInHours ?? request.defaultExpireInHours ?? workflowLimits.defaultExpireInHours,
    ...(stepUp !== undefined && { stepUp }),
    ...(templateId !== undefined && { templateId, templateVersionId }),
    steps: view.steps.map((step) => buildStep(step, request)),
  }
}
