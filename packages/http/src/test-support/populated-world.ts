import { cardPaymentRequest, demandValue, fixtures, sampleBusinessAccount, sampleCustomer } from '@linx/testing'
import { type ApiCall, type ApiWorld, BUSINESS_BANK_ID, createApiWorld, RECIPIENT_BANK_ID } from './api-world.ts'

export const customerBankAccount = {
  owner: { type: 'CUSTOMER', id: sampleCustomer.id },
  category: 'EXTERNAL',
  currency: 'USD',
  type: 'BANK',
  subType: 'CHECKING',
  nameOnAccount: 'John Doe',
  bank: { bankName: 'Second Example Bank', routingNumber: '011401533', accountNumber: '444555666' },
} as const

export const templateRequest = {
  displayName: 'Rebate',
  definition: { steps: [{ name: 'notification' }, { name: 'customer-account' }] },
} as const

export const batchRequest = (templateId: string, idempotencyKey: string) => ({
  header: { useTemplate: { templateId }, requestsInBatch: 2, idempotencyKey },
  payload: {
    batchEntries: [
      { title: 'Refund to Ada', parameters: { phoneNumber: '+14165550123' } },
      { title: 'Refund to nobody', parameters: { phoneNumber: '12' } },
    ],
  },
})

export const customerRequest = {
  firstName: 'Ada',
  lastName: 'Byron',
  primaryPhoneNumber: { number: '+14165550123', type: 'MOBILE' },
} as const

export const transactionRequest = fixtures.transactionCreateRequest

/** Three minutes after the world begins, every hour in New York. */
export const scheduleRequest = {
  ...fixtures.scheduleCreateRequest,
  startDateTime: '2026-03-02T10:03:00.000',
  recurrenceRule: 'FREQ=HOURLY;COUNT=500',
  timeZone: 'America/New_York',
} as const

const SECOND_MS = 1_000

const creator = ({ call }: ApiWorld) => {
  let keys = 0
  return async (path: string, body: object): Promise<string> => {
    keys += 1
    const sent: ApiCall = { method: 'POST', body, headers: { 'idempotency-key': `populate-${keys}` } }
    const { status, text, json } = await call(path, sent)
    if (status > 202) throw new Error(`${path}: ${text}`)
    return typeof json === 'string' ? json : (json.workflowId ?? json.batchId ?? json.templateId ?? json.id)
  }
}

const settleAch = async ({ engine, rails, clock, runUntil }: ApiWorld): Promise<void> => {
  await runUntil(clock.now() + 60 * SECOND_MS)
  for (const { verb, reference } of rails.ach.calls()) {
    if (verb !== 'submit' || rails.ach.eventsFor(reference).length > 0) continue
    rails.ach.settle(reference)
    await engine.rails.ingest('ach', rails.ach.inboundOf(rails.ach.eventsFor(reference), 'webhook'))
  }
  await runUntil(clock.now() + 60 * SECOND_MS)
}

/** What only a world that has gone on for a while has: by the names that the sample calls use. */
const makeLateOnes = async (world: ApiWorld, create: ReturnType<typeof creator>) => {
  const { ach } = world.rails
  const settledTransactionId = await create('/v1/transactions', transactionRequest)
  await settleAch(world)
  ach.submits.next({ answer: 'unknown', isDone: true })
  ach.inquiries.always({ answer: 'unknown' })
  const unknownTransactionId = await create('/v1/transactions', transactionRequest)
  await world.runUntil(world.clock.now() + 60 * SECOND_MS)
  const startedScheduleId = await create('/v2/scheduled-transactions', {
    ...scheduleRequest,
    startDateTime: '2026-03-02T10:04:00.000',
  })
  const suspendedScheduleId = await create('/v2/scheduled-transactions', {
    ...scheduleRequest,
    startDateTime: '2026-03-02T10:04:00.000',
  })
  await world.runUntil(Date.parse('2026-03-02T15:05:00Z'))
  demandValue(await world.linx.schedules.suspend(suspendedScheduleId))
  return { settledTransactionId, unknownTransactionId, startedScheduleId, suspendedScheduleId }
}

/** An API with at least one of everything in every state that an operation needs. */
export const createPopulatedWorld = async () => {
  const errors: unknown[] = []
  const world = await createApiWorld({ onError: (error) => errors.push(error) })
  const create = creator(world)
  const { webhooks, templates, workflows } = world.linx
  const url = 'https://hooks.example.com/linx'
  const subscriptionId = await create('/v1/webhooks/subscriptions', { url })
  const changingSubscriptionId = await create('/v1/webhooks/subscriptions', { url })
  const suspendedSubscriptionId = await create('/v1/webhooks/subscriptions', { url })
  demandValue(await webhooks.subscriptions.suspend(suspendedSubscriptionId))
  const late = await makeLateOnes(world, create)
  const endedWorkflowId = await create('/v2/linx/workflows', cardPaymentRequest)
  demandValue(await workflows.cancel(endedWorkflowId))
  const workflowId = await create('/v2/linx/workflows', cardPaymentRequest)
  await world.settle()
  const templateId = await create('/v2/linx/templates', templateRequest)
  const batchId = await create('/v2/linx/workflow-batches', batchRequest(templateId, 'batch-made'))
  await world.settle()
  const runningBatchId = await create('/v2/linx/workflow-batches', batchRequest(templateId, 'batch-running'))
  const suspendedTemplateId = await create('/v2/linx/templates', templateRequest)
  demandValue(await templates.setStatus(suspendedTemplateId, 'SUSPENDED'))
  const delivered = demandValue(await webhooks.deliveries.list({ subscriptionId, status: 'DELIVERED', size: 1 }))
  return {
    ...world,
    /** What was answered by 500 or 503. */
    errors,
    ids: {
      ...late,
      workflowId,
      endedWorkflowId,
      templateId,
      batchId,
      runningBatchId,
      suspendedTemplateId,
      templateVersionId: demandValue(await templates.get(templateId)).templateVersionId,
      customerId: sampleCustomer.id,
      idleCustomerId: await create('/v1/customers', customerRequest),
      financialAccountId: await create('/v1/financial-accounts', customerBankAccount),
      businessAccountId: sampleBusinessAccount.id,
      debitFinancialAccountId: BUSINESS_BANK_ID,
      creditFinancialAccountId: RECIPIENT_BANK_ID,
      editableTransactionId: await create('/v1/transactions', transactionRequest),
      transactionId: await create('/v1/transactions', transactionRequest),
      scheduleId: await create('/v2/scheduled-transactions', {
        ...scheduleRequest,
        startDateTime: '2026-04-01T10:15:30.000',
      }),
      subscriptionId,
      changingSubscriptionId,
      suspendedSubscriptionId,
      deliveryId: delivered.result[0]?.id ?? 'none',
    },
  }
}

export type PopulatedWorld = Awaited<ReturnType<typeof createPopulatedWorld>>
export type SampleIds = PopulatedWorld['ids']
