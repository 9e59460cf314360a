import type { Stage } from '../stage/create-stage.ts'
import { latestLink, openLink, showDeadLinks } from '../stage/open-link.ts'
import { priya, rebateRequest } from '../stage/people.ts'
import { messageOrigins, readWorkflow, sendRequest } from '../stage/send-request.ts'
import { HOUR_MS, MINUTE_MS, nextMorning } from '../stage/times.ts'
import type { Story } from './story.ts'

/** The Customer says no and why; nothing more is sent and nothing moves. */
export const tellDecline = async (stage: Stage): Promise<Story> => {
  const { checks, clock } = stage
  stage.printer.chapter(
    '2  Priya Patel declines',
    'She expected another amount and says so. The link dies, the reminders are gone, no money moves.',
  )
  await stage.runUntil(nextMorning(clock.now()))
  const { id: workflowId } = await sendRequest(stage, rebateRequest(priya, '75.00', 48))
  const link = latestLink(stage, priya.phoneNumber)
  await stage.runUntil(clock.now() + 25 * MINUTE_MS)
  const page = await openLink(stage, link)
  stage.step('customer', `opens the link: ${page.view.payment?.amount} ${page.view.payment?.currency}`)
  checks.refused('a reason that does not exist', await page.decline({ reason: 'TOO_LITTLE' }), ['input_value'])
  checks.valueOf('declining', await page.decline({ reason: 'INCORRECT_AMOUNT' }))
  stage.step('customer', 'declines: INCORRECT_AMOUNT')
  await showDeadLinks(stage, [link], 'DECLINED')
  checks.refused('a confirmation on a page left open', await page.confirm(), ['workflow_declined'])

  await stage.runUntil(clock.now() + 48 * HOUR_MS)
  const { status, declineReason, nextNotificationAt } = await readWorkflow(stage, workflowId)
  checks.equal(
    'the declined workflow',
    { status, declineReason, nextNotificationAt },
    {
      status: 'DECLINED',
      declineReason: 'INCORRECT_AMOUNT',
      nextNotificationAt: undefined,
    },
  )
  checks.equal('messages to her', await messageOrigins(stage, workflowId), ['INITIAL'])
  stage.step('engine', `two days later: still ${status} (${declineReason}), no reminder was sent`)
  return { person: priya, workflowId }
}
