import type { OpenedLink } from '@linx/engine'
import { isSameOrigin, readForm } from '../http/request-guard.ts'
import { entryPage } from '../page/entry-page.ts'
import { handleOf, newTicket, openTicket, sealTicket } from '../visit/visit-cookie.ts'
import { answerEnded, answerNotice } from './answer-notice.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { pageSetting } from './page-setting.ts'
import { pagePath, visitPath } from './paths.ts'
import { pageAnswer, redirectAnswer } from './respond.ts'

type Live = Extract<OpenedLink, { readonly outcome: 'open' }>

/** Opens a link unless its address has guessed too often; answers for links that lead nowhere. */
const openLink = async (parts: GatewayParts, request: Request, token: string): Promise<Live | Response> => {
  const address = parts.options.clientAddress?.(request)
  if (address !== undefined && !(await parts.limiter.isAllowed(address))) return answerNotice(parts, request, 'busy')
  const opened = await parts.engine.gateway.open(token)
  if (opened.outcome === 'ended') return answerEnded(parts, request, opened)
  if (opened.outcome === 'open') return opened
  if (address !== undefined) await parts.limiter.countMiss(address)
  return answerNotice(parts, request, 'unknown')
}

const entryPurpose = (token: string): string => `enter/${token}`

/** GET of a link: a page with one button. Changes nothing, whoever asks and however often (requirement L3). */
export const showEntry = async (parts: GatewayParts, request: Request, token: string): Promise<Response> => {
  const opened = await openLink(parts, request, token)
  if (opened instanceof Response) return opened
  const { context, cookies } = await pageSetting(parts, request, { business: opened.business })
  const page = entryPage(context, parts.sealer.sign(entryPurpose(token)))
  return pageAnswer(parts, context, page, { cookies })
}

const hasAnswered = ({ view }: Live): boolean =>
  view.steps.some(({ status, request }) => status === 'COMPLETED' && request !== undefined)

/** POST of a link: the token goes into a sealed cookie and leaves the URL. A visit that is under way goes on. */
export const enterVisit = async (parts: GatewayParts, request: Request, token: string): Promise<Response> => {
  if (!isSameOrigin(request.headers, parts.origin)) return answerNotice(parts, request, 'forbidden')
  const form = await readForm(request)
  if (form === undefined || !parts.sealer.verify(entryPurpose(token), form.get('nonce') ?? '')) {
    return answerNotice(parts, request, 'forbidden')
  }
  const opened = await openLink(parts, request, token)
  if (opened instanceof Response) return opened
  const handle = handleOf(parts.sealer, opened.view.workflowId)
  const [now, lifeMs] = [parts.clock.now(), parts.lifeMs]
  const running = openTicket(parts.sealer, handle, request.headers.get('cookie'), { now, lifeMs })
  const ticket = running === undefined ? newTicket(token, now) : { ...running, token, usedAt: now }
  const cookie = sealTicket(parts.sealer, handle, ticket, lifeMs)
  const next = hasAnswered(opened) ? visitPath(parts, handle) : pagePath(parts, handle, 'review')
  return redirectAnswer(parts, next, [cookie])
}
