import { fixtures, sampleAnswers } from '@linx/testing'
import type { Stage } from '../stage/create-stage.ts'
import { latestLink, openLink, showDeadLinks, stepAsking } from '../stage/open-link.ts'
import { john } from '../stage/people.ts'
import { messageOrigins, readWorkflow, sendRequest, transactionStatuses } from '../stage/send-request.ts'
import { MINUTE_MS, SECOND_MS } from '../stage/times.ts'
import { showPayloads } from './payloads.ts'
import { searchSent } from './search.ts'
import type { Story } from './story.ts'

const request = fixtures.workflowCreateRequest

const checkInvitation = ({ checks, sms }: Stage, link: string): void => {
  const bodies = sms.messagesTo(john.phoneNumber).map(({ message }) => message.body)
  checks.equal('the first SMS', bodies, [`Rocket Rebates: You have a rebate ${link} Reply STOP to opt out.`])
}

/** He does not answer; the engine reminds him inside the hours that his number allows. */
const waitForReminder = async (stage: Stage, workflowId: string): Promise<void> => {
  const { checks } = stage
  const { status, nextNotificationAt = '' } = await readWorkflow(stage, workflowId)
  checks.equal('status after the SMS', status, 'ACTIVE')
  checks.equal('planned reminder', nextNotificationAt, '2026-03-03T19:00:00.000Z')
  stage.step('engine', `workflow ${status}; next reminder at ${nextNotificationAt}`)
  await stage.runUntil(Date.parse(nextNotificationAt))
  checks.equal('messages after a day', await messageOrigins(stage, workflowId), ['INITIAL', 'REMINDER'])
}

/** He opens the link, enters his profile, accepts the document and confirms. */
const visit = async (stage: Stage): Promise<void> => {
  const { checks } = stage
  const page = await openLink(stage, latestLink(stage, john.phoneNumber))
  const { customerMemo = '', payment } = page.view
  const credit = payment?.credit
  stage.step('customer', `opens the link: "${customerMemo}"`)
  stage.printer.detail(
    `${payment?.amount} ${payment?.currency} to ${credit?.maskedAccountNumber}, ${credit?.nameOnAccount}`,
  )
  checks.equal('amount on the page', payment?.amount, '256.25')
  checks.equal('card on the page', credit?.maskedAccountNumber, '******4242')

  const profile = await page.submit(stepAsking(page, 'profile'), sampleAnswers.profile)
  checks.equal('confirm with an open document', checks.valueOf('the profile', profile).canConfirm, false)
  stage.step('customer', 'enters salutation, date of birth, three addresses and a phone')

  const documents = await page.submit(stepAsking(page, 'documents'), sampleAnswers.documents)
  checks.equal('confirm with everything answered', checks.valueOf('the document', documents).canConfirm, true)
  stage.step('customer', 'accepts "Consent to electronic communication", version 1.0')

  checks.equal(
    'status after the confirmation',
    checks.valueOf('the confirmation', await page.confirm()).status,
    'COMPLETED',
  )
  stage.step('customer', 'confirms: workflow COMPLETED and payment made, in one commit')
}

/** The card network approves at once and tells by webhook, twice, that it has settled. */
const followMoney = async (stage: Stage, workflowId: string): Promise<void> => {
  const { checks, clock, engine, rails } = stage
  const rail = rails['push-to-card']
  rail.submits.next({ answer: 'accept', state: 'approved' })
  await stage.runUntil(clock.now() + 20 * SECOND_MS)
  const reference = rail.calls().at(-1)?.reference ?? ''
  const webhook = rail.inboundOf([rail.settle(reference)], 'webhook')
  stage.step('rail', 'a webhook of the card network comes in')
  const taken = await engine.rails.ingest('push-to-card', webhook)
  checks.equal('news in the webhook', taken, { applied: 1, repeated: 0, parked: 0, inquired: 0 })
  const copy = await engine.rails.ingest('push-to-card', webhook)
  checks.equal('a second copy of it', copy, { applied: 0, repeated: 1, parked: 0, inquired: 0 })
  await stage.settle()

  const statuses = await transactionStatuses(stage, workflowId)
  checks.equal('statuses of the transaction', statuses, ['NEW', 'PENDING', 'PROCESSING', 'APPROVED', 'SETTLED'])
  checks.equal('submissions to the rail', rail.calls().filter(({ verb }) => verb === 'submit').length, 1)
  const bodies = stage.sms.messagesTo(john.phoneNumber).map(({ message }) => message.body)
  checks.equal('the SMS about the end', bodies.at(-1)?.includes('your payment has arrived'), true)
}

/** The main job: the sample request of seed 000, from its creation to the money on the card. */
export const tellCompletion = async (stage: Stage): Promise<Story> => {
  stage.printer.chapter(
    '1  John Doe gets a rebate of 256.25 USD on his debit card',
    'The sample request of the API, unchanged. He is on file; he adds to his profile and accepts a document.',
  )
  const { id: workflowId } = await sendRequest(stage, request)
  const link = latestLink(stage, john.phoneNumber)
  checkInvitation(stage, link)
  await waitForReminder(stage, workflowId)
  await stage.runUntil(stage.clock.now() + 12 * MINUTE_MS)
  await visit(stage)
  await followMoney(stage, workflowId)
  await showDeadLinks(stage, [link], 'COMPLETED')
  await searchSent(stage, workflowId)
  await showPayloads(stage, workflowId)
  return { person: john, workflowId }
}
