import type { StorageAdapter } from '@linx/contracts'
import { createEngine, createLocalKeyProvider, systemClock } from '@linx/engine'
import {
  createScriptedRail,
  demandValue,
  fixtures,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  sampleAnswers,
  sampleBusiness,
  sampleBusinessAccount,
  sampleCard,
  sampleCustomer,
} from '@linx/testing'
import { sampleId } from '../sample/sample-session.ts'
import { createArrivals } from './arrivals.ts'
import { createInstantSms } from './instant-sms.ts'

/** A host that runs the main job: what it costs is the engine, since its peers answer at once. */
export interface Host {
  /** Brings in the business' account and so many Customers with a card each, and starts the worker. */
  start(customers: number): Promise<void>
  /** Creates one workflow and waits until it was sent; answers its link's token. */
  invite(customer: number): Promise<string>
  /** One workflow of this Customer, from the request to the settled payment. */
  runWorkflow(customer: number): Promise<void>
  /** Runs what is still due, and ends. */
  stop(): Promise<void>
}

const GATEWAY_URL = 'https://pay.example/l'
const TOKEN_CHARACTERS = 22

const customerIdOf = (customer: number): string => sampleId('customer', customer)
const cardIdOf = (customer: number): string => sampleId('card', customer)

/** Seed 000's request for another Customer: with one for all, every confirmation would race for the same record. */
const requestFor = (customer: number) => ({
  ...fixtures.workflowCreateRequest,
  parameters: {
    ...fixtures.workflowCreateRequest.parameters,
    customerId: customerIdOf(customer),
    customerFinancialAccountId: cardIdOf(customer),
  },
})

const createPeers = () => {
  const tokens = createArrivals<string>()
  const sms = createInstantSms(({ kind, reference, body }) => {
    if (kind !== 'invitation') return
    const start = body.indexOf(GATEWAY_URL) + GATEWAY_URL.length + 1
    tokens.arrive(reference.slice(0, reference.indexOf(':')), body.slice(start, start + TOKEN_CHARACTERS))
  })
  return { tokens, sms, rails: [createScriptedRail({ solution: 'push-to-card', clock: systemClock })] }
}

export const createHost = (storage: StorageAdapter, concurrency: number): Host => {
  const { tokens, sms, rails } = createPeers()
  const settled = createArrivals<true>()
  const engine = createEngine({
    storage,
    sms,
    rails,
    gatewayUrl: GATEWAY_URL,
    businesses: () => sampleBusiness,
    keys: {
      link: [{ id: 'bench', secret: new Uint8Array(32).fill(7) }],
      data: createLocalKeyProvider([{ id: 'bench', secret: new Uint8Array(32).fill(8) }]),
    },
    policy: { worker: { concurrency } },
  })
  engine.events.on('transactions.status-changed', ({ data }) => {
    if (data.status === 'SETTLED' && data.workflowId !== undefined) settled.arrive(data.workflowId, true)
  })
  const actor = { id: 'bench', type: 'service-account' } as const
  const linx = engine.as({ businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, actor })

  const create = async (customer: number): Promise<string> =>
    demandValue(await linx.workflows.create(requestFor(customer))).workflowId

  const visit = async (token: string): Promise<void> => {
    const opened = await engine.gateway.open(token)
    if (opened.outcome !== 'open') throw new TypeError(`The link is ${opened.outcome}.`)
    for (const { stepId, request } of opened.view.steps) {
      if (request?.asks === 'profile') demandValue(await opened.visit.submit(stepId, sampleAnswers.profile))
      if (request?.asks === 'documents') demandValue(await opened.visit.submit(stepId, sampleAnswers.documents))
    }
    demandValue(await opened.visit.confirm())
  }

  return {
    start: async (customers) => {
      demandValue(await linx.financialAccounts.put(sampleBusinessAccount))
      for (let customer = 0; customer < customers; customer += 1) {
        const id = customerIdOf(customer)
        demandValue(await linx.customers.put({ ...sampleCustomer, id }))
        demandValue(
          await linx.financialAccounts.put({ ...sampleCard, id: cardIdOf(customer), owner: { type: 'CUSTOMER', id } }),
        )
      }
      await engine.worker.start()
    },
    invite: async (customer) => tokens.take(await create(customer)),
    runWorkflow: async (customer) => {
      const workflowId = await create(customer)
      await visit(await tokens.take(workflowId))
      await settled.take(workflowId)
    },
    stop: async () => {
      await engine.worker.stop()
      await engine.worker.runDue()
      await engine.close()
    },
  }
}
