import type { StepName } from './step-table.ts'

/** One parameter of `parameters` (SPEC section 1). */
export interface ParameterRow {
  readonly name: string
  readonly step: StepName
  /** `by-solution`: the rules of moving money say whether it is needed, allowed or refused. */
  readonly need: 'required' | 'optional' | 'by-solution'
  /** With a template: only the request sets it, or either of the two, the request never changing the template's value. */
  readonly setBy: 'request' | 'either'
  /** What to give, for messages. */
  readonly what: string
}

/** Every parameter, in the documented order of the steps. */
export const parameterTable = [
  { name: 'phoneNumber', step: 'notification', need: 'required', setBy: 'request', what: 'a phone number' },
  { name: 'channel', step: 'notification', need: 'optional', setBy: 'either', what: 'SMS' },
  { name: 'introductoryMessage', step: 'notification', need: 'optional', setBy: 'either', what: 'a text' },
  { name: 'customerId', step: 'lookup-profile', need: 'required', setBy: 'request', what: 'the id of a Customer' },
  {
    name: 'financialAccountSubType',
    step: 'financial-account',
    need: 'required',
    setBy: 'either',
    what: 'CHECKING, SAVING, CREDIT or DEBIT',
  },
  {
    name: 'customerFinancialAccountId',
    step: 'lookup-financial-account',
    need: 'required',
    setBy: 'request',
    what: "the id of the Customer's financial account",
  },
  { name: 'transactionType', step: 'move-money', need: 'required', setBy: 'either', what: 'SEND or REQUEST' },
  { name: 'solution', step: 'move-money', need: 'required', setBy: 'either', what: 'ach, wire or push-to-card' },
  {
    name: 'baFinancialAccountId',
    step: 'move-money',
    need: 'required',
    setBy: 'request',
    what: "the id of the Business Account's financial account",
  },
  { name: 'currency', step: 'move-money', need: 'required', setBy: 'either', what: 'USD or CAD' },
  { name: 'amount', step: 'move-money', need: 'required', setBy: 'request', what: 'a positive decimal text' },
  { name: 'priority', step: 'move-money', need: 'by-solution', setBy: 'either', what: 'a settlement priority' },
  { name: 'description', step: 'move-money', need: 'by-solution', setBy: 'either', what: 'a text' },
  { name: 'memo', step: 'move-money', need: 'by-solution', setBy: 'either', what: 'a text' },
  {
    name: 'paymentReasonId',
    step: 'move-money',
    need: 'required',
    setBy: 'either',
    what: 'the id of a payment reason',
  },
] as const satisfies readonly ParameterRow[]

export type ParameterName = (typeof parameterTable)[number]['name']
