import * as v from 'valibot'
import { amountInput, freeText, identifier, listOf, members, rule, wholeNumber } from '../input/index.ts'
import { activeCurrencies, isCurrency } from '../money/index.ts'
import { STEP_UP_MODES } from '../step-up/step-up-state.ts'
import { SOLUTIONS } from '../transaction/index.ts'
import { hasUserInputs, userInputSchemas } from './step-inputs-schema.ts'
import { stepSchema } from './step-schema.ts'
import type { StepName } from './step-table.ts'

/** Lengths in characters and hours that a request keeps (SPEC section 1; the lengths are our choice). */
export const workflowLimits = {
  maximumTitle: 200,
  /** Shown on the Customer's page; may have lines. */
  maximumCustomerMemo: 500,
  /** One GSM-7 segment: it opens the SMS. */
  maximumIntroductoryMessage: 160,
  /** Stored whole; the rail gets 100. */
  maximumTransferText: 1_024,
  maximumExpireInHours: 8_760,
  /** 90 days. */
  defaultExpireInHours: 2_160,
  /** One more than there are steps, so that a repeated one is named rather than counted. */
  maximumSteps: 16,
} as const

/** Members of a request whose text may have line feeds. */
export const multilineMembers: ReadonlySet<string> = new Set(['customerMemo'])

const transactionType = v.pipe(
  v.string(),
  rule<string>(
    {
      code: 'transaction_type_reserved',
      expected: 'SEND or REQUEST',
      fix: 'Use SEND or REQUEST; a reversal is made by reversing a transaction',
    },
    (type) => type !== 'REVERSAL' && type !== 'RETURN',
  ),
  v.picklist(['SEND', 'REQUEST']),
)

const currency = v.pipe(
  v.string(),
  rule<string>(
    {
      code: 'currency_unsupported',
      expected: activeCurrencies.join(' or '),
      fix: `Use ${activeCurrencies.join(' or ')}`,
    },
    isCurrency,
  ),
  v.picklist(activeCurrencies),
)

const id = identifier()
const transferText = freeText(workflowLimits.maximumTransferText)

/** Every parameter of the table with its shape; whether it is needed is asked later. */
export const parameterEntries = {
  phoneNumber: v.optional(v.string()),
  channel: v.optional(v.picklist(['SMS'])),
  introductoryMessage: v.optional(freeText(workflowLimits.maximumIntroductoryMessage)),
  customerId: v.optional(id),
  financialAccountSubType: v.optional(v.picklist(['CHECKING', 'SAVING', 'CREDIT', 'DEBIT'])),
  customerFinancialAccountId: v.optional(id),
  transactionType: v.optional(transactionType),
  solution: v.optional(v.picklist(SOLUTIONS)),
  baFinancialAccountId: v.optional(id),
  currency: v.optional(currency),
  amount: v.optional(amountInput),
  priority: v.optional(v.picklist(['IMMEDIATE', 'SAME_DAY', 'NEXT_DAY', 'SCHEDULED'])),
  description: v.optional(transferText),
  memo: v.optional(transferText),
  paymentReasonId: v.optional(id),
}

const parameters = members(parameterEntries)

export type WorkflowParameters = v.InferOutput<typeof parameters>

/** Steps stand as the request has them; the type says no more than the name. */
export interface RequestStep {
  readonly name: StepName
  readonly inputs?: { readonly user: object }
}

const noEntries: v.ObjectEntries = {}

const step: v.GenericSchema<unknown, RequestStep> = stepSchema((name) =>
  hasUserInputs(name) ? { inputs: members({ user: userInputSchemas[name] }) } : noEntries,
)

/** The body of `POST /v2/linx/workflows`, by steps or by template; which of the two is asked later. */
export const workflowRequestSchema = members({
  title: freeText(workflowLimits.maximumTitle),
  customerMemo: v.optional(freeText(workflowLimits.maximumCustomerMemo)),
  expireInHours: v.optional(wholeNumber(1, workflowLimits.maximumExpireInHours)),
  parameters,
  steps: v.optional(listOf(step, 0, workflowLimits.maximumSteps)),
  templateId: v.optional(id),
  templateName: v.optional(freeText(workflowLimits.maximumTitle)),
  stepUp: v.optional(v.picklist(STEP_UP_MODES)),
})

export type WorkflowRequest = v.InferOutput<typeof workflowRequestSchema>
