import { sampleBusinessAccount } from '@linx/testing'
import { priya, recordsOf, samuel } from '../../stage/people.ts'
import { demandAnswer } from './call-api.ts'
import type { Scene } from './scene.ts'

const PEOPLE = [priya, samuel]

/** What the business has on file, brought in by HTTP. */
const bringRecords = async ({ world }: Scene): Promise<void> => {
  const records = PEOPLE.map(recordsOf)
  for (const { customer } of records)
    await demandAnswer(world, 200, 'PUT', `/v1/customers/${customer.id}`, { body: customer })
  for (const account of [sampleBusinessAccount, ...records.map(({ card }) => card)]) {
    await demandAnswer(world, 200, 'PUT', `/v1/financial-accounts/${account.id}`, { body: account })
  }
  world.step(
    'business',
    `PUT /v1/customers and /v1/financial-accounts: ${PEOPLE.length} Customers, their cards, its account`,
  )
}

/** The business' system gets to know the API, and the API its endpoint. */
export const tellConnecting = async (scene: Scene): Promise<void> => {
  const { world } = scene
  const { checks, printer, receiver } = world
  printer.chapter(
    '1  The business connects its system',
    'Calls carry its token. Webhooks go to an endpoint of its own.',
  )
  const refused = await world.stranger.call('GET', '/v2/linx/workflows')
  checks.equal('a call without token', refused.status, 401)
  world.step('business', 'GET /v2/linx/workflows without its token: 401')
  const path = '/v1/webhooks/subscriptions'
  const subscription = await demandAnswer<{ verificationKey: string }>(world, 201, 'POST', path, {
    body: { url: world.hookUrl },
  })
  receiver.trust(subscription.body.verificationKey)
  world.step('business', `POST ${path}: 201; the key that verifies is shown this once`)
  await bringRecords(scene)
}
