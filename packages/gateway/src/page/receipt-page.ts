import type { PaymentStage } from '@linx/core'
import type { ReceiptProgress, VisitReceipt } from '@linx/engine'
import { formatMoment } from '../language/format.ts'
import type { TextKey } from '../language/texts-en.ts'
import { paymentAmount, paymentRows } from './confirm-page.ts'
import { attributes, EMPTY, type Html, html } from './html.ts'
import type { Page } from './layout.ts'
import { businessName, type PageContext } from './page-context.ts'
import { summaryList } from './summary-list.ts'

/** The way of a payment that goes well; the other stages are told in a sentence. */
const WAY: readonly PaymentStage[] = ['preparing', 'under-way', 'done']

const wayItem = (key: TextKey, state: 'past' | 'now' | 'open', context: PageContext): Html => {
  const { say } = context
  const mark = state === 'open' ? '' : say(state === 'now' ? 'stage.now' : 'stage.complete')
  return html`<li class="${state}"${attributes({
    'aria-current': state === 'now' ? 'step' : undefined,
  })}>${say(key)} <span class="hidden">${mark}</span></li>`
}

const way = ({ stage }: ReceiptProgress, context: PageContext): Html => {
  const at = WAY.indexOf(stage)
  const state = (index: number) => {
    if (index < at || stage === 'done') return 'past'
    return index === at ? 'now' : 'open'
  }
  return html`<ol class="way">${wayItem('done.confirmed', 'past', context)}${WAY.map((entry, index) =>
    wayItem(`stage.${entry}` as TextKey, state(index), context),
  )}</ol>`
}

const isOnItsWay = (stage: PaymentStage): stage is 'preparing' | 'under-way' | 'done' => WAY.includes(stage)

/** The part of the page that changes by itself; the enhancement script fetches it alone. */
export const progressPart = (context: PageContext, progress: ReceiptProgress): Html => {
  const { say, language, timeZone } = context
  const { stage } = progress
  const told = isOnItsWay(stage)
    ? way(progress, context)
    : html`<p class="warning">${say(`stage.${stage}`, { business: businessName(context) })}</p>`
  return html`<div data-stage="${stage}" data-moving="${String(progress.isMoving)}">${told}<p class="hint">${say(
    'done.changed',
    { date: formatMoment(progress.changedAt, language, timeZone) },
  )}</p></div>`
}

const progressSection = (context: PageContext, progress: ReceiptProgress | undefined, statusPath: string): Html => {
  if (progress === undefined) return EMPTY
  const { say } = context
  const again = progress.isMoving ? html`<p><a href="${context.path}">${say('done.refresh')}</a></p>` : EMPTY
  return html`<section aria-labelledby="progress"><h2 id="progress">${say(
    'done.progress',
  )}</h2><div role="status" data-live="${statusPath}">${progressPart(context, progress)}</div>${again}</section>`
}

/** How the visit ended, for the browser that was in it. */
export const receiptPage = (context: PageContext, receipt: VisitReceipt, statusPath: string): Page => {
  const { say } = context
  const business = businessName(context)
  if (receipt.status === 'DECLINED') {
    const title = say('declined.title')
    return { title, body: html`<h1>${title}</h1><p class="lead">${say('declined.text', { business })}</p>` }
  }
  const { payment, progress } = receipt
  const text = payment === undefined ? say('done.text', { business }) : say('done.payment.text')
  const money =
    payment === undefined
      ? EMPTY
      : html`${paymentAmount(context, payment)}${summaryList(paymentRows(context, payment, progress?.plan))}`
  return {
    title: say('done.title'),
    body: html`<div class="tick" aria-hidden="true"></div><h1>${say('done.title')}</h1><p class="lead">${text}</p>${progressSection(
      context,
      progress,
      statusPath,
    )}${money}`,
  }
}
