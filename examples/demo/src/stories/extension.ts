import { sampleBusinessAccount } from '@linx/testing'
import type { Stage } from '../stage/create-stage.ts'
import { latestLink, openLink, showDeadLinks, stepAsking } from '../stage/open-link.ts'
import { lucia } from '../stage/people.ts'
import { messageOrigins, sendRequest, transactionStatuses } from '../stage/send-request.ts'
import { HOUR_MS, nextMorning } from '../stage/times.ts'
import type { Story } from './story.ts'

const request = {
  title: 'Refund a deposit to a new Customer',
  expireInHours: 24,
  parameters: {
    phoneNumber: lucia.phoneNumber,
    financialAccountSubType: 'DEBIT',
    transactionType: 'SEND',
    solution: 'push-to-card',
    baFinancialAccountId: sampleBusinessAccount.id,
    currency: 'USD',
    amount: '80.00',
    paymentReasonId: 'deposit',
  },
  steps: ['notification', 'customer-account', 'financial-account', 'move-money'].map((name) => ({ name })),
}

/** More time, and the link once more under a new token. */
const extendAndResend = async (stage: Stage, workflowId: string): Promise<void> => {
  const { checks, clock, linx } = stage
  const expireAt = new Date(clock.now() + 7 * 24 * HOUR_MS).toISOString()
  const extended = checks.valueOf('extending', await linx.workflows.extend(workflowId, { expireAt }))
  checks.equal('the new expiry', extended.expireAt, expireAt)
  stage.step('business', `extends the workflow to ${expireAt}`)
  checks.valueOf('resending', await linx.workflows.resend(workflowId))
  stage.step('business', 'resends the link')
  await stage.settle()
}

/** She starts on the old link and ends on the new one: both lead to the same workflow. */
const visit = async (stage: Stage, oldLink: string, newLink: string): Promise<void> => {
  const { checks } = stage
  const first = await openLink(stage, oldLink)
  const profile = { firstName: 'Lucia', lastName: 'Torres', primaryEmail: 'lucia.torres@example.com' }
  checks.valueOf('the new Customer', await first.submit(stepAsking(first, 'customer-account'), profile))
  stage.step('customer', 'opens the first link an hour after its old expiry, enters her name')

  const second = await openLink(stage, newLink)
  const card = { nameOnAccount: lucia.name, token: 'tok_lucia', brand: 'mastercard', last4: '8210', expiry: '09/39' }
  checks.valueOf('the card', await second.submit(stepAsking(second, 'financial-account'), card))
  stage.step('customer', 'opens the new link, goes on there, enters a card (as a token)')
  checks.valueOf('the confirmation', await second.confirm())
  stage.step('customer', 'confirms: Customer, card and payment made, in one commit')
}

/** The link would have died; the business gives more time and sends it again. */
export const tellExtension = async (stage: Stage): Promise<Story> => {
  const { checks, clock } = stage
  stage.printer.chapter(
    '4  Lucia Torres gets more time and the link once more',
    'Nobody knows her yet: the workflow makes the Customer and her card. Both links work, old and new.',
  )
  await stage.runUntil(nextMorning(clock.now()))
  const { id: workflowId } = await sendRequest(stage, request)
  const oldLink = latestLink(stage, lucia.phoneNumber)
  await stage.runUntil(clock.now() + 23 * HOUR_MS)
  await extendAndResend(stage, workflowId)
  const newLink = latestLink(stage, lucia.phoneNumber)
  checks.equal('old and new link differ', oldLink !== newLink, true)
  await stage.runUntil(clock.now() + 2 * HOUR_MS)
  await visit(stage, oldLink, newLink)
  await stage.settle()

  const statuses = await transactionStatuses(stage, workflowId)
  checks.equal('statuses of her transaction', statuses, ['NEW', 'PENDING', 'PROCESSING', 'SETTLED'])
  checks.equal('messages with the link', await messageOrigins(stage, workflowId), ['INITIAL', 'MANUAL'])
  await showDeadLinks(stage, [oldLink, newLink], 'COMPLETED')
  return { person: lucia, workflowId }
}
