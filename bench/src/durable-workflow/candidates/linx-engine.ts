import type { RailAdapter, StorageAdapter } from '@linx/contracts'
import { systemClock } from '@linx/engine'
import { createScriptedRail, demandValue, fixtures, sampleAnswers, sampleCard, sampleCustomer } from '@linx/testing'
import { createArrivals } from '../../engine-workflows/arrivals.ts'
import { createInstantSms } from '../../engine-workflows/instant-sms.ts'
import { sampleId } from '../../sample/sample-session.ts'
import { createBenchEngine, GATEWAY_URL } from '../../scale/bench-engine.ts'
import { putBusiness } from '../../scale/parties.ts'
import type { DurableEngine, WorkflowProbe } from '../durable-engine.ts'

const TOKEN_CHARACTERS = 22
const CONCURRENCY = 2_000
const FIRST_SUBSCRIBER = 2_000_000

/** A rail whose payments are due after the timer and settle at once. */
const createTimedRail = (probe: WorkflowProbe, idOf: (transactionId: string) => string): RailAdapter => {
  const rail = createScriptedRail({ solution: 'push-to-card', clock: systemClock })
  return {
    ...rail,
    plan: (request, context) => ({ ...rail.plan(request, context), submitAt: context.now + probe.timerMs }),
    submit: async ({ transactionId }) => {
      probe.begin(idOf(transactionId), 5)
      probe.end(idOf(transactionId), 5)
      return { outcome: 'accepted', state: 'settled' }
    },
  }
}

/** Customers share no phone: what is known of a phone is one record. */
const phoneOf = (number: number) => ({
  ...sampleCustomer.primaryPhoneNumber,
  number: `+1647${String(FIRST_SUBSCRIBER + number)}`,
})

/** Seed 000's request for a Customer of its own: with one for all, every confirmation would race for the same record. */
const requestFor = (customerId: string, cardId: string) => ({
  ...fixtures.workflowCreateRequest,
  parameters: {
    ...fixtures.workflowCreateRequest.parameters,
    customerId,
    customerFinancialAccountId: cardId,
  },
})

/**
 * The engine with everything on, doing the main job: 1 the invitation goes out, 2 the workflow becomes active, signal: the Customer
 * opens the link, 3 answers the profile, 4 accepts the documents and confirms, timer: the payment is due, 5 the rail is called,
 * 6 the Customer hears of the settled payment. Customers and their cards are stored beforehand.
 */
export const createLinxEngine = async (
  storage: StorageAdapter,
  workflows: number,
  probe: WorkflowProbe,
): Promise<DurableEngine> => {
  const idOfWorkflow = new Map<string, string>()
  const idOfTransaction = new Map<string, string>()
  const tokenOf = new Map<string, string>()

  /** The SMS of a workflow leaves before `create` has answered its id; the reference leads with it. */
  const invitations = createArrivals<string>()
  const sms = createInstantSms(({ kind, reference, body }) => {
    const workflowId = reference.slice(0, reference.indexOf(':'))
    if (kind !== 'invitation') return
    const start = body.indexOf(GATEWAY_URL) + GATEWAY_URL.length + 1
    invitations.arrive(workflowId, body.slice(start, start + TOKEN_CHARACTERS))
  })
  const { engine, linx } = createBenchEngine({
    storage,
    sms,
    rail: createTimedRail(probe, (transactionId) => idOfTransaction.get(transactionId) ?? ''),
    worker: {
      concurrency: CONCURRENCY,
      adapterConcurrency: { rail: CONCURRENCY, sms: CONCURRENCY, webhook: CONCURRENCY },
    },
  })
  engine.events.on('transactions.status-changed', ({ data }) => {
    const id = idOfWorkflow.get(data.workflowId ?? '') ?? ''
    idOfTransaction.set(data.transactionId, id)
    if (data.status !== 'SETTLED') return
    probe.begin(id, 6)
    probe.end(id, 6)
    probe.done(id)
  })

  const putCustomer = async (number: number): Promise<void> => {
    const id = sampleId('customer', number)
    demandValue(await linx.customers.put({ ...sampleCustomer, id, primaryPhoneNumber: phoneOf(number) }))
    const owner = { type: 'CUSTOMER', id } as const
    demandValue(await linx.financialAccounts.put({ ...sampleCard, id: sampleId('card', number), owner }))
  }
  await putBusiness(linx)
  await Promise.all(Array.from({ length: workflows }, (_, number) => putCustomer(number)))
  await engine.worker.start()
  let started = 0

  return {
    start: async (id) => {
      const number = started
      started += 1
      const request = requestFor(sampleId('customer', number), sampleId('card', number))
      const { workflowId } = demandValue(await linx.workflows.create(request))
      idOfWorkflow.set(workflowId, id)
      void invitations.take(workflowId).then((token) => {
        tokenOf.set(id, token)
        probe.begin(id, 1)
        probe.end(id, 1)
        probe.begin(id, 2)
        probe.end(id, 2)
      })
    },
    signal: async (id) => {
      const opened = await engine.gateway.open(tokenOf.get(id) ?? '')
      if (opened.outcome !== 'open') throw new TypeError(`The link is ${opened.outcome}.`)
      probe.begin(id, 3)
      probe.end(id, 3)
      const { steps } = opened.view
      const profile = steps.find(({ request }) => request?.asks === 'profile')
      const documents = steps.find(({ request }) => request?.asks === 'documents')
      if (profile !== undefined) demandValue(await opened.visit.submit(profile.stepId, sampleAnswers.profile))
      probe.begin(id, 4)
      if (documents !== undefined) demandValue(await opened.visit.submit(documents.stepId, sampleAnswers.documents))
      probe.end(id, 4)
      demandValue(await opened.visit.confirm())
    },
    stop: async () => {
      await engine.worker.stop()
      await engine.close()
      await storage.close()
    },
  }
}
