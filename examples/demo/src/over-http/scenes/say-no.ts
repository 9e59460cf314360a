import { priya, rebateRequest } from '../../stage/people.ts'
import { HOUR_MS } from '../../stage/times.ts'
import { createWorkflow, readOverApi, receiveLink } from './call-api.ts'
import { checkPage, type Scene, tellPage } from './scene.ts'

/** The Customer declines on the page; whoever opens the link afterwards is told whom to call. */
export const tellDeclineOnPage = async (scene: Scene): Promise<void> => {
  const { world, browser } = scene
  world.printer.chapter('3  Priya Patel declines on the page', 'She gives a reason. The link is dead from then on.')
  const workflowId = await createWorkflow(world, rebateRequest(priya, '75.00', 48))
  const link = await receiveLink(world, priya.phoneNumber)
  const tab = await browser.newTab()
  await tab.open(link)
  const review = await tab.send()
  tellPage(scene, 'opens the link and presses Continue', review)
  const decline = await tab.follow('I do not want this')
  checkPage(scene, decline, 'decline')
  const empty = await tab.send()
  tellPage(scene, 'presses Decline without a reason', empty)
  checkPage(scene, empty, 'decline', 422)
  const done = await tab.send({ reason: 'INCORRECT_AMOUNT' })
  tellPage(scene, 'says that the amount is wrong', done)
  checkPage(scene, done, 'done')
  const { status, declineReason } = await readOverApi(world, workflowId)
  world.step('business', `GET /v2/linx/workflows/…: ${status} (${declineReason})`)
  world.checks.equal(
    'the declined workflow',
    { status, declineReason },
    { status: 'DECLINED', declineReason: 'INCORRECT_AMOUNT' },
  )
  await world.runUntil(world.clock.now() + HOUR_MS)
}
