import { describeSchedule } from '@linx/core'
import type { ScheduleView } from '@linx/engine'
import { money, solutionName, time, words } from '../format.ts'
import { EMPTY, type Html, html } from '../html.ts'
import { actionButton } from './form.ts'
import { facts } from './table.ts'

const textOf = ({ transactionSpec }: ScheduleView, name: string): string => {
  const value = transactionSpec[name]
  return typeof value === 'string' ? value : ''
}

/** `$250.00`, or `10 % of the balance`. */
export const specAmount = (schedule: ScheduleView): string => {
  const amount = textOf(schedule, 'amount')
  if (amount !== '') return money(amount, textOf(schedule, 'currency'))
  return `${Number(textOf(schedule, 'debitBalancePercent')) * 100} % of the balance`
}

export const nextRun = ({ nextOccurrenceAt }: ScheduleView): Html | string =>
  nextOccurrenceAt === undefined ? '–' : time(nextOccurrenceAt)

export const scheduleActions = ({ id, status }: ScheduleView): Html => {
  const to = (change: string) => `/schedules/${id}/${change}`
  return html`<div class="actions">${status === 'ACTIVE' ? actionButton(to('suspend'), 'Suspend') : EMPTY}${
    status === 'SUSPENDED' ? actionButton(to('unsuspend'), 'Run again', { kind: 'main' }) : EMPTY
  }${status === 'SCHEDULED' ? actionButton(to('cancel'), 'Cancel the schedule', { kind: 'bad' }) : EMPTY}</div>`
}

/** The rule in words. */
const inWords = (schedule: ScheduleView): string | undefined => {
  const { startDateTime, timeZone, calendarType, recurrenceRule, calendar, convention } = schedule
  const text = describeSchedule({ startDateTime, timeZone, calendarType, recurrenceRule, calendar, convention })
  return text.ok ? text.value : undefined
}

export const scheduleFacts = (schedule: ScheduleView): Html =>
  html`<section class="card"><h2>Details</h2>${facts([
    ['When', inWords(schedule)],
    ['Rule', schedule.recurrenceRule === undefined ? undefined : html`<code>${schedule.recurrenceRule}</code>`],
    ['From', `${schedule.startDateTime.replace('T', ' ').slice(0, 16)}, ${schedule.timeZone}`],
    ['Days', schedule.calendarType === 'BANKING' ? 'Banking days only' : 'Every day'],
    ['Next run', nextRun(schedule)],
    ['Amount', specAmount(schedule)],
    [
      'By',
      `${solutionName(textOf(schedule, 'solution'))}, ${words(textOf(schedule, 'settlementPriority')).toLowerCase()}`,
    ],
    ['Id', html`<code>${schedule.id}</code>`],
  ])}</section>`
