import type { Instant } from '@linx/contracts'
import type {
  Customer,
  CustomerAccountAnswer,
  CustomerAddress,
  FinancialAccount,
  FinancialAccountAnswer,
  ProfileAnswer,
} from '../party/index.ts'
import { findWorkflowStep, type StepName, type WorkflowDefinition } from '../workflow/index.ts'
import type { SessionState } from './session-state.ts'
import { findStep } from './session-steps.ts'

/** What the Customer answered to a step; answers were checked by the step's validator before they were stored. */
const answerOf = <Answer>(state: SessionState, name: StepName): Answer | undefined =>
  findStep(state.steps, name)?.step.answer as unknown as Answer | undefined

/** The Customer of a workflow with `customer-account`, from what the Customer entered. */
export const newCustomer = (
  state: SessionState,
  identity: { readonly id: string; readonly now: Instant },
): Customer | undefined => {
  const answer = answerOf<CustomerAccountAnswer>(state, 'customer-account')
  if (answer === undefined) return undefined
  return {
    schemaVersion: 1,
    id: identity.id,
    businessAccountId: state.businessAccountId,
    status: 'ACTIVE',
    createdAt: identity.now,
    updatedAt: identity.now,
    firstName: answer.firstName,
    lastName: answer.lastName,
    ...(answer.primaryEmail === undefined ? {} : { primaryEmail: answer.primaryEmail }),
    primaryPhoneNumber: { number: state.contact.phoneNumber, e164: state.phoneNumber, type: 'MOBILE' },
    addresses: [],
    otherPhoneNumbers: [],
  }
}

const mergeAddresses = (customer: Customer, answer: ProfileAnswer): readonly CustomerAddress[] => {
  const given = Object.entries(answer.addresses ?? {}).flatMap(([type, address]): readonly CustomerAddress[] =>
    address === undefined ? [] : [{ ...address, type: type as CustomerAddress['type'], isPrimary: true }],
  )
  const kept = customer.addresses.map((address) =>
    given.some(({ type }) => type === address.type) ? { ...address, isPrimary: false } : address,
  )
  return [...given, ...kept].slice(0, MAXIMUM_ADDRESSES)
}

const MAXIMUM_ADDRESSES = 20
const MAXIMUM_PHONE_NUMBERS = 10

/** The Customer with the answer to `enhance-profile`; a new primary address of a type makes the older ones secondary. */
export const enhancedCustomer = (state: SessionState, customer: Customer, now: Instant): Customer => {
  const answer = answerOf<ProfileAnswer>(state, 'enhance-profile')
  if (answer === undefined) return customer
  const { phoneNumber } = answer
  const others = customer.otherPhoneNumbers.filter(({ type }) => type !== phoneNumber?.type)
  return {
    ...customer,
    ...answer.personalInfo,
    addresses: mergeAddresses(customer, answer),
    otherPhoneNumbers: (phoneNumber === undefined ? others : [phoneNumber, ...others]).slice(0, MAXIMUM_PHONE_NUMBERS),
    updatedAt: now,
  }
}

/** The external account that the Customer entered at `financial-account`; its currency is the payment's, else USD. */
export const newFinancialAccount = (
  state: SessionState,
  definition: WorkflowDefinition,
  identity: { readonly id: string; readonly customerId: string; readonly now: Instant },
): FinancialAccount | undefined => {
  const answer = answerOf<FinancialAccountAnswer>(state, 'financial-account')
  if (answer === undefined) return undefined
  return {
    ...answer,
    schemaVersion: 1,
    id: identity.id,
    businessAccountId: state.businessAccountId,
    owner: { type: 'CUSTOMER', id: identity.customerId },
    holder: 'consumer',
    category: 'EXTERNAL',
    state: 'ACTIVE',
    currency: findWorkflowStep(definition, 'move-money')?.currency ?? 'USD',
    verification: { status: 'UNVERIFIED' },
    createdAt: identity.now,
    updatedAt: identity.now,
  }
}
