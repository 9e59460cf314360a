import type { Issue, VisitAccount, VisitPayment, VisitView } from '@linx/core'
import type { PaymentPlan } from '@linx/engine'
import { formatDay, formatMoney, lastDigits } from '../language/format.ts'
import type { Say } from '../language/page-language.ts'
import { button, form } from './form-parts.ts'
import { givenRows } from './given-rows.ts'
import { EMPTY, type Html, html } from './html.ts'
import type { Page } from './layout.ts'
import { businessName, type PageContext, type Progress } from './page-context.ts'
import { reasonRow } from './review-page.ts'
import { amountBox, type SummaryRow, summaryList } from './summary-list.ts'

const accountText = ({ type, institution, maskedAccountNumber }: VisitAccount, say: Say): string => {
  const digits = lastDigits(maskedAccountNumber)
  if (digits === '') return institution ?? ''
  return institution === undefined
    ? say(`confirm.account.${type}`, { digits })
    : say('confirm.account', { institution, digits })
}

const accountRow = (label: string, account: VisitAccount | undefined, say: Say): readonly SummaryRow[] =>
  account === undefined ? [] : [{ label, value: account.nameOnAccount, note: accountText(account, say) }]

/** Debit, credit and the day of arrival. */
export const paymentRows = (
  context: PageContext,
  payment: VisitPayment,
  plan: PaymentPlan | undefined,
): readonly SummaryRow[] => {
  const { say, language } = context
  const arrival: SummaryRow =
    plan?.arrivalDate === undefined
      ? { label: say('confirm.arrival'), value: say('confirm.arrival.unknown') }
      : {
          label: say('confirm.arrival'),
          value: formatDay(plan.arrivalDate, language),
          note: say('confirm.arrival.note'),
        }
  return [
    ...accountRow(say('confirm.from'), payment.debit, say),
    ...accountRow(say('confirm.to'), payment.credit, say),
    arrival,
    ...reasonRow(payment.paymentReasonId, say),
  ]
}

export const paymentAmount = ({ say, language }: PageContext, payment: VisitPayment): Html =>
  amountBox(
    say(payment.transactionType === 'SEND' ? 'confirm.receive' : 'confirm.pay'),
    formatMoney(payment.amount, payment.currency, language),
  )

const SIDES = ['debit', 'credit'] as const

/** Why the payment cannot be made, as far as the Customer can do something about it. */
const refusal = (context: PageContext, issues: readonly Issue[]): Html => {
  const { say } = context
  const sides = SIDES.filter((side) => issues.some(({ path }) => path === `payment.${side}`))
  return html`<div class="summary" role="alert" tabindex="-1" data-focus><h2>${say('confirm.refused')}</h2>${sides.map(
    (side) => html`<p>${say(`confirm.refused.${side}`)}</p>`,
  )}<p>${say('confirm.refused.text', { business: businessName(context) })}</p></div>`
}

const given = (view: VisitView, context: PageContext): Html => {
  const { say } = context
  const rows = givenRows(view, context)
  return rows.length === 0
    ? EMPTY
    : html`<section aria-labelledby="given"><h2 id="given">${say('confirm.given')}</h2>${summaryList(rows)}</section>`
}

const acceptedDocuments = (view: VisitView, say: Say): Html => {
  const titles = view.steps.flatMap(({ request }) =>
    request?.asks === 'documents' ? request.documents.map(({ title }) => title) : [],
  )
  return titles.length === 0
    ? EMPTY
    : html`<section aria-labelledby="accepted"><h2 id="accepted">${say(
        'confirm.documents',
      )}</h2><ul>${titles.map((title) => html`<li>${title}</li>`)}</ul></section>`
}

const confirmForm = (context: PageContext, payment: VisitPayment | undefined, nonce: string): Html => {
  const { say, language } = context
  const amount = payment === undefined ? '' : formatMoney(payment.amount, payment.currency, language)
  const business = businessName(context)
  const permission =
    payment?.transactionType === 'REQUEST' ? html`<p>${say('confirm.authorise', { business, amount })}</p>` : EMPTY
  const label = say(`confirm.button.${payment?.transactionType ?? 'none'}`, { amount })
  return html`${permission}<p class="note">${say('confirm.once')}</p>${form({
    action: context.path,
    nonce,
    body: button(label),
  })}`
}

/** Everything that will happen, before it happens. */
export const confirmPage = (
  context: PageContext,
  view: VisitView,
  {
    plan,
    issues,
    nonce,
    progress,
    declineHref,
  }: {
    readonly plan: PaymentPlan | undefined
    /** Why the payment cannot be made; then there is no button. */
    readonly issues: readonly Issue[]
    readonly nonce: string
    readonly progress: Progress
    readonly declineHref: string
  },
): Page => {
  const { say } = context
  const { payment } = view
  const title = say(`confirm.title.${payment?.transactionType ?? 'none'}`)
  const money =
    payment === undefined
      ? EMPTY
      : html`${paymentAmount(context, payment)}${summaryList(paymentRows(context, payment, plan))}`
  return {
    title,
    progress,
    hasErrors: issues.length > 0,
    body: html`${issues.length > 0 ? refusal(context, issues) : EMPTY}<h1>${title}</h1>${money}${given(view, context)}${acceptedDocuments(
      view,
      say,
    )}${issues.length > 0 ? EMPTY : confirmForm(context, payment, nonce)}<p class="actions"><a href="${declineHref}">${say(
      'review.decline',
    )}</a></p>`,
  }
}
