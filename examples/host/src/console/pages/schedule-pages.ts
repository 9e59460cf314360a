import type { Occurrence } from '@linx/core'
import type { OccurrenceView, ScheduleView } from '@linx/engine'
import type { Context, Hono } from 'hono'
import { demandBody } from '../console-api.ts'
import type { ConsoleParts, ListOf } from '../console-parts.ts'
import { time, words } from '../format.ts'
import { html } from '../html.ts'
import { showMissing, showPage } from '../layout.ts'
import { badge } from '../parts/badge.ts'
import { type Refusal, refusalBox } from '../parts/refusal.ts'
import { type ScheduleRuns, scheduleCalendar } from '../parts/schedule-calendar.ts'
import { nextRun, scheduleActions, scheduleFacts, specAmount } from '../parts/schedule-detail.ts'
import { table } from '../parts/table.ts'
import { readQuery } from '../read-form.ts'

/** How far the calendar looks; enough for a daily schedule of half a year. */
const AHEAD = 200
const BEHIND = '200'
const MOST = '50'

/** What can be done to a schedule, and what is told afterwards. */
const CHANGES: Readonly<Record<string, string>> = { suspend: 'suspended', unsuspend: 'resumed', cancel: 'cancelled' }

export const addSchedulePages = (app: Hono, parts: ConsoleParts): void => {
  const { api, clock } = parts

  const aheadOf = async (schedule: ScheduleView): Promise<readonly Occurrence[]> => {
    const { startDateTime, timeZone, calendarType, recurrenceRule, calendar, convention } = schedule
    if (!['SCHEDULED', 'ACTIVE'].includes(schedule.status)) return []
    const timing = { startDateTime, timeZone, calendarType, recurrenceRule, calendar, convention, count: AHEAD }
    return demandBody(await api.post<readonly Occurrence[]>('/v2/scheduled-transactions/preview', timing))
  }

  const behindOf = async ({ id }: ScheduleView): Promise<readonly OccurrenceView[]> =>
    demandBody(await api.get<ListOf<OccurrenceView>>(`/v2/scheduled-transactions/${id}/events`, { size: BEHIND }))
      .result

  const runsOf = async (schedule: ScheduleView): Promise<ScheduleRuns> => ({
    schedule,
    ahead: await aheadOf(schedule),
    behind: await behindOf(schedule),
  })

  app.get('/schedules', async (context) => {
    const { result } = demandBody(await api.get<ListOf<ScheduleView>>('/v2/scheduled-transactions', { size: MOST }))
    const runs = await Promise.all(result.map(runsOf))
    return showPage(context, parts, {
      place: '/schedules',
      title: 'Schedules',
      beside: html`<p class="buttons"><a class="button main" href="/schedules/new">New schedule</a></p>`,
      main: html`<section class="card" data-live="schedules">${table({
        caption: 'Schedules',
        columns: [
          {
            name: 'Schedule',
            show: ({ id, name }) => html`<a href="/schedules/${id}"><b>${name ?? 'One payment'}</b></a>`,
          },
          { name: 'Amount', isNumber: true, show: specAmount },
          { name: 'Next run', show: nextRun },
          { name: 'Status', show: ({ status }) => badge(status, true) },
        ],
        rows: result,
        empty: 'Nothing is planned.',
      })}</section><section class="card">${scheduleCalendar({ runs, wanted: readQuery(context).get('month'), path: '/schedules', now: clock.now() })}</section>`,
    })
  })

  const showDetail = async (context: Context, id: string, refusal?: Refusal): Promise<Response> => {
    const found = await api.get<ScheduleView>(`/v2/scheduled-transactions/${encodeURIComponent(id)}`)
    if (!found.ok) return showMissing(context, parts, '/schedules', 'schedule')
    const schedule = found.body
    const runs = await runsOf(schedule)
    return showPage(context, parts, {
      place: '/schedules',
      title: schedule.name ?? 'One payment',
      back: { href: '/schedules', name: 'Schedules' },
      beside: badge(schedule.status, true),
      status: refusal === undefined ? 200 : 422,
      main: html`${refusalBox(refusal)}${scheduleActions(schedule)}<section class="card">${scheduleCalendar({ runs: [runs], wanted: readQuery(context).get('month'), path: `/schedules/${id}`, now: clock.now() })}</section>
<div class="columns"><section class="card" data-live="runs"><h2>What came of it</h2>${table({
        caption: 'Runs so far',
        columns: [
          { name: 'Due', show: ({ dueAt }) => time(dueAt) },
          { name: 'Outcome', show: ({ outcome }) => badge(outcome) },
          {
            name: 'Payment',
            show: ({ transactionId, reason, message = '' }) =>
              transactionId === undefined
                ? `${reason === undefined ? '' : words(reason)} ${message}`
                : html`<a href="/transactions/${transactionId}">Open</a>`,
          },
        ],
        rows: runs.behind,
        empty: 'It has not run yet. Move the clock ahead.',
      })}</section>${scheduleFacts(schedule)}</div>`,
    })
  }

  app.get('/schedules/:id', (context) => showDetail(context, context.req.param('id')))

  app.post('/schedules/:id/:change', async (context) => {
    const { id, change } = context.req.param()
    const done = CHANGES[change]
    if (done === undefined) return context.notFound()
    const answer = await api.post(`/v2/scheduled-transactions/${encodeURIComponent(id)}/${change}`)
    return answer.ok ? context.redirect(`/schedules/${id}?done=${done}`, 303) : showDetail(context, id, answer)
  })
}
