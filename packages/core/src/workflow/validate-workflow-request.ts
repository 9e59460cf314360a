import { type PhoneNumber, parsePhoneNumber, readShape } from '../input/index.ts'
import { failure, type Issue, type Result, success } from '../issue/index.ts'
import { parseAmount } from '../money/index.ts'
import { buildDefinition } from './build-definition.ts'
import { moveMoneyIssues } from './move-money-issues.ts'
import { parameterIssues } from './parameter-issues.ts'
import { referenceIssues } from './reference-issues.ts'
import { multilineMembers, workflowRequestSchema } from './request-schema.ts'
import { type RequestView, viewRequest } from './request-view.ts'
import { stepIssues } from './step-rules.ts'
import { applyTemplate } from './template/apply-template.ts'
import type { WorkflowDefinition } from './workflow-definition.ts'
import type { WorkflowFacts } from './workflow-facts.ts'

const readOptions = { multilineMembers } as const

/** Reads a member if it is there; what is missing has an issue of another rule. */
const readIfGiven = <Input, Value>(
  input: Input | undefined,
  read: (input: Input) => Result<Value>,
): { readonly value?: Value; readonly issues: readonly Issue[] } => {
  if (input === undefined) return { issues: [] }
  const result = read(input)
  return result.ok ? { value: result.value, issues: [] } : { issues: result.issues }
}

const readPhone = (view: RequestView) =>
  readIfGiven(
    view.parameters.phoneNumber,
    (text): Result<PhoneNumber> => parsePhoneNumber(text, 'parameters.phoneNumber'),
  )

/** Without a sound currency the digits after the point are those of USD and CAD. */
const readAmount = ({ parameters }: RequestView) =>
  readIfGiven(parameters.amount, (amount) => parseAmount(amount, parameters.currency ?? 'USD', 'parameters.amount'))

/**
 * Checks the body of `POST /v2/linx/workflows` (SPEC section 1), by steps or by template. Every violation at once, in the order of the
 * issue table: what can't be read, shapes, steps, parameters, template, references, money. A broken limit of size or depth is the
 * only issue of its input. Never throws for an input, however hostile.
 */
export const validateWorkflowRequest = (input: unknown, facts: WorkflowFacts): Result<WorkflowDefinition> => {
  const reading = readShape(workflowRequestSchema, input, readOptions)
  if (reading.value === undefined) return failure(...reading.issues)
  const { view, hasSteps, issues: templateIssues, template } = applyTemplate(viewRequest(reading), facts.template)
  const phone = readPhone(view)
  const amount = readAmount(view)
  const issues = [
    ...reading.issues,
    ...templateIssues,
    ...(hasSteps ? [...stepIssues(view.steps), ...parameterIssues(view)] : []),
    ...phone.issues,
    ...amount.issues,
    ...referenceIssues(view, facts),
    ...moveMoneyIssues(view, facts, amount.value),
  ]
  if (issues.length > 0 || phone.value === undefined) return failure(...issues)
  const { defaultExpireInHours } = facts
  return success(
    buildDefinition({ view, phone: phone.value, amountMinor: amount.value, defaultExpireInHours, ...template }),
  )
}
