import type { Simulation } from '../simulation/create-simulation.ts'
import { demandValue } from '../simulation/customer-visit.ts'
import { cardPaymentRequest } from '../simulation/sample-requests.ts'
import type { Scenario } from './scenario.ts'
import { answerAndConfirm, createWorkflow, HOUR_MS, waitUntil, work } from './steps.ts'

const URL_SOUND = 'https://hooks.example.com/linx'
const URL_REFUSING = 'https://refusing.example.com/linx'

const subscribe =
  (...urls: readonly string[]) =>
  async ({ linx }: Simulation) => {
    for (const url of urls) demandValue(await linx.webhooks.subscriptions.create({ url }))
  }

/** Every event of the journal was posted, under its one id. */
const everyEventArrived = async ({ linx, webhooks }: Simulation): Promise<readonly string[]> => {
  const journal = await linx.audit.list({ limit: 1_000 })
  const arrived = new Set(webhooks.received(URL_SOUND).map(({ headers }) => headers['webhook-id']))
  const events = journal.flatMap(({ events: published }) => published).filter(({ type }) => type.startsWith('linx.'))
  return events.filter(({ id }) => !arrived.has(id)).map(({ id, type }) => `${type} ${id} never arrived`)
}

const allEnded = async ({ linx }: Simulation): Promise<readonly string[]> => {
  const { result } = demandValue(await linx.webhooks.deliveries.list({ size: 100 }))
  const open = result.filter(({ status }) => status !== 'DELIVERED' && status !== 'FAILED')
  return open.map(({ id, status }) => `delivery ${id} is still ${status}`)
}

/** Stories of push notifications. */
export const webhookScenarios: readonly Scenario[] = [
  {
    name: 'webhook: every event of a paid workflow reaches its endpoint',
    prepare: subscribe(URL_SOUND),
    steps: [createWorkflow(cardPaymentRequest), work, answerAndConfirm, work],
    status: 'COMPLETED',
    payments: 1,
    check: everyEventArrived,
  },
  {
    name: 'webhook: an endpoint that refuses everything holds nobody up',
    prepare: async (simulation) => {
      await subscribe(URL_REFUSING, URL_SOUND)(simulation)
      simulation.webhooks.script.alwaysFor(URL_REFUSING, { answer: 'status', status: 404 })
    },
    steps: [createWorkflow({ ...cardPaymentRequest, expireInHours: 12 }), waitUntil(14 * HOUR_MS)],
    status: 'EXPIRED',
    payments: 0,
    check: async (simulation) => [...(await everyEventArrived(simulation)), ...(await allEnded(simulation))],
  },
]
