import type {
  NotificationView,
  TemplateVersion,
  TransactionStatusAnswer,
  WorkflowDetail,
  WorkflowSummary,
} from '@linx/core'
import type { AuditEntry } from '@linx/engine'
import type { Context, Hono } from 'hono'
import { demandBody } from '../console-api.ts'
import type { ConsoleParts, ListOf } from '../console-parts.ts'
import { words } from '../format.ts'
import { EMPTY, html } from '../html.ts'
import { showMissing, showPage } from '../layout.ts'
import { badge } from '../parts/badge.ts'
import { selectField, textField } from '../parts/form.ts'
import { type Refusal, refusalBox } from '../parts/refusal.ts'
import { requestColumns } from '../parts/request-columns.ts'
import { requestDetail } from '../parts/request-detail.ts'
import { pages, table } from '../parts/table.ts'
import { filled, readForm, readQuery } from '../read-form.ts'

const SIZE = 15
const STATUSES = ['CREATED', 'ACTIVE', 'COMPLETED', 'DECLINED', 'CANCELLED', 'EXPIRED', 'ARCHIVED']
const HOUR_MS = 3_600_000

/** The actions that need nothing but the request, and what is told afterwards. */
const ACTIONS: Readonly<Record<string, string>> = { resend: 'resent', cancel: 'cancelled', archive: 'archived' }

export const addRequestPages = (app: Hono, parts: ConsoleParts): void => {
  const { api, store } = parts

  app.get('/requests', async (context) => {
    const query = readQuery(context)
    const page = Math.max(1, Number(query.get('page')) || 1)
    const found = await api.get<ListOf<WorkflowSummary>>('/v2/linx/workflows', {
      search: filled(query, 'search'),
      status: filled(query, 'status'),
      templateId: filled(query, 'templateId'),
      page: String(page),
      size: String(SIZE),
    })
    const templates = demandBody(await api.get<ListOf<TemplateVersion>>('/v2/linx/templates'))
    const pageHref = (to: number) =>
      `/requests?${new URLSearchParams([...[...query].filter(([name]) => name !== 'page'), ['page', String(to)]])}`
    return showPage(context, parts, {
      place: '/requests',
      title: 'Requests',
      status: found.ok ? 200 : 422,
      beside: html`<p class="buttons"><a class="button main" href="/requests/new">New request</a></p>`,
      main: html`<form class="filters" role="search">${textField({
        name: 'search',
        label: 'Search',
        type: 'search',
        placeholder: 'Name, phone, email or id',
        given: query,
      })}${selectField({
        name: 'status',
        label: 'Status',
        given: query,
        options: [{ value: '', label: 'Any' }, ...STATUSES.map((value) => ({ value, label: words(value) }))],
      })}${selectField({
        name: 'templateId',
        label: 'Template',
        given: query,
        options: [
          { value: '', label: 'Any' },
          ...templates.result.map(({ templateId, displayName }) => ({ value: templateId, label: displayName })),
        ],
      })}<button>Search</button></form>${refusalBox(found.ok ? undefined : found)}
<section class="card" data-live="requests">${
        found.ok
          ? html`${table({ caption: 'Requests', columns: requestColumns, rows: found.body.result, empty: 'No request fits.' })}${pages({ page, size: SIZE, total: found.body.totalElements, href: pageHref })}`
          : EMPTY
      }</section>`,
    })
  })

  const showDetail = async (context: Context, id: string, refusal?: Refusal): Promise<Response> => {
    const found = await api.get<WorkflowDetail>(`/v2/linx/workflows/${encodeURIComponent(id)}`)
    if (!found.ok) return showMissing(context, parts, '/requests', 'request')
    const request = found.body
    const notifications = demandBody(
      await api.get<readonly NotificationView[]>(`/v2/linx/workflows/${id}/notifications`),
    )
    const audit = demandBody(
      await api.get<readonly AuditEntry[]>('/v1/audit', { subject: `session/${id}`, limit: '500' }),
    )
    const { transactionId } = request
    const payment =
      transactionId === undefined
        ? []
        : demandBody(await api.get<readonly TransactionStatusAnswer[]>(`/v1/transactions/${transactionId}/history`))
    const messages = store.messagesOf(request.phoneNumber)
    return showPage(context, parts, {
      place: '/requests',
      title: request.title,
      back: { href: '/requests', name: 'Requests' },
      beside: badge(request.status),
      status: refusal === undefined ? 200 : 422,
      main: html`${refusalBox(refusal)}${requestDetail({ request, notifications, audit, payment, messages, now: parts.clock.now() })}`,
    })
  }

  app.get('/requests/:id', (context) => showDetail(context, context.req.param('id')))

  app.post('/requests/:id/extend', async (context) => {
    const id = context.req.param('id')
    const hours = Number((await readForm(context)).get('hours'))
    const request = await api.get<WorkflowDetail>(`/v2/linx/workflows/${encodeURIComponent(id)}`)
    if (!request.ok) return showMissing(context, parts, '/requests', 'request')
    const expireAt = new Date(Date.parse(request.body.expireAt) + (hours || 0) * HOUR_MS).toISOString()
    const answer = await api.post(`/v2/linx/workflows/${id}/extend`, { expireAt })
    return answer.ok ? context.redirect(`/requests/${id}?done=extended`, 303) : showDetail(context, id, answer)
  })

  app.post('/requests/:id/:action', async (context) => {
    const { id, action } = context.req.param()
    const done = ACTIONS[action]
    if (done === undefined) return context.notFound()
    const answer = await api.post(`/v2/linx/workflows/${encodeURIComponent(id)}/${action}`)
    return answer.ok ? context.redirect(`/requests/${id}?done=${done}`, 303) : showDetail(context, id, answer)
  })
}
