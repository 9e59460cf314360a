import type { VisitView } from '@linx/core'
import { formatMoment, formatMoney } from '../language/format.ts'
import type { Say } from '../language/page-language.ts'
import { englishTexts, type TextKey } from '../language/texts-en.ts'
import { attributes, EMPTY, type Html, html } from './html.ts'
import type { Page } from './layout.ts'
import { businessName, type PageContext, type Progress, referenceOf } from './page-context.ts'
import { amountBox, type SummaryRow, summaryList } from './summary-list.ts'

/** Where the buttons of the review lead. */
export interface ReviewLinks {
  readonly next: string
  readonly decline: string
}

const isTextKey = (text: string): text is TextKey => text in englishTexts

/** Reasons that the host added have no translation and are left out. */
export const reasonRow = (paymentReasonId: string, say: Say): readonly SummaryRow[] => {
  const key = `reason.${paymentReasonId}`
  return isTextKey(key) ? [{ label: say('review.reason'), value: say(key) }] : []
}

const memo = (context: PageContext, text: string | undefined): Html =>
  text === undefined
    ? EMPTY
    : html`<section class="memo" aria-labelledby="memo"><h2 id="memo">${context.say('review.memo', {
        business: businessName(context),
      })}</h2><p>${text}</p></section>`

const plan = (items: readonly TextKey[], say: Say): Html =>
  html`<section aria-labelledby="plan"><h2 id="plan">${say(
    'review.plan',
  )}</h2><ol class="plan">${items.map((key) => html`<li>${say(key)}</li>`)}</ol></section>`

/** What is asked and why, before anything has to be entered. */
export const reviewPage = (
  context: PageContext,
  view: VisitView,
  items: readonly TextKey[],
  links: ReviewLinks,
  progress: Progress,
): Page => {
  const { say, language, timeZone } = context
  const { payment } = view
  const title = say(`review.title.${payment?.transactionType ?? 'none'}`, { business: businessName(context) })
  const amount =
    payment === undefined
      ? EMPTY
      : amountBox(
          say(payment.transactionType === 'SEND' ? 'confirm.receive' : 'confirm.pay'),
          formatMoney(payment.amount, payment.currency, language),
        )
  const rows: readonly SummaryRow[] = [
    ...(payment === undefined ? [] : reasonRow(payment.paymentReasonId, say)),
    { label: say('review.until'), value: formatMoment(view.expireAt, language, timeZone) },
    { label: say('review.reference'), value: referenceOf(view.workflowId) },
  ]
  return {
    title,
    progress,
    body: html`<h1>${title}</h1>${amount}${memo(context, view.customerMemo)}${summaryList(rows)}${plan(
      items,
      say,
    )}<p class="note">${payment === undefined ? '' : `${say('review.safe')} `}${say(
      'review.pause',
    )}</p><p class="actions"><a class="button"${attributes({ href: links.next })}>${say(
      'review.start',
    )}</a><a class="button quiet"${attributes({ href: links.decline })}>${say('review.decline')}</a></p>`,
  }
}
