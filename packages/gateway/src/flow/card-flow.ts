import type { CardTokeniser, TokenisedCard } from '../card/card-tokeniser.ts'
import { cardForm } from '../form/step-forms.ts'
import { button, form } from '../page/form-parts.ts'
import { html } from '../page/html.ts'
import type { Page } from '../page/layout.ts'
import { businessName } from '../page/page-context.ts'
import { addressContext, requestOf, type StepForm, showForm, takeForm } from './form-flow.ts'
import { progressAt, renewedCookie } from './live-visit.ts'
import { pagePath } from './paths.ts'
import { redirectAnswer } from './respond.ts'
import { answerPage, type PageCall, stepNonce } from './step-page.ts'

const MAXIMUM_REFERENCE = 200

const titleOf = (call: PageCall): string => {
  const { financialAccountSubType } = requestOf(call, 'financial-account')
  return call.live.context.say(financialAccountSubType === 'CREDIT' ? 'card.title.CREDIT' : 'card.title.DEBIT')
}

/** Leads to the card service, or says that there is none. */
const beginPage = (call: PageCall, isLost: boolean): Page => {
  const { parts, live } = call
  const { say } = live.context
  const title = titleOf(call)
  const progress = progressAt(live, 'account')
  if (parts.options.tokeniser === undefined) {
    const text = say('card.unavailable', { business: businessName(live.context) })
    return { title, progress, body: html`<h1>${title}</h1><p class="warning">${text}</p>` }
  }
  const lost = isLost ? html`<p class="warning" role="alert">${say('card.lost')}</p>` : ''
  const begin = form({
    action: live.context.path,
    nonce: stepNonce(call),
    body: button(say('card.enter'), { name: 'begin', value: 'yes' }),
  })
  return { title, progress, hasErrors: isLost, body: html`<h1>${title}</h1>${lost}<p>${say('card.text')}</p>${begin}` }
}

const cardStep = (call: PageCall, reference: string, { brand, last4, expiry }: TokenisedCard): StepForm => {
  const { say } = call.live.context
  const again = form({
    action: call.live.context.path,
    nonce: stepNonce(call),
    body: button(say('card.again'), { name: 'begin', value: 'yes', isQuiet: true }),
  })
  return {
    title: titleOf(call),
    text: say('card.found', { brand, last4, expiry }),
    groups: cardForm(requestOf(call, 'financial-account'), addressContext(call)),
    before: html`<input type="hidden" name="card" value="${reference}">`,
    after: again,
    submitLabel: say('card.use'),
  }
}

const findCard = (tokeniser: CardTokeniser | undefined, reference: string): Promise<TokenisedCard | undefined> =>
  tokeniser === undefined || reference === '' || reference.length > MAXIMUM_REFERENCE
    ? Promise.resolve(undefined)
    : tokeniser.find(reference)

/** The way to the card service; back from there, the card that was entered. Changes nothing. */
export const showCard = async (call: PageCall): Promise<Response> => {
  const reference = new URL(call.request.url).searchParams.get('card') ?? ''
  const card = await findCard(call.parts.options.tokeniser, reference)
  if (card !== undefined) return showForm(call, cardStep(call, reference, card))
  return answerPage(call, beginPage(call, reference !== ''))
}

const beginCard = async (call: PageCall, tokeniser: CardTokeniser): Promise<Response> => {
  const { parts, live } = call
  const returnUrl = `${parts.origin}${pagePath(parts, live.handle, 'account')}`
  const url = await tokeniser.begin({ returnUrl, language: live.context.language })
  if (!URL.canParse(url) || new URL(url).origin !== tokeniser.origin) {
    throw new Error(`tokeniser.begin: expected a URL of ${tokeniser.origin}. Return a page of that origin.`)
  }
  return redirectAnswer(parts, url, [renewedCookie(parts, live)])
}

/** To the card service, or on with the card that came back from it. */
export const takeCard = async (call: PageCall, sent: URLSearchParams): Promise<Response> => {
  const { tokeniser } = call.parts.options
  if (tokeniser !== undefined && sent.get('begin') === 'yes') return beginCard(call, tokeniser)
  const reference = sent.get('card') ?? ''
  const card = await findCard(tokeniser, reference)
  if (card === undefined) return answerPage(call, beginPage(call, true), true)
  return takeForm(call, cardStep(call, reference, card), sent, (answer) => ({
    answer: { ...answer, ...card },
    errors: [],
  }))
}
