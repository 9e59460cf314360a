import { randomUUID } from 'node:crypto'
import type { Occurrence } from '@linx/core'
import type { Context, Hono } from 'hono'
import { listAccounts, reasonOptions } from '../choices.ts'
import type { ApiAnswer } from '../console-api.ts'
import type { ConsoleParts } from '../console-parts.ts'
import { CONSOLE_ZONE, longTime } from '../format.ts'
import { EMPTY, type Html, html } from '../html.ts'
import { showPage } from '../layout.ts'
import { type Option, selectField, textField } from '../parts/form.ts'
import { paymentFields, paymentSpec } from '../parts/payment-form.ts'
import { type Refusal, refusalBox } from '../parts/refusal.ts'
import { filled, readForm, readQuery } from '../read-form.ts'

const RULES: readonly Option[] = [
  { value: 'FREQ=MONTHLY;BYMONTHDAY=-1', label: 'At the end of each month' },
  { value: 'FREQ=MONTHLY;BYMONTHDAY=1', label: 'On the first of each month' },
  { value: 'FREQ=WEEKLY;BYDAY=FR', label: 'Every Friday' },
  { value: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', label: 'Every other Monday' },
  { value: 'FREQ=DAILY', label: 'Every day' },
  { value: '', label: 'Once' },
]

const PREVIEW = 6
const HOUR_MS = 3_600_000

/** What a form says about time; the entry type goes with a payment to a business. */
const timingOf = (form: URLSearchParams) => {
  const start = filled(form, 'startDateTime')
  return {
    startDateTime: start === undefined ? undefined : `${start.slice(0, 16)}:00.000`,
    timeZone: CONSOLE_ZONE,
    calendarType: filled(form, 'calendarType'),
    recurrenceRule: filled(form, 'ownRule') ?? filled(form, 'recurrenceRule'),
  }
}

const previewBox = (preview: ApiAnswer<readonly Occurrence[]> | undefined): Html =>
  preview?.ok === true
    ? html`<section class="card" role="status"><h2>It would run</h2><ol class="bare">${preview.body.map(
        ({ at, nominal, local }) =>
          html`<li>${longTime(at)}${nominal.slice(0, 10) === local.slice(0, 10) ? EMPTY : html` <small>moved from ${nominal.slice(0, 10)}</small>`}</li>`,
      )}</ol></section>`
    : EMPTY

export const addNewSchedulePages = (app: Hono, parts: ConsoleParts): void => {
  const { api, clock } = parts

  const localNow = (): string =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: CONSOLE_ZONE, dateStyle: 'short', timeStyle: 'short' })
      .format(clock.now() + HOUR_MS)
      .replace(' ', 'T')

  const showForm = async (
    context: Context,
    given: URLSearchParams,
    shown: { readonly refusal?: Refusal; readonly preview?: ApiAnswer<readonly Occurrence[]> } = {},
  ): Promise<Response> => {
    const choices = { accounts: await listAccounts(api), reasons: await reasonOptions(api) }
    const refusal = shown.refusal ?? (shown.preview?.ok === false ? shown.preview : undefined)
    return showPage(context, parts, {
      place: '/schedules',
      title: 'New schedule',
      back: { href: '/schedules', name: 'Schedules' },
      status: refusal === undefined ? 200 : 422,
      main: html`${refusalBox(refusal)}${previewBox(shown.preview)}<form method="post" action="/schedules/new" class="card form">
<input type="hidden" name="key" value="${given.get('key') ?? randomUUID()}"><input type="hidden" name="entryType" value="CCD">
<fieldset><legend>When</legend><div class="two">${textField({ name: 'name', label: 'Name', value: 'Rent', given, isRequired: true })}${textField({ name: 'startDateTime', label: 'From', hint: 'In New York; it runs at this time of day.', type: 'datetime-local', value: localNow(), given })}${selectField({ name: 'recurrenceRule', label: 'How often', options: RULES, given })}${textField({ name: 'ownRule', label: 'Or a rule of your own', hint: 'RFC 5545: FREQ=MONTHLY;BYDAY=2TU', given })}${selectField(
        {
          name: 'calendarType',
          label: 'On',
          options: [
            { value: 'BANKING', label: 'Banking days: later if closed' },
            { value: 'DEFAULT', label: 'Every day' },
          ],
          given,
        },
      )}</div></fieldset>
<fieldset><legend>Payment</legend><div class="two">${paymentFields(given, choices)}</div></fieldset>
<p class="buttons"><button name="goal" value="preview" formnovalidate>Show the next runs</button><button class="main" name="goal" value="create">Store the schedule</button></p></form>`,
    })
  }

  app.get('/schedules/new', (context) => showForm(context, readQuery(context)))

  app.post('/schedules/new', async (context) => {
    const form = await readForm(context)
    const timing = timingOf(form)
    if (form.get('goal') === 'preview') {
      const preview = await api.post<readonly Occurrence[]>('/v2/scheduled-transactions/preview', {
        ...timing,
        count: PREVIEW,
      })
      return showForm(context, form, { preview })
    }
    const body = { ...timing, name: filled(form, 'name'), transactionSpec: paymentSpec(form) }
    const answer = await api.post<string>('/v2/scheduled-transactions', body, filled(form, 'key') ?? randomUUID())
    return answer.ok
      ? context.redirect(`/schedules/${answer.body}?done=scheduled`, 303)
      : showForm(context, form, { refusal: answer })
  })
}
