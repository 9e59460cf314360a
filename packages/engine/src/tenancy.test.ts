import { createMemoryStorage } from '@linx/storage-memory'
import {
  cardPaymentRequest,
  createRecordingStorage,
  createSimulation,
  demandValue,
  loadSampleParties,
  openLatest,
  SAMPLE_BUSINESS_ACCOUNT_ID,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import type { Linx } from './index.ts'

const scheduleRequest = {
  transactionSpec: {
    debitFinancialAccountId: cardPaymentRequest.parameters.baFinancialAccountId,
    creditFinancialAccountId: cardPaymentRequest.parameters.customerFinancialAccountId,
    transactionType: 'SEND',
    solution: 'push-to-card',
    paymentReasonId: 'payment-of-rebates',
    amount: '5.00',
    currency: 'USD',
    settlementPriority: 'IMMEDIATE',
  },
  startDateTime: '2026-04-01T09:00:00',
  timeZone: 'America/New_York',
  recurrenceRule: 'FREQ=MONTHLY;COUNT=3',
  name: 'Secret schedule',
}

const setUp = async () => {
  const storage = createRecordingStorage(createMemoryStorage())
  const simulation = createSimulation({ storage })
  const { linx, engine, settle } = simulation
  await loadSampleParties(linx)
  const { templateId, templateVersionId } = demandValue(
    await linx.templates.create({
      name: 'secret-template',
      displayName: 'Secret',
      definition: { steps: [{ name: 'notification' }, { name: 'customer-account' }] },
    }),
  )
  const { workflowId } = demandValue(await linx.workflows.create(cardPaymentRequest))
  await settle()
  demandValue(await (await openLatest(simulation)).confirm())
  await settle()
  const scheduleId = demandValue(await linx.schedules.create(scheduleRequest, { idempotencyKey: 'schedule-1' }))
  const subscription = demandValue(
    await linx.webhooks.subscriptions.create({ url: 'https://hooks.example/linx', description: 'Secret' }),
  )
  await linx.workflows.cancel(demandValue(await linx.workflows.create(cardPaymentRequest)).workflowId)
  await settle()
  const deliveries = demandValue(await linx.webhooks.deliveries.list())
  const { batchId } = demandValue(
    await linx.batches.create({
      header: { useTemplate: { templateId }, requestsInBatch: 1, idempotencyKey: 'batch-1' },
      payload: { batchEntries: [{ title: 'Secret entry', parameters: { phoneNumber: '+16471234567' } }] },
    }),
  )
  const { transactionId = '', customerId = '' } = demandValue(await linx.workflows.get(workflowId))
  const stranger = engine.as({ businessAccountId: 'stranger', actor: { id: 'eve', type: 'employee' } })
  const financialAccountId: string = cardPaymentRequest.parameters.baFinancialAccountId
  const ids = {
    workflowId,
    templateId,
    templateVersionId,
    transactionId,
    scheduleId,
    customerId,
    financialAccountId,
    batchId,
    subscriptionId: subscription.id,
    deliveryId: deliveries.result[0]?.id ?? '',
  }
  return { ...simulation, storage, stranger, ids }
}

type Ids = Awaited<ReturnType<typeof setUp>>['ids']
type Call = (linx: Linx, ids: Ids) => unknown

const expireAt = '2027-01-01T00:00:00Z'

/** Every method that is told an id: a foreign one looks exactly like one that does not exist. */
const callsById: { readonly [method: string]: Call } = {
  'workflows.get': ({ workflows }, { workflowId }) => workflows.get(workflowId),
  'workflows.notifications': ({ workflows }, { workflowId }) => workflows.notifications(workflowId),
  'workflows.extend': ({ workflows }, { workflowId }) => workflows.extend(workflowId, { expireAt }),
  'workflows.resend': ({ workflows }, { workflowId }) => workflows.resend(workflowId),
  'workflows.cancel': ({ workflows }, { workflowId }) => workflows.cancel(workflowId),
  'workflows.archive': ({ workflows }, { workflowId }) => workflows.archive(workflowId),
  'workflows.create': ({ workflows }, { customerId, financialAccountId }) =>
    workflows.create({
      ...cardPaymentRequest,
      parameters: { ...cardPaymentRequest.parameters, customerId, baFinancialAccountId: financialAccountId },
    }),
  'templates.get': ({ templates }, { templateId }) => templates.get(templateId),
  'templates.getVersion': ({ templates }, { templateVersionId }) => templates.getVersion(templateVersionId),
  'templates.update': ({ templates }, { templateId }) => templates.update(templateId, { displayName: 'Mine' }),
  'templates.setStatus': ({ templates }, { templateId }) => templates.setStatus(templateId, 'DELETED'),
  'customers.get': ({ customers }, { customerId }) => customers.get(customerId),
  'customers.erase': ({ customers }, { customerId }) => customers.erase(customerId),
  'financialAccounts.get': ({ financialAccounts }, { financialAccountId }) => financialAccounts.get(financialAccountId),
  'financialAccounts.verify': ({ financialAccounts }, { financialAccountId }) =>
    financialAccounts.verify(financialAccountId),
  'financialAccounts.setVerification': ({ financialAccounts }, { financialAccountId }) =>
    financialAccounts.setVerification(financialAccountId, { status: 'APPROVED' }),
  'financialAccounts.postBalance': ({ financialAccounts }, { financialAccountId }) =>
    financialAccounts.postBalance(financialAccountId, { amount: '0' }),
  'financialAccounts.removeBalance': ({ financialAccounts }, { financialAccountId }) =>
    financialAccounts.removeBalance(financialAccountId),
  'limits.utilisation': ({ limits }, { financialAccountId }) => limits.utilisation(financialAccountId),
  'schedules.get': ({ schedules }, { scheduleId }) => schedules.get(scheduleId),
  'schedules.edit': ({ schedules }, { scheduleId }) => schedules.edit(scheduleId, scheduleRequest),
  'schedules.cancel': ({ schedules }, { scheduleId }) => schedules.cancel(scheduleId),
  'schedules.suspend': ({ schedules }, { scheduleId }) => schedules.suspend(scheduleId),
  'schedules.unsuspend': ({ schedules }, { scheduleId }) => schedules.unsuspend(scheduleId),
  'schedules.events': ({ schedules }, { scheduleId }) => schedules.events(scheduleId),
  'transactions.get': ({ transactions }, { transactionId }) => transactions.get(transactionId),
  'transactions.history': ({ transactions }, { transactionId }) => transactions.history(transactionId),
  'transactions.cancel': ({ transactions }, { transactionId }) => transactions.cancel(transactionId),
  'transactions.edit': ({ transactions }, { transactionId }) => transactions.edit(transactionId, {}),
  'transactions.reverse': ({ transactions }, { transactionId }) =>
    transactions.reverse(transactionId, { reversalReason: 'DUPLICATE_PAYMENT' }),
  'transactions.resolve': ({ transactions }, { transactionId }) =>
    transactions.resolve(transactionId, { resolution: 'settled', evidence: 'Statement, line 1' }),
  'batches.get': ({ batches }, { batchId }) => batches.get(batchId),
  'batches.entries': ({ batches }, { batchId }) => batches.entries(batchId),
  'batches.cancel': ({ batches }, { batchId }) => batches.cancel(batchId),
  'webhooks.subscriptions.get': ({ webhooks }, { subscriptionId }) => webhooks.subscriptions.get(subscriptionId),
  'webhooks.subscriptions.update': ({ webhooks }, { subscriptionId }) =>
    webhooks.subscriptions.update(subscriptionId, { description: 'Mine' }),
  'webhooks.subscriptions.remove': ({ webhooks }, { subscriptionId }) => webhooks.subscriptions.remove(subscriptionId),
  'webhooks.subscriptions.suspend': ({ webhooks }, { subscriptionId }) =>
    webhooks.subscriptions.suspend(subscriptionId),
  'webhooks.subscriptions.resume': ({ webhooks }, { subscriptionId }) => webhooks.subscriptions.resume(subscriptionId),
  'webhooks.subscriptions.rotateSecret': ({ webhooks }, { subscriptionId }) =>
    webhooks.subscriptions.rotateSecret(subscriptionId),
  'webhooks.deliveries.get': ({ webhooks }, { deliveryId }) => webhooks.deliveries.get(deliveryId),
  'webhooks.deliveries.replay': ({ webhooks }, { deliveryId }) => webhooks.deliveries.replay({ deliveryId }),
}

/** Every method that lists, makes or computes something. */
const otherCalls: ReadonlySet<string> = new Set([
  'workflows.search',
  'workflows.searchSend',
  'templates.list',
  'templates.create',
  'customers.put',
  'financialAccounts.put',
  'transactions.create',
  'transactions.search',
  'limits.list',
  'paymentReasons.list',
  'schedules.create',
  'schedules.search',
  'schedules.preview',
  'audit.list',
  'financialAccounts.list',
  'customers.list',
  'audit.verify',
  'audit.head',
  'batches.create',
  'batches.list',
  'texts.list',
  'webhooks.subscriptions.create',
  'webhooks.subscriptions.list',
  'webhooks.deliveries.list',
])

/** The names of all methods, led by those of their rooms. */
const methodsOf = (room: object, path = ''): readonly string[] =>
  Object.entries(room).flatMap(([name, value]) =>
    typeof value === 'function' ? [`${path}${name}`] : methodsOf(value, `${path}${name}.`),
  )

describe('another tenant', () => {
  it('is tried with every public method', async () => {
    const { linx } = await setUp()
    const tried = [...Object.keys(callsById), ...otherCalls]
    expect(tried.toSorted()).toEqual(methodsOf(linx).toSorted())
  })

  it.each(Object.keys(callsById))('%s: a foreign id looks exactly like a missing one', async (method) => {
    const { stranger, ids, storage } = await setUp()
    const before = storage.batches().length
    const nowhere: Ids = { ...ids }
    for (const name of Object.keys(ids) as (keyof Ids)[]) nowhere[name] = `nowhere-${name}`
    const call = callsById[method]
    const [foreign, missing] = [await call?.(stranger, ids), await call?.(stranger, nowhere)]
    const text = Object.keys(ids).reduce(
      (answer, name) => answer.replaceAll(nowhere[name as keyof Ids], ids[name as keyof Ids]),
      JSON.stringify(missing),
    )
    expect(JSON.stringify(foreign)).toBe(text)
    expect(foreign).toMatchObject({ ok: false })
    expect(storage.batches()).toHaveLength(before)
  })

  it('finds nothing in searches and in the audit', async () => {
    const { stranger, linx } = await setUp()
    expect(demandValue(await linx.workflows.search()).totalElements).toBeGreaterThan(0)
    for (const query of [{}, { search: 'John' }]) {
      expect(demandValue(await stranger.workflows.search(query))).toEqual({ result: [], totalElements: 0 })
    }
    expect(demandValue(await stranger.workflows.searchSend({ name: 'John Doe' })).totalElements).toBe(0)
    expect(demandValue(await stranger.templates.list())).toEqual({ result: [], totalElements: 0 })
    expect(demandValue(await linx.schedules.search()).totalElements).toBe(1)
    expect(demandValue(await stranger.schedules.search())).toEqual({ result: [], totalElements: 0 })
    expect(await stranger.audit.list({ limit: 1_000 })).toEqual([])
    expect((await linx.audit.list({ limit: 1_000 })).length).toBeGreaterThan(5)
  })

  it('may use the same ids and names for things of its own, and changes nothing of ours', async () => {
    const { stranger, linx, ids } = await setUp()
    const names = { firstName: 'Eve', lastName: 'Other' }
    const phone = { primaryPhoneNumber: { number: '+14165550100', type: 'MOBILE' } }
    demandValue(await stranger.customers.put({ ...names, ...phone, id: ids.customerId }))
    const definition = { steps: [{ name: 'notification' }, { name: 'customer-account' }] }
    demandValue(await stranger.templates.create({ name: 'secret-template', displayName: 'Mine', definition }))
    expect(demandValue(await linx.customers.get(ids.customerId)).firstName).toBe('John')
    expect(demandValue(await linx.templates.get(ids.templateId)).displayName).toBe('Secret')
  })

  it('cannot take an account of ours for its own, nor pay from it', async () => {
    const { stranger, ids } = await setUp()
    const account = {
      owner: { type: 'BUSINESS', id: SAMPLE_BUSINESS_ACCOUNT_ID },
      category: 'EXTERNAL',
      currency: 'USD',
      type: 'CARD',
      subType: 'DEBIT',
      nameOnAccount: 'Eve',
      card: { token: 'tok_eve', brand: 'visa', last4: '4242', expiry: '12/39' },
    }
    expect(await stranger.financialAccounts.put(account)).toMatchObject({
      ok: false,
      issues: [{ code: 'financial_account_owner' }],
    })
    const payment = {
      debitFinancialAccountId: ids.financialAccountId,
      creditFinancialAccountId: cardPaymentRequest.parameters.customerFinancialAccountId,
      transactionType: 'SEND',
      solution: 'push-to-card',
      paymentReasonId: 'payment-of-rebates',
      amount: '1.00',
      currency: 'USD',
    }
    expect((await stranger.transactions.create(payment, { idempotencyKey: 'stolen-key' })).ok).toBe(false)
    expect((await stranger.schedules.create(scheduleRequest, { idempotencyKey: 'stolen-key' })).ok).toBe(false)
  })
})
