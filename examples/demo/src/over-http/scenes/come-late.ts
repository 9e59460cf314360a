import { rebateRequest, samuel } from '../../stage/people.ts'
import { createWorkflow, readOverApi, receiveLink } from './call-api.ts'
import { checkPage, type Scene, tellPage } from './scene.ts'

/** The clock decides: the page that was left open and the link end in the same moment. */
export const tellLateConfirmation = async (scene: Scene): Promise<void> => {
  const { world, browser } = scene
  world.printer.chapter('4  Samuel Okafor comes too late', 'He leaves the last page open until the link has expired.')
  const workflowId = await createWorkflow(world, rebateRequest(samuel, '120.00', 24))
  const link = await receiveLink(world, samuel.phoneNumber)
  const { expireAt } = await readOverApi(world, workflowId)
  await world.runUntil(Date.parse(expireAt) - 1)
  const tab = await browser.newTab()
  await tab.open(link)
  await tab.send()
  const last = await tab.follow('Start')
  tellPage(scene, 'opens the link in the last moment', last)
  checkPage(scene, last, 'confirm')
  await world.clock.advanceTo(Date.parse(expireAt))
  const late = await tab.send()
  tellPage(scene, 'confirms, too late', late)
  checkPage(scene, late, 'confirm', 410)
  const dead = await (await browser.newTab()).open(link)
  tellPage(scene, 'opens the link again', dead)
  world.checks.equal('the dead link', dead.status, 410)
  world.checks.equal('whom to call', dead.text.includes('1-800-555-0199'), true)
  world.checks.equal('the amount on the dead page', dead.text.includes('120'), false)
  await world.settle()
  world.checks.equal('status in the end', (await readOverApi(world, workflowId)).status, 'EXPIRED')
}
