import type { Context, Hono } from 'hono'
import { business } from '../../business/business.ts'
import type { PhoneMessage } from '../../host/host-store.ts'
import { type CustomerRow, listCustomers } from '../choices.ts'
import type { ConsoleParts } from '../console-parts.ts'
import { clockTime, dayText, phone, time } from '../format.ts'
import { EMPTY, type Html, html, when } from '../html.ts'
import { showPage } from '../layout.ts'
import { filled, readForm } from '../read-form.ts'

const LINK = /https?:\/\/\S+/

/** A message with its link as one that opens on the phone itself. */
const bubble = ({ id, phoneNumber, direction, body, at }: PhoneMessage): Html => {
  const link = LINK.exec(body)
  const [before = '', after = ''] =
    link === null ? [body] : [body.slice(0, link.index), body.slice(link.index + link[0].length)]
  return html`<li class="bubble ${direction}"><p>${before}${
    link === null ? EMPTY : html`<a href="/phone/${encodeURIComponent(phoneNumber)}?open=${String(id)}">${link[0]}</a>`
  }${after}</p><span>${clockTime(at)}</span></li>`
}

const thread = (messages: readonly PhoneMessage[]): Html =>
  html`${[...Map.groupBy(messages, ({ at }) => dayText(at))].map(
    ([day, all]) => html`<p class="day">${day}</p><ul>${all.map(bubble)}</ul>`,
  )}`

const replyForm = (number: string): Html =>
  html`<form class="reply" method="post" action="/phone/${encodeURIComponent(number)}"><label class="hidden" for="field-text">Reply</label>
<input id="field-text" name="text" maxlength="160" autocomplete="off" placeholder="Reply, for example STOP"><button class="main">Send</button></form>`

const messagesScreen = (messages: readonly PhoneMessage[], number: string | undefined): Html =>
  html`<div class="screen messages"><p class="sender"><span class="avatar" aria-hidden="true">${business.name.charAt(0)}</span>${business.name}</p>
<div class="thread" data-live="thread">${messages.length === 0 ? html`<p class="day">No messages yet</p>` : thread(messages)}</div>${when(number, replyForm)}</div>`

/** The page behind the link, on the phone's own screen. */
const browserScreen = (link: string, number: string): Html =>
  html`<div class="screen browser"><p class="bar"><a href="/phone/${encodeURIComponent(number)}">‹ Messages</a><a href="${link}" target="_blank" rel="noopener">Open in a new tab ↗</a></p>
<iframe src="${link}" title="The page behind the link"></iframe></div>`

export const addPhonePages = (app: Hono, parts: ConsoleParts): void => {
  const { api, sms, store } = parts

  const nameOf = (customers: readonly CustomerRow[], number: string): string | undefined => {
    const found = customers.find(({ primaryPhoneNumber: { e164 } }) => e164 === number)
    return found === undefined ? undefined : `${found.firstName} ${found.lastName}`
  }

  const phoneList = (
    latest: readonly PhoneMessage[],
    customers: readonly CustomerRow[],
    chosen: string | undefined,
  ): Html =>
    latest.length === 0
      ? html`<p class="empty">No message has been sent yet.</p>`
      : html`<ul class="phones">${latest.map(
          ({
            phoneNumber,
            body,
            at,
          }) => html`<li><a href="/phone/${encodeURIComponent(phoneNumber)}"${phoneNumber === chosen ? html` aria-current="true"` : EMPTY}>
<b>${nameOf(customers, phoneNumber) ?? phone(phoneNumber)}</b>${time(at)}<span>${body}</span></a></li>`,
        )}</ul>`

  const showPhone = async (context: Context, number: string | undefined): Promise<Response> => {
    const latest = store.phones()
    const chosen = number ?? latest[0]?.phoneNumber
    const customers = await listCustomers(api)
    const messages = chosen === undefined ? [] : store.messagesOf(chosen)
    const open = messages.find(({ id }) => String(id) === context.req.query('open'))
    const link = open === undefined ? undefined : LINK.exec(open.body)?.[0]
    const name = chosen === undefined ? undefined : nameOf(customers, chosen)
    return showPage(context, parts, {
      place: '/phone',
      title: 'Phone',
      main: html`<div class="phone-page"><section class="card" data-live="phones"><h2>Phones</h2>${phoneList(latest, customers, chosen)}</section>
<div class="phone"><p class="caption">${chosen === undefined ? 'A phone' : html`${name === undefined ? EMPTY : html`<b>${name}</b> · `}${phone(chosen)}`}</p>
<div class="body">${link === undefined || chosen === undefined ? messagesScreen(messages, chosen) : browserScreen(link, chosen)}</div></div></div>`,
    })
  }

  app.get('/phone', (context) => showPhone(context, undefined))
  app.post('/phone/:number', async (context) => {
    const number = context.req.param('number')
    const text = filled(await readForm(context), 'text')
    if (text !== undefined && store.messagesOf(number).length > 0) await sms.reply(number, text)
    return context.redirect(`/phone/${encodeURIComponent(number)}`, 303)
  })
  app.get('/phone/:number', (context) => showPhone(context, context.req.param('number')))
}
