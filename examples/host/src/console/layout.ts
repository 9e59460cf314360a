import type { Context } from 'hono'
import { business } from '../business/business.ts'
import { assetPath } from './asset/assets.ts'
import type { ConsoleParts } from './console-parts.ts'
import { longTime } from './format.ts'
import { EMPTY, type Html, html, raw } from './html.ts'
import { JUMPS } from './jumps.ts'

/** The places of the console, with the path of a 24 px icon. */
const PLACES = [
  { href: '/', name: 'Overview', icon: 'M4 13h6V4H4zM14 20h6V4h-6zM4 20h6v-3H4z' },
  { href: '/requests', name: 'Requests', icon: 'M4 5h16v11H9l-5 4z' },
  { href: '/transactions', name: 'Transactions', icon: 'M4 8h15l-4-4M20 16H5l4 4' },
  { href: '/schedules', name: 'Schedules', icon: 'M5 6h14v14H5zM5 10h14M9 3v4M15 3v4' },
  {
    href: '/people',
    name: 'People',
    icon: 'M8 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20a5.500 5.500 0 0 1 11 0M16 5a3.500 3.500 0 0 1 0 6.500M17 15a5.500 5.500 0 0 1 4.500 5',
  },
  { href: '/webhooks', name: 'Webhooks', icon: 'M12 3v9M12 12l7 5M12 12l-7 5M12 3h.01M19 17h.01M5 17h.01' },
  { href: '/phone', name: 'Phone', icon: 'M7 3h10v18H7zM11 18h2' },
] as const

type Place = (typeof PLACES)[number]['href'] | '/clock'

/** What a page is made of. */
export interface PageContent {
  readonly place: Place
  readonly title: string
  /** Above the title: where one comes from. */
  readonly back?: { readonly href: string; readonly name: string }
  /** Beside the title. */
  readonly beside?: Html
  readonly main: Html
  readonly status?: 200 | 404 | 422
}

/** What a form has done, told on the page that it leads to: `?done=extended`. */
const DONE: Readonly<Record<string, string>> = {
  created: 'The request is stored and its message is on the way.',
  extended: 'The expiry is later now, and the reminders follow it.',
  resent: 'A new link is on its way.',
  cancelled: 'Cancelled. Nothing more happens to it.',
  archived: 'Archived.',
  paid: 'The transaction is made.',
  reversed: 'A reversal is on its way.',
  scheduled: 'The schedule is stored.',
  suspended: 'Suspended.',
  resumed: 'Running again.',
  replayed: 'It is being sent again.',
  returned:
    'The bank has sent the payment back. More than two banking days after settlement that is against the rules, and is kept for a person.',
  verifying: 'A prenote goes out with the next file.',
  moved: 'The time is later now, and everything due on the way has been done.',
}

const navigation = (place: Place): Html =>
  html`<nav aria-label="Console"><ul>${PLACES.map(
    ({ href, name, icon }) => html`<li><a href="${href}"${href === place ? html` aria-current="page"` : EMPTY}>
<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${icon}"/></svg>${name}</a></li>`,
  )}</ul></nav>`

const clockBox = (now: number, path: string): Html => html`<section class="clock" aria-label="Clock">
<p class="now" data-live="clock"><a href="/clock">${longTime(now)}</a></p>
<form method="post" action="/clock"><input type="hidden" name="back" value="${path}">
${JUMPS.map(({ by, label }) => html`<button name="by" value="${by}">${label}</button>`)}</form></section>`

const PAGE_POLICY = 'text/html; charset=utf-8'

/** Answers with a whole page. */
export const showPage = async (context: Context, { clock }: ConsoleParts, content: PageContent): Promise<Response> => {
  const { place, title, back, beside, main, status = 200 } = content
  const done = DONE[context.req.query('done') ?? '']
  const path = context.req.method === 'GET' ? context.req.path : place
  const page = await html`${raw('<!doctype html>')}
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${business.name}</title><link rel="icon" href="${assetPath('logo.svg')}">
<link rel="stylesheet" href="${assetPath('console.css')}"><script src="${assetPath('console.js')}" defer></script></head>
<body><a class="skip" href="#main">Skip to the content</a>
<header class="side"><a class="brand" href="/"><img src="${assetPath('logo.svg')}" alt="" width="36" height="36"><span>${business.name}<small>LinX console</small></span></a>
${navigation(place)}${clockBox(clock.now(), path)}</header>
<main id="main" tabindex="-1">${
    back === undefined ? EMPTY : html`<p class="back"><a href="${back.href}">← ${back.name}</a></p>`
  }<div class="head"><h1>${title}</h1>${beside ?? EMPTY}</div>
${done === undefined ? EMPTY : html`<p class="done" role="status">${done}</p>`}${main}</main></body></html>`
  return context.body(String(page), status, { 'content-type': PAGE_POLICY })
}

/** The page of something that is not there. */
export const showMissing = (context: Context, parts: ConsoleParts, place: Place, what: string): Promise<Response> =>
  showPage(context, parts, {
    place,
    title: 'Not found',
    status: 404,
    main: html`<section class="card"><p>There is no such ${what}. <a href="${place}">See those that there are.</a></p></section>`,
  })
