import type { Page } from '../page/layout.ts'
import { formNonce } from '../visit/visit-cookie.ts'
import { answerNotice } from './answer-notice.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { type LiveVisit, renewedCookie, type StepPage } from './live-visit.ts'
import { visitPath } from './paths.ts'
import { pageAnswer, redirectAnswer } from './respond.ts'

/** One request for one page of a live visit. */
export interface PageCall {
  readonly parts: GatewayParts
  readonly request: Request
  readonly live: LiveVisit
  readonly page: StepPage
}

/** What a page does: GET shows it, POST takes its form, whose origin and nonce were checked. */
export interface StepPageFlow {
  show(call: PageCall): Promise<Response>
  take(call: PageCall, form: URLSearchParams): Promise<Response>
  /** What the form's nonce stands for, where that is more than the page: what was shown. */
  nonceOf?(call: PageCall): Promise<string>
}

export const stepNonce = ({ live, page }: PageCall): string => formNonce(live.ticket, page.name)

const REFUSED = 422

/** Shows a page of the visit; `isRefused`: with what was wrong with the form. */
export const answerPage = ({ parts, live }: PageCall, page: Page, isRefused = false): Promise<Response> =>
  pageAnswer(parts, live.context, page, isRefused ? { status: REFUSED } : { cookies: live.cookies })

/** The step is done: on to the next one. */
export const goOn = ({ parts, live }: PageCall): Response =>
  redirectAnswer(parts, visitPath(parts, live.handle), [renewedCookie(parts, live)])

/** Out of turn, late or twice with another answer: a page that leads back to where the Customer is (requirement L6). */
export const leadBack = (
  { parts, request, live }: Omit<PageCall, 'page'>,
  name: 'answered' | 'ahead' | 'stale',
): Promise<Response> =>
  answerNotice(parts, request, name, { business: live.business, goOnHref: visitPath(parts, live.handle) })
