import type { WorkflowStatus } from '@linx/core'
import type { TextKey } from '../language/texts-en.ts'
import { EMPTY, html } from './html.ts'
import type { Page } from './layout.ts'
import { businessName, type PageContext } from './page-context.ts'

/** A page that says one thing. */
export type NoticeName =
  | 'unknown'
  | 'lost'
  | 'answered'
  | 'ahead'
  | 'stale'
  | 'forbidden'
  | 'busy'
  | 'missing'
  | 'failed'
  | 'method'

/** The HTTP status of each. */
export const noticeStatus: Readonly<Record<NoticeName, number>> = {
  unknown: 404,
  lost: 403,
  answered: 409,
  ahead: 409,
  stale: 409,
  forbidden: 403,
  busy: 429,
  missing: 404,
  failed: 503,
  method: 405,
}

export const noticePage = ({ say }: PageContext, name: NoticeName, goOnHref?: string): Page => {
  const title = say(`${name}.title`)
  const link =
    goOnHref === undefined
      ? EMPTY
      : html`<p class="actions"><a class="button" href="${goOnHref}">${say('go-on')}</a></p>`
  return { title, body: html`<h1>${title}</h1><p class="lead">${say(`${name}.text`)}</p>${link}` }
}

const ended: { readonly [status in WorkflowStatus]?: 'EXPIRED' | 'CANCELLED' } = {
  EXPIRED: 'EXPIRED',
  CANCELLED: 'CANCELLED',
}

/** A link whose workflow is over: whom to ask, without amount or name (requirement L8). */
export const endedPage = (context: PageContext, status: WorkflowStatus): Page => {
  const { say, business } = context
  const name = businessName(context)
  const key = `ended.${ended[status] ?? 'done'}` as const
  const title = say(`${key}.title` satisfies TextKey)
  const contact =
    business?.contact === undefined
      ? say('ended.contact.unknown', { business: name })
      : say('ended.contact', { business: name, contact: business.contact })
  return {
    title,
    body: html`<h1>${title}</h1><p class="lead">${say(`${key}.text`, { business: name })}</p><p>${contact}</p>`,
  }
}
