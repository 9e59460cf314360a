import type { VisitRequest } from '@linx/core'
import { isAbaRoutingNumber, isBankSubType } from '@linx/core'
import { ACCOUNT_NUMBER_AGAIN, bankForm } from '../form/step-forms.ts'
import { businessName } from '../page/page-context.ts'
import { showCard, takeCard } from './card-flow.ts'
import { addressContext, requestOf, type StepForm, showForm, type TypedAnswer, takeForm } from './form-flow.ts'
import { pagePath } from './paths.ts'
import type { PageCall, StepPageFlow } from './step-page.ts'

type AccountRequest = Extract<VisitRequest, { readonly asks: 'financial-account' }>

const bankStep = (call: PageCall, request: AccountRequest): StepForm => {
  const { parts, live } = call
  const { say } = live.context
  const subType = request.financialAccountSubType === 'SAVING' ? 'SAVING' : 'CHECKING'
  const suggestsBank = parts.options.bankName !== undefined
  const { needsBillingAddress } = request
  return {
    title: say(`account.title.${subType}`),
    text: say(`account.text.${live.view.payment?.transactionType ?? 'none'}`, { business: businessName(live.context) }),
    groups: bankForm({ needsBillingAddress, suggestsBank }, addressContext(call)),
    ...(suggestsBank ? { lookupPath: pagePath(parts, live.handle, 'bank') } : {}),
  }
}

const CANADIAN = /^0[0-9]{8}$/

const isRoutingNumber = (text: string, { live }: PageCall): boolean =>
  isAbaRoutingNumber(text) || (live.view.payment?.currency === 'CAD' && CANADIAN.test(text))

type BankName =
  | { readonly bankName?: string }
  /** The host has no name for the number, or the number is none. */
  | { readonly wrong: 'routingNumber' | 'bankName' }

/** The bank that the Customer wrote or the host knows. Where nobody can know it, the engine asks for what is missing. */
const findBank = async (call: PageCall, answer: TypedAnswer['answer']): Promise<BankName> => {
  const { bankName, routingNumber } = answer
  if (typeof bankName === 'string') return { bankName }
  const { bankName: lookup } = call.parts.options
  if (lookup === undefined || typeof routingNumber !== 'string') return {}
  if (!isRoutingNumber(routingNumber, call)) return { wrong: 'routingNumber' }
  const known = await lookup(routingNumber)
  return known === undefined ? { wrong: 'bankName' } : { bankName: known }
}

const errorKeys = {
  routingNumber: 'error.routing_number_format',
  bankName: 'error.bank_name_unknown',
  [ACCOUNT_NUMBER_AGAIN]: 'error.account_number_again',
} as const

/** Names the bank where the host knows it, and compares the two account numbers. */
const readBank =
  (call: PageCall) =>
  async ({ [ACCOUNT_NUMBER_AGAIN]: again, ...answer }: TypedAnswer['answer']): Promise<TypedAnswer> => {
    const { say } = call.live.context
    const bank = await findBank(call, answer)
    const wrong = [
      ...('wrong' in bank ? [bank.wrong] : []),
      ...(answer.accountNumber === again ? [] : ([ACCOUNT_NUMBER_AGAIN] as const)),
    ]
    return {
      answer: 'wrong' in bank ? answer : { ...answer, ...bank },
      errors: wrong.map((name) => ({ name, message: say(errorKeys[name], { label: say(`label.${name}`) }) })),
    }
  }

/** A bank account is typed here, a card at the host's card service. */
export const accountFlow: StepPageFlow = {
  show: (call) => {
    const request = requestOf(call, 'financial-account')
    return isBankSubType(request.financialAccountSubType) ? showForm(call, bankStep(call, request)) : showCard(call)
  },
  take: (call, form) => {
    const request = requestOf(call, 'financial-account')
    return isBankSubType(request.financialAccountSubType)
      ? takeForm(call, bankStep(call, request), form, readBank(call))
      : takeCard(call, form)
  },
}
