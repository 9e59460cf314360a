import type { WebhookDeliveryView, WebhookSubscriptionView } from '@linx/core'
import type { Context, Hono } from 'hono'
import { demandBody } from '../console-api.ts'
import type { ConsoleParts, ListOf } from '../console-parts.ts'
import { time, words } from '../format.ts'
import { EMPTY, html } from '../html.ts'
import { showMissing, showPage } from '../layout.ts'
import { badge } from '../parts/badge.ts'
import { actionButton, selectField } from '../parts/form.ts'
import { type Refusal, refusalBox } from '../parts/refusal.ts'
import { type Column, facts, pages, table } from '../parts/table.ts'
import { filled, readQuery } from '../read-form.ts'

const SIZE = 15
const STATUSES = ['PENDING', 'DELIVERED', 'FAILED']

const deliveryColumns: readonly Column<WebhookDeliveryView>[] = [
  { name: 'At', show: ({ id, eventAt }) => html`<a href="/webhooks/deliveries/${id}">${time(eventAt)}</a>` },
  { name: 'Event', show: ({ type }) => html`<code>${type}</code>` },
  { name: 'Attempts', isNumber: true, show: ({ attemptCount }) => String(attemptCount) },
  { name: 'Status', show: ({ status }) => badge(status) },
]

const subscriptionColumns: readonly Column<WebhookSubscriptionView>[] = [
  {
    name: 'URL',
    show: ({ url, description }) =>
      html`<code>${url}</code>${description === undefined ? EMPTY : html`<p class="more">${description}</p>`}`,
  },
  { name: 'Events', show: ({ eventTypes }) => (eventTypes === undefined ? 'All' : eventTypes.join(', ')) },
  { name: 'Status', show: ({ status }) => badge(status, true) },
  {
    name: '',
    show: ({ id, status }) =>
      status === 'ACTIVE'
        ? actionButton(`/webhooks/subscriptions/${id}/suspend`, 'Suspend')
        : actionButton(`/webhooks/subscriptions/${id}/resume`, 'Resume'),
  },
]

/** What can be done to a subscription, and what is told afterwards. */
const CHANGES: Readonly<Record<string, string>> = { suspend: 'suspended', resume: 'resumed' }

export const addWebhookPages = (app: Hono, parts: ConsoleParts): void => {
  const { api, store } = parts

  const showList = async (context: Context, refusal?: Refusal): Promise<Response> => {
    const query = readQuery(context)
    const page = Math.max(1, Number(query.get('page')) || 1)
    const subscriptions = demandBody(await api.get<readonly WebhookSubscriptionView[]>('/v1/webhooks/subscriptions'))
    const deliveries = await api.get<ListOf<WebhookDeliveryView>>('/v1/webhooks/deliveries', {
      status: filled(query, 'status'),
      page: String(page),
      size: String(SIZE),
    })
    const pageHref = (to: number) =>
      `/webhooks?${new URLSearchParams([...[...query].filter(([name]) => name !== 'page'), ['page', String(to)]])}`
    const problem = refusal ?? (deliveries.ok ? undefined : deliveries)
    return showPage(context, parts, {
      place: '/webhooks',
      title: 'Webhooks',
      status: problem === undefined ? 200 : 422,
      main: html`${refusalBox(problem)}<section class="card"><h2>Subscriptions</h2>${table({
        caption: 'Subscriptions',
        columns: subscriptionColumns,
        rows: subscriptions,
        empty: 'None.',
      })}</section>
<section class="card"><h2>Deliveries</h2><form class="filters">${selectField({
        name: 'status',
        label: 'Status',
        given: query,
        options: [{ value: '', label: 'Any' }, ...STATUSES.map((value) => ({ value, label: words(value) }))],
      })}<button>Show</button></form><div data-live="deliveries">${
        deliveries.ok
          ? html`${table({ caption: 'Deliveries', columns: deliveryColumns, rows: deliveries.body.result, empty: 'None.' })}${pages({ page, size: SIZE, total: deliveries.body.totalElements, href: pageHref })}`
          : EMPTY
      }</div></section>
<section class="card"><h2>Built-in receiver</h2><p class="more">It verifies each signature by Standard Webhooks, as your program would.</p><div data-live="received">${table(
        {
          caption: 'What the receiver took',
          columns: [
            { name: 'At', show: ({ at }) => time(at) },
            { name: 'Event', show: ({ type }) => html`<code>${type}</code>` },
            { name: 'Webhook id', show: ({ webhookId }) => html`<code class="short">${webhookId}</code>` },
            {
              name: 'Signature',
              show: ({ isVerified, problem: why }) =>
                html`<span class="badge ${isVerified ? 'good' : 'bad'}">${isVerified ? 'Verified' : (why ?? 'Refused')}</span>`,
            },
          ],
          rows: store.webhooks(10),
          empty: 'Nothing has come yet.',
        },
      )}</div></section>`,
    })
  }

  app.get('/webhooks', (context) => showList(context))

  app.post('/webhooks/subscriptions/:id/:change', async (context) => {
    const { id, change } = context.req.param()
    const done = CHANGES[change]
    if (done === undefined) return context.notFound()
    const answer = await api.post(`/v1/webhooks/subscriptions/${encodeURIComponent(id)}/${change}`)
    return answer.ok ? context.redirect(`/webhooks?done=${done}`, 303) : showList(context, answer)
  })

  const showDelivery = async (context: Context, id: string, refusal?: Refusal): Promise<Response> => {
    const found = await api.get<WebhookDeliveryView>(`/v1/webhooks/deliveries/${encodeURIComponent(id)}`)
    if (!found.ok) return showMissing(context, parts, '/webhooks', 'delivery')
    const { type, status, reason, eventId, eventAt, nextAttemptAt, attempts, data } = found.body
    return showPage(context, parts, {
      place: '/webhooks',
      title: type,
      back: { href: '/webhooks', name: 'Webhooks' },
      beside: badge(status),
      status: refusal === undefined ? 200 : 422,
      main: html`${refusalBox(refusal)}<div class="actions">${actionButton(`/webhooks/deliveries/${id}/replay`, 'Send again')}</div>
<div class="columns"><section class="card"><h2>What was sent</h2><pre>${JSON.stringify({ id: eventId, type, createdAt: eventAt, data }, undefined, 2)}</pre></section>
<div data-live="attempts"><section class="card"><h2>Attempts</h2>${table({
        caption: 'Attempts',
        columns: [
          { name: 'At', show: ({ at }) => time(at) },
          {
            name: 'Answer',
            show: ({ httpStatus, failure }) =>
              httpStatus === undefined ? words(failure ?? 'none') : String(httpStatus),
          },
        ],
        rows: attempts,
        empty: 'None yet.',
      })}${facts([
        ['Next attempt', nextAttemptAt === undefined ? undefined : time(nextAttemptAt)],
        ['Given up because', reason === undefined ? undefined : words(reason)],
        ['Webhook id', html`<code>${eventId}</code>`],
      ])}</section></div></div>`,
    })
  }

  app.get('/webhooks/deliveries/:id', (context) => showDelivery(context, context.req.param('id')))

  app.post('/webhooks/deliveries/:id/replay', async (context) => {
    const deliveryId = context.req.param('id')
    const answer = await api.post('/v1/webhooks/deliveries/replay', { deliveryId })
    return answer.ok
      ? context.redirect(`/webhooks/deliveries/${deliveryId}?done=replayed`, 303)
      : showDelivery(context, deliveryId, answer)
  })
}
