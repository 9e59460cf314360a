import type { StorageAdapter } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import {
  cardPaymentRequest,
  createSimulation,
  demandValue,
  loadSampleParties,
  openLatest,
  type ReceivedWebhook,
  type Simulation,
  sampleCustomer,
} from '@linx/testing'
import type { EnginePolicyOverrides } from '../../engine-policy.ts'

export const URL_A = 'https://a.example.com/hooks'
export const URL_B = 'https://b.example.com/hooks'

/** A simulation with the sample parties and one subscription for everything. */
export const createWebhookWorld = async (
  input: object = {},
  options: { readonly storage?: StorageAdapter; readonly policy?: EnginePolicyOverrides } = {},
) => {
  const { storage = createMemoryStorage(), policy } = options
  const world = createSimulation({ storage, ...(policy === undefined ? {} : { policy }) })
  await loadSampleParties(world.linx)
  const subscription = demandValue(await world.linx.webhooks.subscriptions.create({ url: URL_A, ...input }))
  return { ...world, storage, subscription }
}

export const createWorkflow = async (world: Pick<Simulation, 'linx'>): Promise<string> =>
  demandValue(await world.linx.workflows.create(cardPaymentRequest)).workflowId

/** One event: a Customer was made. */
export const createCustomer = async (world: Pick<Simulation, 'linx'>): Promise<string> => {
  const { id: _, ...customer } = sampleCustomer
  return demandValue(await world.linx.customers.put(customer)).id
}

/** From the request to the money: seven events. */
export const playWholeWorkflow = async (world: Simulation): Promise<string> => {
  const workflowId = await createWorkflow(world)
  await world.settle()
  demandValue(await (await openLatest(world)).confirm())
  await world.settle()
  return workflowId
}

export const bodyOf = ({ body }: ReceivedWebhook) => JSON.parse(body)

export const idOf = ({ headers }: ReceivedWebhook): string => headers['webhook-id'] ?? ''

/** `type status` of each POST. */
export const storyOf = (posts: readonly ReceivedWebhook[]): readonly string[] =>
  posts.map((post) => {
    const { type, data } = bodyOf(post)
    return `${type} ${data.workflowStatus ?? data.status ?? data.state}`
  })
