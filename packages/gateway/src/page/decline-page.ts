import { DECLINE_REASONS, type DeclineReason, MAXIMUM_DECLINE_CHARACTERS } from '@linx/core'
import { type FieldError, fieldId } from '../form/form-field.ts'
import { button, errorSummary, form } from './form-parts.ts'
import { attributes, EMPTY, type Html, html } from './html.ts'
import type { Page } from './layout.ts'
import { businessName, type PageContext } from './page-context.ts'

/** What the Customer has chosen and written so far. */
export interface DeclineState {
  readonly reason: string
  readonly text: string
  readonly errors: readonly FieldError[]
}

const choice = (reason: DeclineReason, index: number, context: PageContext, state: DeclineState): Html => {
  const id = index === 0 ? fieldId('reason') : fieldId(`reason.${reason}`)
  return html`<div class="choice"><input${attributes({
    type: 'radio',
    id,
    name: 'reason',
    value: reason,
    required: true,
    checked: reason === state.reason,
  })}><label for="${id}">${context.say(`decline.${reason}`, { business: businessName(context) })}</label></div>`
}

const wordsField = (context: PageContext, { text, errors }: DeclineState): Html => {
  const id = fieldId('text')
  const error = errors.find(({ name }) => name === 'text')?.message
  return html`<div class="field${error === undefined ? '' : ' wrong'}"><label for="${id}">${context.say(
    'decline.words',
  )}</label><p class="hint" id="${id}-hint">${context.say('decline.words.hint')}</p>${
    error === undefined ? EMPTY : html`<p class="error" id="${id}-error">${error}</p>`
  }<textarea${attributes({
    id,
    name: 'text',
    rows: 3,
    maxlength: MAXIMUM_DECLINE_CHARACTERS,
    'aria-describedby': error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`,
    'aria-invalid': error === undefined ? undefined : 'true',
  })}>${text}</textarea></div>`
}

/** The reasons of SPEC section 2, and the way back. */
export const declinePage = (
  context: PageContext,
  state: DeclineState,
  { nonce, backHref }: { readonly nonce: string; readonly backHref: string },
): Page => {
  const { say } = context
  const error = state.errors.find(({ name }) => name === 'reason')?.message
  const choices = DECLINE_REASONS.map((reason, index) => choice(reason, index, context, state))
  return {
    title: say('decline.title'),
    hasErrors: state.errors.length > 0,
    body: html`${errorSummary(state.errors, say)}<h1>${say('decline.title')}</h1><p>${say('decline.text', {
      business: businessName(context),
    })}</p>${form({
      action: context.path,
      nonce,
      body: html`<fieldset class="field${error === undefined ? '' : ' wrong'}"><legend>${say(
        'decline.question',
      )}</legend>${error === undefined ? EMPTY : html`<p class="error">${error}</p>`}${choices}</fieldset>${wordsField(
        context,
        state,
      )}${button(say('decline.button'))}`,
    })}<p class="actions"><a class="button quiet" href="${backHref}">${say('decline.back')}</a></p>`,
  }
}
