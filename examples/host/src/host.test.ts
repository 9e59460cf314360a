import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TransactionAnswer, WorkflowDetail } from '@linx/core'
import { afterAll, expect, it, vi } from 'vitest'
import { createConsoleApi, demandBody } from './console/console-api.ts'
import { startHost } from './host/start-host.ts'
import { createFormBrowser } from './test-support/form-browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'linx-host-'))
afterAll(() => rmSync(folder, { recursive: true }))

const START = Date.parse('2026-03-02T15:00:00Z')
const PHONE = '+14165550123'

it('works', { timeout: 60_000 }, async () => {
  const host = await startHost({ folder, port: 0, startAt: START })
  const api = createConsoleApi({
    handler: { fetch: (request) => fetch(request) },
    url: `${host.origin}/api`,
    token: host.token,
  })
  demandBody(
    await api.post('/v1/financial-accounts', {
      id: 'operating',
      owner: { type: 'BUSINESS', id: 'juniper-mutual' },
      category: 'INTERNAL',
      currency: 'USD',
      type: 'BANK',
      subType: 'CHECKING',
      nameOnAccount: 'Juniper Mutual',
      bank: { bankName: 'First Example Bank', routingNumber: '021000021', accountNumber: '000111222333' },
    }),
  )
  const created = demandBody(
    await api.post<{ workflowId: string }>('/v2/linx/workflows', {
      title: 'Claim',
      expireInHours: 48,
      steps: ['notification', 'customer-account', 'financial-account', 'move-money'].map((name) => ({ name })),
      parameters: {
        phoneNumber: PHONE,
        financialAccountSubType: 'CHECKING',
        transactionType: 'SEND',
        solution: 'ach',
        baFinancialAccountId: 'operating',
        currency: 'USD',
        amount: '30.00',
        priority: 'NEXT_DAY',
        paymentReasonId: 'insurance-disbursements',
      },
    }),
  )
  await vi.waitFor(() => expect(host.store.messagesOf(PHONE)).toHaveLength(1), { timeout: 10_000 })
  const link = /http\S+/.exec(host.store.messagesOf(PHONE)[0]?.body ?? '')?.[0] ?? ''
  const browser = createFormBrowser(host.origin)
  let page = await browser.send(await browser.get(link))
  page = await browser.get(page.path.slice(0, page.path.lastIndexOf('/')))
  page = await browser.send(page, { firstName: 'Ada', lastName: 'Byron', primaryEmail: '' })
  page = await browser.send(page, {
    nameOnAccount: 'Ada Byron',
    routingNumber: '011401533',
    accountNumber: '4455667788',
    accountNumberAgain: '4455667788',
  })
  page = await browser.send(page)
  expect(page.path).toMatch(/done$/)
  await host.time.to(START + 4 * 86_400_000)
  const { transactionId } = demandBody(await api.get<WorkflowDetail>(`/v2/linx/workflows/${created.workflowId}`))
  const transaction = demandBody(await api.get<TransactionAnswer>(`/v1/transactions/${transactionId}`))
  const seen = await api.get<
    readonly { subject: string; action: string; at: string; actor: object; events: readonly object[] }[]
  >('/v1/audit', { limit: '200' })
  for (const { subject, action, at, actor, events } of demandBody(seen))
    console.log(at, subject.slice(0, 20), action, JSON.stringify(actor), JSON.stringify(events).slice(0, 700))
  console.log(JSON.stringify(demandBody(await api.get(`/v2/linx/workflows/${created.workflowId}`))))
  console.log(JSON.stringify(demandBody(await api.get(`/v1/transactions/${transactionId}/history`))))
  expect(transaction.latestStatus.status).toBe('SETTLED')
  await host.close()
})
