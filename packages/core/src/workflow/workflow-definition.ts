import type { SettlementPriority, Solution } from '@linx/contracts'
import type { Currency } from '../money/currency.ts'
import type { RequestedProfileInputs } from '../party/answers.ts'
import type { RequestedDocument } from '../party/document.ts'
import type { FinancialAccountSubType } from '../party/financial-account.ts'
import type { StepUpMode } from '../step-up/step-up-state.ts'
import type { StepName } from './step-table.ts'

export interface NotificationStep {
  readonly name: 'notification'
  /** E.164. */
  readonly phoneNumber: string
  /** As the caller wrote it. */
  readonly rawPhoneNumber: string
  readonly channel: 'SMS'
  /** Put at the beginning of the SMS; a default text if absent. */
  readonly introductoryMessage?: string
}

export interface MoveMoneyStep {
  readonly name: 'move-money'
  /** `SEND`: from the Business Account's account to the Customer's; `REQUEST`: the reverse. */
  readonly transactionType: 'SEND' | 'REQUEST'
  readonly solution: Solution
  readonly baFinancialAccountId: string
  readonly currency: Currency
  /** Decimal text with exactly the minor digits of the currency: `256.25`. */
  readonly amount: string
  readonly paymentReasonId: string
  /** `IMMEDIATE` for push-to-card, whether given or not. */
  readonly priority: SettlementPriority
  /** Wire only, whole. */
  readonly description?: string
  /** Wire only, whole. */
  readonly memo?: string
}

/** One step with everything that it needs. */
export type WorkflowStep =
  | NotificationStep
  | { readonly name: 'customer-account' }
  | { readonly name: 'lookup-profile'; readonly customerId: string }
  | { readonly name: 'enhance-profile'; readonly requestedInputs: RequestedProfileInputs }
  | { readonly name: 'financial-account'; readonly financialAccountSubType: FinancialAccountSubType }
  | { readonly name: 'lookup-financial-account'; readonly customerFinancialAccountId: string }
  | { readonly name: 'document-acceptance'; readonly documents: readonly RequestedDocument[] }
  | MoveMoneyStep

/** A request that has passed every rule: plain JSON, ready to be stored. */
export interface WorkflowDefinition {
  readonly title: string
  readonly customerMemo?: string
  readonly expireInHours: number
  /** What the Customer has to prove; absent: what the Business Account asks for. */
  readonly stepUp?: StepUpMode
  /** Absent for a workflow without template. */
  readonly templateId?: string
  readonly templateVersionId?: string
  /** In the documented order; the first is `notification`. */
  readonly steps: readonly WorkflowStep[]
}

/** The step of that name with its own members, or `undefined` if the workflow has none. */
export const findWorkflowStep = <Name extends StepName>(
  definition: WorkflowDefinition,
  name: Name,
): Extract<WorkflowStep, { readonly name: Name }> | undefined =>
  definition.steps.find((step): step is Extract<WorkflowStep, { readonly name: Name }> => step.name === name)
