import type { Stage } from '../stage/create-stage.ts'
import { latestLink, openLink, showDeadLinks } from '../stage/open-link.ts'
import { rebateRequest, samuel } from '../stage/people.ts'
import { messageOrigins, readWorkflow, sendRequest } from '../stage/send-request.ts'
import { HOUR_MS, nextMorning } from '../stage/times.ts'
import type { Story } from './story.ts'

/** He opens the page just in time and confirms too late: the clock decides, also before the timer has run. */
const confirmTooLate = async (stage: Stage, link: string, expireAt: number): Promise<void> => {
  await stage.runUntil(expireAt - 1)
  const page = await openLink(stage, link)
  await stage.clock.advanceTo(expireAt)
  const late = await page.confirm()
  stage.step('customer', 'confirms on a page that he left open, too late: refused')
  for (const { message } of late.ok ? [] : late.issues) stage.printer.detail(message)
  stage.checks.refused('a late confirmation', late, ['workflow_expired'])
}

/** The Customer does nothing: reminders, then the expiry and an SMS that says so. */
export const tellExpiry = async (stage: Stage): Promise<Story> => {
  const { checks, clock } = stage
  stage.printer.chapter(
    '3  Samuel Okafor lets it expire',
    'He is reminded, then the link dies. The clock decides in the commit, not the timer behind it.',
  )
  await stage.runUntil(nextMorning(clock.now()))
  const workflow = await sendRequest(stage, rebateRequest(samuel, '120.00', 60))
  const link = latestLink(stage, samuel.phoneNumber)
  await confirmTooLate(stage, link, Date.parse(workflow.expireAt))
  await stage.settle()
  stage.step('engine', 'workflow EXPIRED; the SMS about it waits for allowed hours')
  await showDeadLinks(stage, [link], 'EXPIRED')
  await stage.runUntil(clock.now() + 24 * HOUR_MS)
  const { status } = await readWorkflow(stage, workflow.id)
  checks.equal('status in the end', status, 'EXPIRED')
  checks.equal('messages to him', await messageOrigins(stage, workflow.id), [
    'INITIAL',
    'REMINDER',
    'REMINDER',
    'EXPIRY',
  ])
  return { person: samuel, workflowId: workflow.id }
}
