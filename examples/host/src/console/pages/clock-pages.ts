import type { Hono } from 'hono'
import type { ConsoleParts } from '../console-parts.ts'
import { longTime } from '../format.ts'
import { html } from '../html.ts'
import { JUMPS } from '../jumps.ts'
import { showPage } from '../layout.ts'
import { textField } from '../parts/form.ts'
import { readForm } from '../read-form.ts'

const HOUR_MS = 3_600_000
const FURTHEST_MS = 92 * 24 * HOUR_MS

/** Paths of this console only, so that nobody is led away. */
const backTo = (path: string | null): string => (path !== null && /^\/(?!\/)[\w/-]*$/.test(path) ? path : '/clock')

export const addClockPages = (app: Hono, parts: ConsoleParts): void => {
  const { clock, time } = parts

  app.get('/clock', (context) =>
    showPage(context, parts, {
      place: '/clock',
      title: 'Clock',
      main: html`<section class="card narrow"><p class="lead" data-live="now">${longTime(clock.now())}</p>
<p>The host’s time runs like yours and can be moved ahead. Everything that is due on the way is done at its own time:
reminders, expiries, runs of schedules, files for the bank, settlement, webhooks.</p>
<form method="post" action="/clock">${textField({
        name: 'until',
        label: 'Move ahead to',
        hint: 'In UTC, at most three months from now.',
        type: 'datetime-local',
        value: new Date(clock.now() + 24 * HOUR_MS).toISOString().slice(0, 16),
        given: new URLSearchParams(),
      })}<p class="buttons"><button class="main">Move</button></p></form></section>`,
    }),
  )

  app.post('/clock', async (context) => {
    const form = await readForm(context)
    const jump = JUMPS.find(({ by }) => by === form.get('by'))
    const until = Date.parse(`${form.get('until') ?? ''}Z`)
    const goal = jump === undefined ? until : clock.now() + jump.ms
    if (goal >= clock.now() - HOUR_MS && goal <= clock.now() + FURTHEST_MS) await time.to(goal)
    return context.redirect(`${backTo(form.get('back'))}?done=moved`, 303)
  })
}
