import type { TransactionAnswer, WorkflowSummary } from '@linx/core'
import type { Hono } from 'hono'
import { demandBody } from '../console-api.ts'
import type { ConsoleParts, ListOf } from '../console-parts.ts'
import { money, solutionName, time } from '../format.ts'
import { html } from '../html.ts'
import { showPage } from '../layout.ts'
import { badge } from '../parts/badge.ts'
import { requestColumns } from '../parts/request-columns.ts'
import { table } from '../parts/table.ts'

const TILES = [
  { status: 'ACTIVE', name: 'Waiting for a Customer', tone: 'wait' },
  { status: 'COMPLETED', name: 'Completed', tone: 'good' },
  { status: 'DECLINED', name: 'Declined', tone: 'bad' },
  { status: 'EXPIRED', name: 'Expired', tone: 'quiet' },
] as const

const LATEST = '6'
const EVENTS = 8

export const addOverviewPage = (app: Hono, parts: ConsoleParts): void => {
  const { api, store } = parts

  const countOf = async (status: string): Promise<number> =>
    demandBody(await api.get<ListOf<WorkflowSummary>>('/v2/linx/workflows', { status, size: '1' })).totalElements

  app.get('/', async (context) => {
    const counts = await Promise.all(TILES.map(({ status }) => countOf(status)))
    const requests = demandBody(await api.get<ListOf<WorkflowSummary>>('/v2/linx/workflows', { size: LATEST }))
    const payments = demandBody(await api.get<ListOf<TransactionAnswer>>('/v1/transactions', { size: LATEST }))
    return showPage(context, parts, {
      place: '/',
      title: 'Overview',
      beside: html`<p class="buttons"><a class="button main" href="/requests/new">New request</a></p>`,
      main: html`<div data-live="overview"><ul class="tiles">${TILES.map(
        ({ status, name, tone }, index) =>
          html`<li><a href="/requests?status=${status}" class="${tone}"><b>${counts[index]}</b>${name}</a></li>`,
      )}</ul>
<section class="card"><h2>Latest requests</h2>${table({
        caption: 'Latest requests',
        columns: requestColumns,
        rows: requests.result,
        empty: 'Nobody has been asked for anything yet.',
      })}</section>
<div class="halves"><section class="card"><h2>Latest payments</h2>${table({
        caption: 'Latest payments',
        columns: [
          { name: 'Made', show: ({ id, createdAt }) => html`<a href="/transactions/${id}">${time(createdAt)}</a>` },
          { name: 'By', show: ({ solution }) => solutionName(solution) },
          { name: 'Amount', isNumber: true, show: ({ amount, currency }) => money(amount, currency) },
          { name: 'Status', show: ({ latestStatus }) => badge(latestStatus.status) },
        ],
        rows: payments.result,
        empty: 'No money has moved yet.',
      })}</section>
<section class="card"><h2>What the business was told</h2>${table({
        caption: 'Webhooks that the built-in receiver took',
        columns: [
          { name: 'At', show: ({ at }) => time(at) },
          { name: 'Event', show: ({ type }) => html`<code>${type}</code>` },
          {
            name: 'Signature',
            show: ({ isVerified }) =>
              html`<span class="badge ${isVerified ? 'good' : 'bad'}">${isVerified ? 'Verified' : 'Refused'}</span>`,
          },
        ],
        rows: store.webhooks(EVENTS),
        empty: 'No webhook has come yet.',
      })}</section></div></div>`,
    })
  })
}
