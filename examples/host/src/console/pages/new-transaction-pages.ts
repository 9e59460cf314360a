import { randomUUID } from 'node:crypto'
import type { TransactionAnswer } from '@linx/core'
import type { Context, Hono } from 'hono'
import { listAccounts, reasonOptions } from '../choices.ts'
import type { ConsoleParts } from '../console-parts.ts'
import { html } from '../html.ts'
import { showPage } from '../layout.ts'
import { paymentFields, paymentSpec } from '../parts/payment-form.ts'
import { type Refusal, refusalBox } from '../parts/refusal.ts'
import { filled, readForm, readQuery } from '../read-form.ts'

export const addNewTransactionPages = (app: Hono, parts: ConsoleParts): void => {
  const { api } = parts

  const showForm = async (context: Context, given: URLSearchParams, refusal?: Refusal): Promise<Response> => {
    const choices = { accounts: await listAccounts(api), reasons: await reasonOptions(api) }
    return showPage(context, parts, {
      place: '/transactions',
      title: 'New transaction',
      back: { href: '/transactions', name: 'Transactions' },
      status: refusal === undefined ? 200 : 422,
      main: html`${refusalBox(refusal)}<form method="post" action="/transactions/new" class="card form" data-once>
<input type="hidden" name="key" value="${given.get('key') ?? randomUUID()}">
<fieldset><legend>Payment</legend><div class="two">${paymentFields(given, choices)}</div></fieldset>
<p class="buttons"><button class="main">Make the transaction</button></p></form>`,
    })
  }

  app.get('/transactions/new', (context) => showForm(context, readQuery(context)))

  app.post('/transactions/new', async (context) => {
    const form = await readForm(context)
    const answer = await api.post<TransactionAnswer>(
      '/v1/transactions',
      paymentSpec(form),
      filled(form, 'key') ?? randomUUID(),
    )
    return answer.ok
      ? context.redirect(`/transactions/${answer.body.id}?done=paid`, 303)
      : showForm(context, form, answer)
  })
}
