import type { TransactionAnswer, TransactionStatusAnswer } from '@linx/core'
import type { Context, Hono } from 'hono'
import { listAccounts } from '../choices.ts'
import { demandBody } from '../console-api.ts'
import type { ConsoleParts, ListOf } from '../console-parts.ts'
import { money, solutionName, time, words } from '../format.ts'
import { EMPTY, html } from '../html.ts'
import { showMissing, showPage } from '../layout.ts'
import { badge } from '../parts/badge.ts'
import { selectField, textField } from '../parts/form.ts'
import { type Refusal, refusalBox } from '../parts/refusal.ts'
import { type Column, pages, table } from '../parts/table.ts'
import { transactionDetail } from '../parts/transaction-detail.ts'
import { filled, readForm, readQuery } from '../read-form.ts'
import type { TransactionRow } from '../transaction-row.ts'

const SIZE = 15
const STATUSES = [
  'NEW',
  'PENDING',
  'PROCESSING',
  'APPROVED',
  'SETTLED',
  'CLEARED',
  'DECLINED',
  'CANCELLED',
  'ERROR',
  'REVERSED',
]

const EMBED = 'debitFinancialAccount,creditFinancialAccount,transactionProviderDetails,childTransactions'

const columns: readonly Column<TransactionAnswer>[] = [
  { name: 'Made', show: ({ id, createdAt }) => html`<a href="/transactions/${id}">${time(createdAt)}</a>` },
  { name: 'Type', show: ({ transactionType }) => words(transactionType) },
  { name: 'By', show: ({ solution }) => solutionName(solution) },
  { name: 'Reason', show: ({ paymentReason }) => paymentReason },
  { name: 'Amount', isNumber: true, show: ({ amount, currency }) => money(amount, currency) },
  { name: 'Status', show: ({ latestStatus }) => badge(latestStatus.status) },
]

export const addTransactionPages = (app: Hono, parts: ConsoleParts): void => {
  const { api } = parts

  app.get('/transactions', async (context) => {
    const query = readQuery(context)
    const page = Math.max(1, Number(query.get('page')) || 1)
    const found = await api.get<ListOf<TransactionAnswer>>('/v1/transactions', {
      status: filled(query, 'status'),
      amountFrom: filled(query, 'amountFrom'),
      amountTo: filled(query, 'amountTo'),
      page: String(page),
      size: String(SIZE),
    })
    const pageHref = (to: number) =>
      `/transactions?${new URLSearchParams([...[...query].filter(([name]) => name !== 'page'), ['page', String(to)]])}`
    return showPage(context, parts, {
      place: '/transactions',
      title: 'Transactions',
      status: found.ok ? 200 : 422,
      beside: html`<p class="buttons"><a class="button main" href="/transactions/new">New transaction</a></p>`,
      main: html`<form class="filters" role="search">${selectField({
        name: 'status',
        label: 'Status',
        given: query,
        options: [{ value: '', label: 'Any' }, ...STATUSES.map((value) => ({ value, label: words(value) }))],
      })}${textField({ name: 'amountFrom', label: 'Amount from', given: query })}${textField({ name: 'amountTo', label: 'to', given: query })}<button>Search</button></form>
${refusalBox(found.ok ? undefined : found)}<section class="card" data-live="transactions">${
        found.ok
          ? html`${table({ caption: 'Transactions', columns, rows: found.body.result, empty: 'No transaction fits.' })}${pages({ page, size: SIZE, total: found.body.totalElements, href: pageHref })}`
          : EMPTY
      }</section>`,
    })
  })

  const showDetail = async (context: Context, id: string, refusal?: Refusal): Promise<Response> => {
    const found = await api.get<TransactionRow>(`/v1/transactions/${encodeURIComponent(id)}`, { embed: EMBED })
    if (!found.ok) return showMissing(context, parts, '/transactions', 'transaction')
    const transaction = found.body
    const history = demandBody(await api.get<readonly TransactionStatusAnswer[]>(`/v1/transactions/${id}/history`))
    return showPage(context, parts, {
      place: '/transactions',
      title: `${money(transaction.amount, transaction.currency)} by ${solutionName(transaction.solution)}`,
      back: { href: '/transactions', name: 'Transactions' },
      beside: badge(transaction.latestStatus.status),
      status: refusal === undefined ? 200 : 422,
      main: html`${refusalBox(refusal)}${transactionDetail({ transaction, history, accounts: await listAccounts(api) })}`,
    })
  }

  app.get('/transactions/:id', (context) => showDetail(context, context.req.param('id')))

  app.post('/transactions/:id/cancel', async (context) => {
    const id = context.req.param('id')
    const answer = await api.post(`/v1/transactions/${encodeURIComponent(id)}/cancel`)
    return answer.ok ? context.redirect(`/transactions/${id}?done=cancelled`, 303) : showDetail(context, id, answer)
  })

  app.post('/transactions/:id/reverse', async (context) => {
    const id = context.req.param('id')
    const form = await readForm(context)
    const body = {
      reversalReason: filled(form, 'reversalReason'),
      correctionAmount: filled(form, 'correctionAmount'),
      correctionFinancialAccountId: filled(form, 'correctionFinancialAccountId'),
    }
    const answer = await api.post(`/v1/transactions/${encodeURIComponent(id)}/reverse`, body, filled(form, 'key'))
    return answer.ok ? context.redirect(`/transactions/${id}?done=reversed`, 303) : showDetail(context, id, answer)
  })

  app.post('/transactions/:id/return', async (context) => {
    const id = context.req.param('id')
    const found = await api.get<TransactionRow>(`/v1/transactions/${encodeURIComponent(id)}`, { embed: EMBED })
    if (!found.ok) return showMissing(context, parts, '/transactions', 'transaction')
    const attempts = found.body._embedded?.transactionProviderDetails?.attempts ?? []
    const isReturned = await parts.bank.returnPayment(attempts.at(-1)?.reference ?? '')
    return context.redirect(`/transactions/${id}${isReturned ? '?done=returned' : ''}`, 303)
  })
}
