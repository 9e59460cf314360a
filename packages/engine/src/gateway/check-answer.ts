import type { JsonObject } from '@linx/contracts'
import {
  type DocumentAnswer,
  findWorkflowStep,
  formatInstant,
  type Result,
  type SessionContact,
  type SessionStep,
  success,
  type VisitFacts,
  validateCustomerAccountAnswer,
  validateDocumentAnswer,
  validateFinancialAccountAnswer,
  validateProfileAnswer,
  visitRequest,
} from '@linx/core'

/** An answer that passed the rules of its step. */
export interface CheckedAnswer {
  readonly answer: JsonObject
  /** `false`: a document was refused, so the step stays open. */
  readonly isComplete: boolean
  readonly contact?: Pick<SessionContact, 'firstName' | 'lastName' | 'email'>
  /** To be stored for good, whatever becomes of the workflow. */
  readonly documents: readonly DocumentAnswer[]
}

const toJson = (value: object): JsonObject => value as unknown as JsonObject

const checked = <Answer extends object>(
  result: Result<Answer>,
  change: (answer: Answer) => Partial<CheckedAnswer> = () => ({}),
): Result<CheckedAnswer> =>
  result.ok
    ? success({ answer: toJson(result.value), isComplete: true, documents: [], ...change(result.value) })
    : result

const DATE_CHARACTERS = 10

/** Checks what the Customer entered against what the step asks for; `undefined` if the step asks for nothing. */
export const checkAnswer = (
  step: SessionStep,
  answer: unknown,
  facts: VisitFacts,
  now: number,
): Result<CheckedAnswer> | undefined => {
  const today = formatInstant(now).slice(0, DATE_CHARACTERS)
  const request = visitRequest(step.name, facts)
  switch (request?.asks) {
    case 'customer-account':
      return checked(validateCustomerAccountAnswer(answer), ({ firstName, lastName, primaryEmail }) => ({
        contact: { firstName, lastName, ...(primaryEmail === undefined ? {} : { email: primaryEmail }) },
      }))
    case 'profile':
      return checked(validateProfileAnswer(request.requestedInputs, answer, { today }))
    case 'financial-account': {
      const currency = findWorkflowStep(facts.definition, 'move-money')?.currency ?? 'USD'
      const { financialAccountSubType, needsBillingAddress } = request
      return checked(
        validateFinancialAccountAnswer(financialAccountSubType, answer, { currency, needsBillingAddress, today }),
      )
    }
    case 'documents': {
      const step = findWorkflowStep(facts.definition, 'document-acceptance')
      return checked(validateDocumentAnswer(step?.documents ?? [], answer, facts.documents), (documents) => ({
        answer: { documents: documents.map(toJson) },
        isComplete: documents.every(({ accepted }) => accepted),
        documents,
      }))
    }
    default:
      return undefined
  }
}
