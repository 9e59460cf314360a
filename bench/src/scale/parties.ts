import type { Engine, Linx } from '@linx/engine'
import {
  cardPaymentRequest,
  demandValue,
  fixtures,
  sampleAnswers,
  sampleBusinessAccount,
  sampleCard,
  sampleCustomer,
} from '@linx/testing'
import { runLanes } from '../engine-workflows/run-lanes.ts'
import { sampleId } from '../sample/sample-session.ts'

const FIRST_PHONE = 16_470_000_000
const LANES = 64

/** Customer `number` has a phone of its own: what is known of a phone is one record, and would be raced for. */
export const phoneOf = (number: number): string => `+${FIRST_PHONE + number}`

/** Whose phone it is: the inverse of `phoneOf`. */
export const numberOfPhone = (phone: string): number => Number(phone.slice(1)) - FIRST_PHONE

const customerIdOf = (number: number): string => sampleId('customer', number)
const cardIdOf = (number: number): string => sampleId('card', number)

export interface CustomerName {
  readonly firstName: string
  readonly lastName: string
  readonly primaryEmail: string
}

/** Brings in the account that the business pays from. */
export const putBusiness = async (linx: Linx): Promise<void> => {
  demandValue(await linx.financialAccounts.put(sampleBusinessAccount))
}

/** Brings in so many Customers with a debit card each, from number `first` on. */
export const putCustomers = async (
  linx: Linx,
  { first, count }: { readonly first: number; readonly count: number },
  nameOf: (number: number) => CustomerName = () => sampleCustomer,
): Promise<void> => {
  let next = first
  await runLanes({ times: count, lanes: LANES }, async () => {
    const number = next
    next += 1
    const id = customerIdOf(number)
    const { firstName, lastName, primaryEmail } = nameOf(number)
    const primaryPhoneNumber = { number: phoneOf(number), type: 'MOBILE' } as const
    demandValue(await linx.customers.put({ id, firstName, lastName, primaryEmail, primaryPhoneNumber }))
    demandValue(
      await linx.financialAccounts.put({ ...sampleCard, id: cardIdOf(number), owner: { type: 'CUSTOMER', id } }),
    )
  })
}

const partyParameters = (number: number) => ({
  phoneNumber: phoneOf(number),
  customerId: customerIdOf(number),
  customerFinancialAccountId: cardIdOf(number),
})

/** A payment to the card of Customer `number` that asks for nothing but the confirmation; the link lives for 48 hours. */
export const paymentRequestFor = (number: number) => ({
  ...cardPaymentRequest,
  parameters: { ...cardPaymentRequest.parameters, ...partyParameters(number) },
})

/** Seed 000's request, the main job: it asks for a profile and for documents, and pays to the card of Customer `number`. */
export const mainJobRequestFor = (number: number) => ({
  ...fixtures.workflowCreateRequest,
  parameters: { ...fixtures.workflowCreateRequest.parameters, ...partyParameters(number) },
})

/** The Customer opens the link, answers what the main job asks for, and confirms. */
export const answerVisit = async (engine: Engine, token: string): Promise<void> => {
  const opened = await engine.gateway.open(token)
  if (opened.outcome !== 'open') throw new TypeError(`The link is ${opened.outcome}.`)
  for (const { stepId, request } of opened.view.steps) {
    if (request?.asks === 'profile') demandValue(await opened.visit.submit(stepId, sampleAnswers.profile))
    if (request?.asks === 'documents') demandValue(await opened.visit.submit(stepId, sampleAnswers.documents))
  }
  demandValue(await opened.visit.confirm())
}
