import type { VisitRequest } from '@linx/core'
import { isBankSubType } from '@linx/core'
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

/** Names the bank where the host knows it, and compares the two account numbers. */
const readBank =
  ({ parts, live }: PageCall) =>
  async ({ [ACCOUNT_NUMBER_AGAIN]: again, ...answer }: Readonly<Record<string, unknown>>): Promise<TypedAnswer> => {
    const { say } = live.context
    const { routingNumber, accountNumber, bankName } = answer
    const errors =
      accountNumber === again
        ? []
        : [
            {
              name: ACCOUNT_NUMBER_AGAIN,
              message: say('error.account_number_again', { label: say('label.accountNumberAgain') }),
            },
          ]
    if (bankName !== undefined || typeof routingNumber !== 'string') return { answer, errors }
    const known = await parts.options.bankName?.(routingNumber)
    return { answer: known === undefined ? answer : { ...answer, bankName: known }, errors }
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
