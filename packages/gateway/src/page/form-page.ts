import type { FieldGroup } from '../form/form-field.ts'
import { button, errorSummary, type FormState, form, renderGroups } from './form-parts.ts'
import { EMPTY, type Html, html } from './html.ts'
import type { Page } from './layout.ts'
import type { PageContext, Progress } from './page-context.ts'

/** A page with one form. */
export interface FormPageContent {
  readonly title: string
  readonly text: string
  readonly groups: readonly FieldGroup[]
  readonly state: FormState
  readonly nonce: string
  readonly progress: Progress
  readonly submitLabel: string
  /** Above the fields, inside the form. */
  readonly before?: Html
  /** Below the form. */
  readonly after?: Html
  /** Path of a look-up that the enhancement script may use. */
  readonly lookupPath?: string
}

export const formPage = (context: PageContext, content: FormPageContent): Page => {
  const { say } = context
  const { title, text, groups, state, nonce, progress, submitLabel, before = EMPTY, after = EMPTY } = content
  const lookup = content.lookupPath === undefined ? EMPTY : html`<div data-bank="${content.lookupPath}" hidden></div>`
  return {
    title,
    progress,
    hasErrors: state.errors.length > 0,
    body: html`${errorSummary(state.errors, say)}<h1>${title}</h1><p>${text}</p>${form({
      action: context.path,
      nonce,
      body: html`${before}${renderGroups(groups, state, say)}${lookup}${button(submitLabel)}`,
    })}${after}`,
  }
}
