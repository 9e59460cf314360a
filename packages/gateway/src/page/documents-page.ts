import type { VisitDocument } from '@linx/core'
import type { ReadableDocument } from '../flow/read-documents.ts'
import { type FieldError, fieldId } from '../form/form-field.ts'
import type { Say } from '../language/page-language.ts'
import { button, errorSummary, form } from './form-parts.ts'
import { attributes, EMPTY, type Html, html } from './html.ts'
import type { Page } from './layout.ts'
import { businessName, type PageContext, type Progress } from './page-context.ts'

/** What the Customer has answered so far. */
export interface DocumentsState {
  readonly errors: readonly FieldError[]
  /** `yes` or `no` of each document. */
  readonly chosen: readonly (string | undefined)[]
}

/** The name of the field with the answer to a document. */
export const answerName = (index: number): string => `document.${index}`

const paragraphs = (text: string): readonly Html[] =>
  text.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph.trim()}</p>`)

const answers = (
  document: VisitDocument,
  index: number,
  { error, chosen }: { readonly error: string | undefined; readonly chosen: string | undefined },
  say: Say,
): Html => {
  const name = answerName(index)
  const id = fieldId(name)
  const choice = (value: 'yes' | 'no', label: string, choiceId: string) =>
    html`<div class="choice"><input${attributes({
      type: 'radio',
      id: choiceId,
      name,
      value,
      required: true,
      checked: value === chosen,
      'aria-describedby': error === undefined ? undefined : `${id}-error`,
    })}><label for="${choiceId}">${label}</label></div>`
  return html`<fieldset class="field${error === undefined ? '' : ' wrong'}"><legend>${say('documents.question', {
    title: document.title,
  })}</legend>${error === undefined ? EMPTY : html`<p class="error" id="${id}-error">${error}</p>`}${choice(
    'yes',
    say('documents.accept'),
    id,
  )}${choice('no', say('documents.refuse'), `${id}-no`)}</fieldset>`
}

const content = ({ content: shown, digest, href }: ReadableDocument, headingId: string, say: Say): Html => {
  const text =
    shown?.type === 'text'
      ? html`<div class="document" tabindex="0" role="region" aria-labelledby="${headingId}">${paragraphs(shown.text)}</div>`
      : EMPTY
  return html`${text}<p><a href="${href}" target="_blank" rel="noopener">${say(
    'documents.open',
  )}</a></p><details><summary>${say('documents.fingerprint')}</summary><p class="digest">${digest}</p></details>`
}

const section = (
  document: ReadableDocument,
  index: number,
  context: PageContext,
  { errors, chosen }: DocumentsState,
): Html => {
  const { say } = context
  const { title } = document.document
  const headingId = `document-${index}`
  const error = errors.find(({ name }) => name === answerName(index))?.message
  const heading = html`<h2 id="${headingId}">${title}</h2><p class="hint">${say('documents.version', {
    version: document.version,
  })}</p>`
  if (document.content === undefined) {
    const text = say('documents.unavailable', { title, business: businessName(context) })
    return html`<section>${heading}<p class="warning" role="alert">${text}</p></section>`
  }
  return html`<section>${heading}${content(document, headingId, say)}${answers(document.document, index, { error, chosen: chosen[index] }, say)}</section>`
}

/** Every document with its text and the question; without a submit button while one of them cannot be shown. */
export const documentsPage = (
  context: PageContext,
  {
    documents,
    state,
    nonce,
    progress,
    declineHref,
  }: {
    readonly documents: readonly ReadableDocument[]
    readonly state: DocumentsState
    readonly nonce: string
    readonly progress: Progress
    readonly declineHref: string
  },
): Page => {
  const { say } = context
  const { errors } = state
  const canAnswer = documents.every(({ content: shown }) => shown !== undefined)
  return {
    title: say('documents.title'),
    progress,
    hasErrors: errors.length > 0,
    body: html`${errorSummary(errors, say)}<h1>${say('documents.title')}</h1><p>${say('documents.text')}</p>${form({
      action: context.path,
      nonce,
      body: html`${documents.map((document, index) => section(document, index, context, state))}${
        canAnswer ? button(say('continue')) : EMPTY
      }`,
    })}<p class="actions"><a href="${declineHref}">${say('review.decline')}</a></p>`,
  }
}

/** One document on its own page. */
export const documentPage = (
  context: PageContext,
  { document, version, digest }: ReadableDocument,
  text: string,
  backHref: string,
): Page => ({
  title: document.title,
  body: html`<h1>${document.title}</h1><p class="hint">${context.say('documents.version', {
    version,
  })}</p>${paragraphs(text)}<p class="digest">${digest}</p><p><a href="${backHref}">${context.say(
    'documents.back',
  )}</a></p>`,
})
