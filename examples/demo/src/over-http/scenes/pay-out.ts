import { MINUTE_MS, SECOND_MS } from '../../stage/times.ts'
import type { Shown, Tab } from '../browser/customer-browser.ts'
import { createWorkflow, demandAnswer, readOverApi, receiveLink } from './call-api.ts'
import { ada, FORMS, PASSCODE, payOutRequest } from './pay-out-table.ts'
import { checkPage, type Scene, tellPage } from './scene.ts'

/** From the SMS to the page with everything that will happen. */
const walkToConfirmation = async (scene: Scene, tab: Tab, link: string): Promise<Shown> => {
  const entry = await tab.open(link)
  tellPage(scene, 'opens the link', entry)
  const review = await tab.send()
  tellPage(scene, 'presses Continue', review)
  checkPage(scene, review, 'review')
  scene.world.checks.equal('the token in the address', review.url.includes(link.split('/').at(-1) ?? ''), false)
  let shown = await tab.follow('Start')
  tellPage(scene, 'presses Start', shown)
  checkPage(scene, shown, 'check')
  for (const { does, to, values, status } of FORMS) {
    shown = await tab.send(values)
    tellPage(scene, does, shown)
    checkPage(scene, shown, to, status)
  }
  return shown
}

/** She has the page open twice and confirms in both tabs. */
const confirmTwice = async (scene: Scene, first: Tab, shown: Shown): Promise<void> => {
  const { checks } = scene.world
  checks.equal('the amount on the page', shown.text.includes('$140.00'), true)
  checks.equal('the card on the page', shown.text.includes('ending in 4242'), true)
  const second = await scene.browser.newTab()
  checkPage(scene, await second.open(shown.url), 'confirm')
  const done = await first.send()
  tellPage(scene, 'confirms', done)
  const again = await second.send()
  tellPage(scene, 'confirms again in another tab', again)
  for (const page of [done, again]) checkPage(scene, page, 'done')
  checks.equal('the receipt in the other tab', again.heading, done.heading)
}

/** The card network's webhook comes in by HTTP, and once more, as networks do. */
const settle = async (scene: Scene, reference: string): Promise<void> => {
  const { world } = scene
  const rail = world.rails['push-to-card']
  const news = rail.inboundOf([rail.settle(reference)], 'webhook')
  const path = '/callbacks/rails/push-to-card'
  const post = { body: JSON.parse(String(news.rawBody)), headers: news.headers ?? {} }
  const first = await world.stranger.call('POST', path, post)
  world.step('rail', `POST ${path}: ${first.status}`)
  const copy = await world.stranger.call('POST', path, post)
  world.checks.equal('news of the card network', first.body, { applied: 1, repeated: 0, parked: 0, inquired: 0 })
  world.checks.equal('a second copy of it', copy.body, { applied: 0, repeated: 1, parked: 0, inquired: 0 })
  await world.settle()
}

const followMoney = async (scene: Scene, workflowId: string): Promise<void> => {
  const { world } = scene
  const { checks, rails } = world
  const rail = rails['push-to-card']
  rail.submits.next({ answer: 'accept', state: 'approved' })
  await world.runUntil(world.clock.now() + 20 * SECOND_MS)
  await settle(scene, rail.calls().at(-1)?.reference ?? '')
  const { status, transactionId = '' } = await readOverApi(world, workflowId)
  checks.equal('status of the workflow', status, 'COMPLETED')
  const history = await demandAnswer<readonly { status: string }[]>(
    world,
    200,
    'GET',
    `/v1/transactions/${transactionId}/history`,
  )
  const statuses = history.body.map((entry) => entry.status)
  world.step('business', `GET /v1/transactions/…/history: ${statuses.join(', ')}`)
  checks.equal('statuses of the transaction', statuses, ['NEW', 'PENDING', 'PROCESSING', 'APPROVED', 'SETTLED'])
  checks.equal('submissions to the card network', rail.calls().filter(({ verb }) => verb === 'submit').length, 1)
  const last = world.sms.messagesTo(ada.phoneNumber).at(-1)?.message.body ?? ''
  checks.equal('the SMS about the end', last.includes('your payment has arrived'), true)
}

/** The main job: from the API to the money on the card, each part over HTTP. */
export const tellPayOut = async (scene: Scene): Promise<void> => {
  const { world } = scene
  world.printer.chapter(
    '2  Ada Byron gets 140.00 USD on a card that she types in',
    'Nobody knows her yet. She proves a passcode, and types her card number at the card service alone.',
  )
  const workflowId = await createWorkflow(world, payOutRequest)
  world.passcodes.require(workflowId, PASSCODE)
  const link = await receiveLink(world, ada.phoneNumber)
  world.step('business', 'tells her the passcode on the telephone')
  await world.clock.advance(5 * MINUTE_MS)
  const tab = await scene.browser.newTab()
  await confirmTwice(scene, tab, await walkToConfirmation(scene, tab, link))
  await followMoney(scene, workflowId)
  const receipt = await tab.follow('Look again')
  world.step('customer', 'looks at the receipt again: the money has arrived')
  world.checks.equal('what the receipt says', receipt.text.includes('The money has arrived (done)'), true)
  const dead = await (await scene.browser.newTab()).open(link)
  tellPage(scene, 'opens the link once more', dead)
  world.checks.equal('what the link leads to now', dead.status, 410)
}
