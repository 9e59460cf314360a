import { randomUUID } from 'node:crypto'
import type { TransactionStatusAnswer } from '@linx/core'
import { type AccountRow, accountName, accountOptions } from '../choices.ts'
import { money, solutionName, time, words } from '../format.ts'
import { EMPTY, type Html, html } from '../html.ts'
import type { TransactionRow } from '../transaction-row.ts'
import { badge } from './badge.ts'
import { actionButton, selectField, textField } from './form.ts'
import { facts, table } from './table.ts'
import { type Lane, timeline } from './timeline.ts'

interface TransactionStory {
  readonly transaction: TransactionRow
  /** Oldest first. */
  readonly history: readonly TransactionStatusAnswer[]
  readonly accounts: readonly AccountRow[]
}

const LANES: Readonly<Record<string, Lane>> = {
  employee: 'business',
  'service-account': 'business',
  customer: 'customer',
}

const reversalForm = (id: string, accounts: readonly AccountRow[]): Html => {
  const given = new URLSearchParams()
  return html`<details class="card"><summary>Reverse</summary><form method="post" action="/transactions/${id}/reverse" class="form" data-once>
<input type="hidden" name="key" value="${randomUUID()}"><div class="two">${selectField({
    name: 'reversalReason',
    label: 'Why',
    options: ['DUPLICATE_PAYMENT', 'INCORRECT_AMOUNT', 'INCORRECT_RECIPIENT'].map((value) => ({
      value,
      label: words(value),
    })),
    given,
  })}${textField({ name: 'correctionAmount', label: 'Right amount', hint: 'For an incorrect amount.', given })}${selectField(
    {
      name: 'correctionFinancialAccountId',
      label: 'Right account',
      hint: 'For an incorrect recipient.',
      options: [{ value: '', label: '–' }, ...accountOptions(accounts, () => true)],
      given,
    },
  )}</div><p class="buttons"><button class="bad">Reverse the payment</button></p></form></details>`
}

const actions = (
  { id, solution, latestStatus, transactionType }: TransactionRow,
  accounts: readonly AccountRow[],
): Html => {
  const { status } = latestStatus
  const isMade = status === 'SETTLED' || status === 'CLEARED'
  return html`<div class="actions">${
    status === 'NEW' || status === 'PENDING'
      ? actionButton(`/transactions/${id}/cancel`, 'Cancel the transaction', { kind: 'bad' })
      : EMPTY
  }${isMade && solution === 'ach' && transactionType !== 'RETURN' ? actionButton(`/transactions/${id}/return`, 'Let the bank return it (R01)') : EMPTY}</div>
${isMade && ['SEND', 'REQUEST'].includes(transactionType) ? reversalForm(id, accounts) : EMPTY}`
}

const account = (row: AccountRow | undefined, id: string): string => (row === undefined ? id : accountName(row))

/** A transaction: what became of it, by whom, and what the rail was told. */
export const transactionDetail = ({ transaction, history, accounts }: TransactionStory): Html => {
  const { _embedded: embedded, metadata } = transaction
  const children = embedded?.childTransactions ?? []
  return html`${actions(transaction, accounts)}<div class="columns"><div data-live="history"><section class="card"><h2>Status by status</h2>${timeline(
    history.map(({ status, message, createdBy, createdAt }) => ({
      at: Date.parse(createdAt),
      lane: LANES[createdBy.type] ?? 'money',
      title: words(status),
      detail: message,
    })),
  )}</section>${
    children.length === 0
      ? EMPTY
      : html`<section class="card"><h2>What came of it</h2>${table({
          caption: 'Returns, reversals and corrections',
          columns: [
            {
              name: 'Type',
              show: ({ id, transactionType }) => html`<a href="/transactions/${id}">${words(transactionType)}</a>`,
            },
            { name: 'Amount', isNumber: true, show: ({ amount, currency }) => money(amount, currency) },
            { name: 'Status', show: ({ latestStatus }) => badge(latestStatus.status) },
          ],
          rows: children,
          empty: '',
        })}</section>`
  }</div><div><section class="card"><h2>Details</h2>${facts([
    ['Type', words(transaction.transactionType)],
    ['From', account(embedded?.debitFinancialAccount, transaction.debitFinancialAccountId)],
    ['To', account(embedded?.creditFinancialAccount, transaction.creditFinancialAccountId)],
    ['Amount', money(transaction.amount, transaction.currency)],
    ['By', `${solutionName(transaction.solution)}, ${words(transaction.settlementPriority).toLowerCase()}`],
    ['Reason', transaction.paymentReason],
    ['Made', html`${time(transaction.createdAt)} by ${transaction.createdBy.type}`],
    [
      'Belongs to',
      transaction.parentTransactionId === undefined
        ? undefined
        : html`<a href="/transactions/${transaction.parentTransactionId}">another transaction</a>`,
    ],
    ['Id', html`<code>${transaction.id}</code>`],
    ...Object.entries(metadata).map(([name, value]) => [name, value] as const),
  ])}</section><section class="card"><h2>What the rail was told</h2>${table({
    caption: 'Submissions to the rail',
    columns: [
      { name: 'Reference', show: ({ reference }) => html`<code>${reference}</code>` },
      { name: 'State', show: ({ state }) => words(state) },
    ],
    rows: embedded?.transactionProviderDetails?.attempts ?? [],
    empty: 'Nothing yet: it goes out shortly before the cut-off.',
  })}</section></div></div>`
}
