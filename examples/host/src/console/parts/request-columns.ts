import type { WorkflowSummary } from '@linx/core'
import { phone, time } from '../format.ts'
import { html } from '../html.ts'
import { badge } from './badge.ts'
import type { Column } from './table.ts'

/** Requests as every list shows them. */
export const requestColumns: readonly Column<WorkflowSummary>[] = [
  { name: 'Request', show: ({ id, title }) => html`<a href="/requests/${id}"><b>${title}</b></a>` },
  { name: 'Phone', show: ({ phoneNumber }) => html`<span class="nowrap">${phone(phoneNumber)}</span>` },
  { name: 'Status', show: ({ status }) => badge(status) },
  { name: 'Created', show: ({ createdAt }) => time(createdAt) },
  { name: 'Expires', show: ({ expireAt }) => time(expireAt) },
]
