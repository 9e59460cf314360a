import type { Context, Hono } from 'hono'
import { type AccountRow, accountName, type CustomerRow, listAccounts, listCustomers } from '../choices.ts'
import type { ConsoleParts } from '../console-parts.ts'
import { money, phone, words } from '../format.ts'
import { EMPTY, type Html, html } from '../html.ts'
import { showPage } from '../layout.ts'
import { badge } from '../parts/badge.ts'
import { actionButton } from '../parts/form.ts'
import { type Refusal, refusalBox } from '../parts/refusal.ts'
import { type Column, table } from '../parts/table.ts'

const customerColumns: readonly Column<CustomerRow>[] = [
  { name: 'Name', show: ({ firstName, lastName }) => html`<b>${firstName} ${lastName}</b>` },
  {
    name: 'Phone',
    show: ({ primaryPhoneNumber: { number, e164 } }) =>
      html`<a class="nowrap" href="/phone/${encodeURIComponent(e164 ?? number)}">${phone(e164 ?? number)}</a>`,
  },
  { name: 'Email', show: ({ primaryEmail = '' }) => primaryEmail },
  { name: 'Status', show: ({ status }) => badge(status, true) },
]

const OWNERS: Readonly<Record<AccountRow['owner']['type'], string>> = {
  BUSINESS: 'Ours',
  CUSTOMER: 'Customer',
  RECIPIENT: 'Recipient',
}

const verification = ({ id, type, owner, verification: { status } }: AccountRow): Html =>
  html`<span class="row">${badge(status)}${
    status === 'UNVERIFIED' && type === 'BANK' && owner.type !== 'BUSINESS'
      ? actionButton(`/people/accounts/${id}/verify`, 'Verify')
      : EMPTY
  }</span>`

const accountColumns: readonly Column<AccountRow>[] = [
  { name: 'Account', show: (account) => html`<b>${accountName(account)}</b>` },
  { name: 'Of', show: ({ owner }) => OWNERS[owner.type] },
  { name: 'Kind', show: ({ subType, currency }) => `${words(subType)}, ${currency}` },
  {
    name: 'Balance',
    isNumber: true,
    show: ({ balance, currency }) => (balance === undefined ? '–' : money(balance, currency)),
  },
  { name: 'Verification', show: verification },
]

export const addPeoplePages = (app: Hono, parts: ConsoleParts): void => {
  const { api } = parts

  const show = async (context: Context, refusal?: Refusal): Promise<Response> => {
    const customers = await listCustomers(api)
    const accounts = await listAccounts(api)
    return showPage(context, parts, {
      place: '/people',
      title: 'People and accounts',
      status: refusal === undefined ? 200 : 422,
      main: html`${refusalBox(refusal)}<section class="card" data-live="customers"><h2>Customers</h2>${table({
        caption: 'Customers',
        columns: customerColumns,
        rows: customers,
        empty: 'No Customer yet.',
      })}</section><section class="card" data-live="accounts"><h2>Accounts</h2>${table({
        caption: 'Accounts',
        columns: accountColumns,
        rows: accounts,
        empty: 'No account yet.',
      })}</section>`,
    })
  }

  app.get('/people', (context) => show(context))

  app.post('/people/accounts/:id/verify', async (context) => {
    const answer = await api.post(`/v1/financial-accounts/${encodeURIComponent(context.req.param('id'))}/verify`)
    return answer.ok ? context.redirect('/people?done=verifying', 303) : show(context, answer)
  })
}
