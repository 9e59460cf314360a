import type { VerifiedEvent } from '../server/webhook-receiver.ts'
import { demandAnswer } from './call-api.ts'
import type { Scene } from './scene.ts'

/** Of what a receiver gets, by type, in the order of first arrival. */
const countByType = (events: readonly VerifiedEvent[]): readonly (readonly [type: string, count: string])[] =>
  [...Map.groupBy(events, ({ type }) => type)].map(([type, own]) => [type, String(own.length)])

/** Somebody who knows the endpoint but not the key. */
const postForgery = async ({ world }: Scene, body: string): Promise<number> => {
  const headers = {
    'webhook-id': 'msg_forged',
    'webhook-timestamp': String(Math.floor(world.clock.now() / 1_000)),
    'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}`,
  }
  return (await fetch(world.hookUrl, { method: 'POST', headers, body })).status
}

/** What reached the business' endpoint, each one verified with the library of Standard Webhooks. */
export const tellWebhooks = async (scene: Scene): Promise<void> => {
  const { world } = scene
  const { checks, printer, receiver } = world
  printer.chapter(
    '5  The business has heard of everything',
    'Its endpoint verifies each webhook with `standardwebhooks`.',
  )
  await world.settle()
  const events = receiver.verified()
  world.step('business', `${events.length} webhooks, all verified`)
  printer.table('Webhooks by type', [['Type', 'Verified'], ...countByType(events)])
  checks.equal('webhooks that could not be verified', receiver.refusals(), 0)
  const told = world.envelopes()
  checks.equal(
    'ids that were received',
    events.map(({ id }) => id),
    told.map(({ id }) => id).toSorted(),
  )

  const status = await postForgery(scene, JSON.stringify(told[0]))
  world.step('business', `somebody else posts to the endpoint: ${status}`)
  checks.equal('a forged webhook', status, 400)
  const open = ['PENDING', 'FAILED'].map((state) =>
    demandAnswer<{ totalElements: number }>(world, 200, 'GET', `/v1/webhooks/deliveries?status=${state}`),
  )
  checks.equal(
    'deliveries that wait or have failed',
    (await Promise.all(open)).map(({ body }) => body.totalElements),
    [0, 0],
  )
  checks.equal('complaints of the browser', scene.browser.complaints(), [])
}
