import { issueKind } from '@linx/core'
import type { FieldError } from '../form/form-field.ts'
import { type DeclineState, declinePage } from '../page/decline-page.ts'
import { formNonce } from '../visit/visit-cookie.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { type LiveVisit, renewedCookie } from './live-visit.ts'
import { pagePath, visitPath } from './paths.ts'
import { pageAnswer, redirectAnswer } from './respond.ts'
import { leadBack } from './step-page.ts'

/** What the nonce of the form stands for. */
export const DECLINE_PAGE = 'decline'

const REFUSED = 422

/** Asks why; possible at any time of the visit. */
export const showDecline = (
  parts: GatewayParts,
  live: LiveVisit,
  state: DeclineState = { reason: '', text: '', errors: [] },
): Promise<Response> => {
  const nonce = formNonce(live.ticket, DECLINE_PAGE)
  const page = declinePage(live.context, state, { nonce, backHref: visitPath(parts, live.handle) })
  return pageAnswer(
    parts,
    live.context,
    page,
    state.errors.length > 0 ? { status: REFUSED } : { cookies: live.cookies },
  )
}

const declineErrors = (live: LiveVisit, reason: string, codes: readonly string[]): readonly FieldError[] => {
  const { say } = live.context
  if (reason === '') return [{ name: 'reason', message: say('error.choose', { label: say('decline.question') }) }]
  const label = say('decline.words')
  const code = codes.find((candidate) => candidate === 'input_card_number' || candidate === 'input_length')
  const key = code === undefined ? 'input_required' : code
  return [{ name: 'text', message: say(`error.${key as 'input_required'}`, { label }) }]
}

export const takeDecline = async (
  parts: GatewayParts,
  request: Request,
  live: LiveVisit,
  form: URLSearchParams,
): Promise<Response> => {
  const reason = form.get('reason') ?? ''
  const text = (form.get('text') ?? '').trim()
  const result = await live.visit.decline({ reason, ...(text === '' ? {} : { text }) })
  if (result.ok) return redirectAnswer(parts, pagePath(parts, live.handle, 'done'), [renewedCookie(parts, live)])
  if (result.issues.some(({ code }) => issueKind(code) === 'conflict')) {
    return leadBack({ parts, request, live }, 'stale')
  }
  const errors = declineErrors(
    live,
    reason,
    result.issues.map(({ code }) => code),
  )
  return showDecline(parts, live, { reason, text, errors })
}
