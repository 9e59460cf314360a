import type { WorkflowDetail } from '@linx/core'
import { phone, time, words } from '../format.ts'
import { EMPTY, type Html, html } from '../html.ts'
import { badge } from './badge.ts'
import { actionButton, selectField } from './form.ts'
import { lifeLine } from './life-line.ts'
import { requestMoments } from './request-moments.ts'
import type { RequestStory } from './request-story.ts'
import { facts } from './table.ts'
import { timeline } from './timeline.ts'

const LONGER = [
  { value: '24', label: 'by 1 day' },
  { value: '168', label: 'by 1 week' },
  { value: '720', label: 'by 30 days' },
]

const actions = ({ id, status, phoneNumber }: WorkflowDetail): Html => {
  const isActive = status === 'ACTIVE' || status === 'CREATED'
  return html`<div class="actions">${
    isActive
      ? html`<form method="post" action="/requests/${id}/extend" class="inline">${selectField({
          name: 'hours',
          label: 'Extend',
          options: LONGER,
          given: new URLSearchParams(),
        })}<button>Extend</button></form>${actionButton(`/requests/${id}/resend`, 'Send a new link')}${actionButton(`/requests/${id}/cancel`, 'Cancel the request', { kind: 'bad' })}`
      : EMPTY
  }${isActive || status === 'ARCHIVED' ? EMPTY : actionButton(`/requests/${id}/archive`, 'Archive')}
<a class="button" href="/phone/${encodeURIComponent(phoneNumber)}">Open the Customer’s phone</a></div>`
}

/** What only programs read. */
const isForPeople = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && !value.startsWith('sha256-')

const texts = (data: unknown): readonly string[] => {
  if (typeof data === 'object' && data !== null) return Object.values(data).flatMap(texts)
  return isForPeople(data) ? [/^[A-Z_]{3,}$/.test(String(data)) ? words(String(data)) : String(data)] : []
}

const answered = (data: unknown): string => texts(data).join(' · ')

const steps = ({ steps: all, currentStep, status }: WorkflowDetail): Html =>
  html`<ol class="steps">${all.map(
    (
      step,
      index,
    ) => html`<li class="${step.status.toLowerCase()}"${index + 1 === currentStep && status === 'ACTIVE' ? html` aria-current="step"` : EMPTY}>
<p><b>${step.stepDisplayName}</b> ${badge(step.status)}</p>${
      step.data === undefined ? EMPTY : html`<p class="more">${answered(step.data)}</p>`
    }</li>`,
  )}</ol>`

/** A request: what can be done, its life as a line, what happened as a list, and where the Customer is. */
export const requestDetail = (story: RequestStory): Html => {
  const { request, now } = story
  const moments = requestMoments(story)
  const ended = story.audit.findLast(({ action }) => /confirm|decline|cancel|expire/.test(action))
  const isEnded = !['ACTIVE', 'CREATED'].includes(request.status)
  const life = {
    createdAt: Date.parse(request.createdAt),
    expireAt: Date.parse(request.expireAt),
    now,
    moments,
    ...(isEnded && ended !== undefined ? { endedAt: Date.parse(ended.at) } : {}),
  }
  return html`<div data-live="life">${lifeLine(life)}</div>${actions(request)}
<div class="columns"><section class="card"><h2>What happened</h2><div data-live="story">${timeline(moments)}</div></section>
<div data-live="steps"><section class="card"><h2>Steps</h2>${steps(request)}</section>
<section class="card"><h2>Details</h2>${facts([
    ['Phone', phone(request.phoneNumber)],
    ['Email', request.email],
    ['Created', html`${time(request.createdAt)} by ${request.createdBy.name ?? request.createdBy.id}`],
    ['Expires', time(request.expireAt)],
    ['Next reminder', request.nextNotificationAt === undefined ? undefined : time(request.nextNotificationAt)],
    ['Not reachable', request.unreachable === undefined ? undefined : words(request.unreachable)],
    [
      'Declined because',
      request.declineReason === undefined ? undefined : `${words(request.declineReason)} ${request.declineText ?? ''}`,
    ],
    [
      'Payment',
      request.transactionId === undefined
        ? undefined
        : html`<a href="/transactions/${request.transactionId}">Open the transaction</a>`,
    ],
    ['Id', html`<code>${request.id}</code>`],
  ])}</section></div></div>`
}
