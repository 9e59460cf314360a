import { button, form } from './form-parts.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import { businessName, type PageContext } from './page-context.ts'

/** What a link shows before anybody has pressed anything: whose it is, and no more (requirements L3, L8). */
export const entryPage = (context: PageContext, nonce: string): Page => {
  const { say } = context
  const business = businessName(context)
  const title = say('entry.title', { business })
  return {
    title,
    body: html`<h1>${title}</h1><p class="lead">${say('entry.text')}</p>${form({
      action: context.path,
      nonce,
      body: button(say('continue')),
    })}<p class="note">${say('entry.unknown-business', { business })}</p>`,
  }
}
