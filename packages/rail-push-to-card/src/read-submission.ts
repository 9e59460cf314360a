import type { SubmitOutcome } from '@linx/contracts'
import type { HttpAnswer } from './http/http-call.ts'

type Read = Extract<HttpAnswer, { readonly answer: 'read' }>

/** Statuses at which the gateway refuses before anything is processed. */
const REFUSED_UNREAD: { readonly [status: number]: string } = {
  401: 'The provider did not take our credentials (status 401).',
  403: 'The provider did not let us in (status 403).',
  429: 'The provider asks for fewer requests (status 429).',
}

/** Statuses that refuse the request for its content: it would be refused again. */
const INVALID: ReadonlySet<number> = new Set([400, 413, 415, 422])

/** What a status means where the profile did not say. `furtherRefusals`: more statuses that the agreement promises to be refusals. */
export const readSubmissionStatus = (
  { status, retryAfterMs }: Read,
  furtherRefusals: readonly number[],
): SubmitOutcome => {
  const refused = furtherRefusals.includes(status) ? `The provider is not available (status ${status}).` : undefined
  const cause = REFUSED_UNREAD[status] ?? refused
  if (cause !== undefined)
    return { outcome: 'not-sent', cause, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
  if (INVALID.has(status)) {
    const reason = `The provider refused the request as invalid (status ${status}).`
    return { outcome: 'rejected', code: `http_${status}`, reason, retry: 'never' }
  }
  return { outcome: 'unknown', cause: `Status ${status} without a clear answer.` }
}
