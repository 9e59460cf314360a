import { isSameOrigin, readForm } from '../http/request-guard.ts'
import { reviewPage } from '../page/review-page.ts'
import { isFormNonce, isHandle } from '../visit/visit-cookie.ts'
import { accountFlow } from './account-flow.ts'
import { answerNotice } from './answer-notice.ts'
import { confirmFlow } from './confirm-flow.ts'
import { DECLINE_PAGE, showDecline, takeDecline } from './decline-flow.ts'
import { documentsFlow, showDocument } from './documents-flow.ts'
import { nameFlow, profileFlow } from './form-flow.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { accessVisit, type LiveVisit, progressAt, type StepPageName } from './live-visit.ts'
import { pagePath } from './paths.ts'
import { answerAfterEnd } from './receipt-flow.ts'
import { jsonAnswer, pageAnswer, redirectAnswer } from './respond.ts'
import { leadBack, type PageCall, type StepPageFlow } from './step-page.ts'
import { stepUpFlow } from './step-up-flow.ts'

const flows: { readonly [name in StepPageName]: StepPageFlow } = {
  check: stepUpFlow,
  name: nameFlow,
  profile: profileFlow,
  account: accountFlow,
  documents: documentsFlow,
  confirm: confirmFlow,
}

/** A request for a page of a visit. */
export interface VisitCall {
  readonly parts: GatewayParts
  readonly request: Request
  readonly handle: string
  /** Empty for the start of the visit. */
  readonly page: string
  /** Number of a document. */
  readonly detail?: string
}

const showReview = (parts: GatewayParts, live: LiveVisit): Promise<Response> => {
  const { context, view, handle, pages, current } = live
  const plan = pages.map((page) => page.plan)
  const links = { next: pagePath(parts, handle, current.name), decline: pagePath(parts, handle, DECLINE_PAGE) }
  const page = reviewPage(context, view, plan, links, progressAt(live, 'review'))
  return pageAnswer(parts, context, page, { cookies: live.cookies })
}

/** The bank behind a routing number, while the Customer types. */
const showBank = async ({ parts, request }: VisitCall): Promise<Response> => {
  const routingNumber = new URL(request.url).searchParams.get('routing') ?? ''
  const bankName = /^[0-9]{9}$/.test(routingNumber) ? await parts.options.bankName?.(routingNumber) : undefined
  return jsonAnswer(parts, bankName === undefined ? {} : { bankName })
}

const stepCall = ({ parts, request, page }: VisitCall, live: LiveVisit): PageCall | undefined => {
  const found = live.pages.find(({ name }) => name === page)
  return found === undefined ? undefined : { parts, request, live, page: found }
}

const missing = ({ parts, request }: VisitCall, { business }: LiveVisit): Promise<Response> =>
  answerNotice(parts, request, 'missing', { business })

const showStep = (call: VisitCall, live: LiveVisit): Promise<Response> => {
  const step = stepCall(call, live)
  if (step === undefined) return missing(call, live)
  const { name, isDone } = step.page
  if (name !== live.current.name) return leadBack(step, isDone ? 'answered' : 'ahead')
  if (call.detail === undefined) return flows[name].show(step)
  return name === 'documents' ? showDocument(step, Number(call.detail)) : missing(call, live)
}

const showLive = (call: VisitCall, live: LiveVisit): Response | Promise<Response> => {
  const { parts, handle, page } = call
  switch (page) {
    case '':
    case 'done':
      return redirectAnswer(parts, pagePath(parts, handle, live.current.name), live.cookies)
    case 'review':
      return showReview(parts, live)
    case DECLINE_PAGE:
      return showDecline(parts, live)
    case 'bank':
      return showBank(call)
    default:
      return showStep(call, live)
  }
}

const takeStep = async (call: VisitCall, live: LiveVisit, form: URLSearchParams): Promise<Response> => {
  const step = stepCall(call, live)
  if (step === undefined) return missing(call, live)
  const { name, isDone } = step.page
  if (name !== live.current.name && !isDone) return leadBack(step, 'ahead')
  const flow = flows[name]
  const what = (await flow.nonceOf?.(step)) ?? name
  return isFormNonce(live.ticket, what, form.get('nonce') ?? '') ? flow.take(step, form) : leadBack(step, 'stale')
}

const takeLive = async (call: VisitCall, live: LiveVisit): Promise<Response> => {
  const { parts, request, page } = call
  const form = await readForm(request)
  if (form === undefined) return answerNotice(parts, request, 'forbidden', { business: live.business })
  if (page !== DECLINE_PAGE) return takeStep(call, live, form)
  return isFormNonce(live.ticket, DECLINE_PAGE, form.get('nonce') ?? '')
    ? takeDecline(parts, request, live, form)
    : leadBack({ parts, request, live }, 'stale')
}

/** Answers for every page behind a ticket. */
export const answerVisit = async (call: VisitCall): Promise<Response> => {
  const { parts, request, handle } = call
  if (!isHandle(handle)) return answerNotice(parts, request, 'missing')
  const isPost = request.method === 'POST'
  if (isPost && !isSameOrigin(request.headers, parts.origin)) return answerNotice(parts, request, 'forbidden')
  const access = await accessVisit(parts, request, handle)
  switch (access.access) {
    case 'live':
      return isPost ? takeLive(call, access.live) : showLive(call, access.live)
    case 'ended':
      return answerAfterEnd({ ...call, ...access })
    case 'lost':
    case 'unknown':
      return answerNotice(parts, request, access.access)
  }
}
