import type { MiddlewareHandler } from 'hono'

/** Nothing from elsewhere, nothing inline; the phone shows the Customer's pages, and those lead to the card service, in a frame. */
const policyText = (cardsOrigin: string): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    `frame-src 'self' ${cardsOrigin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')

/** The headers of every page. */
export const securityHeaders = (cardsOrigin: string): MiddlewareHandler => {
  const policy = policyText(cardsOrigin)
  return async (context, next) => {
    await next()
    const { headers } = context.res
    headers.set('content-security-policy', policy)
    headers.set('referrer-policy', 'no-referrer')
    headers.set('x-content-type-options', 'nosniff')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  }
}

const MAXIMUM_FORM_BYTES = 65_536

/** The console has no login, since it is on this machine alone: forms of other sites must not reach it. */
export const ownFormsOnly =
  (origin: string): MiddlewareHandler =>
  async (context, next) => {
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next()
    const site = context.req.header('sec-fetch-site')
    const from = context.req.header('origin')
    const isOwn =
      (site === undefined || site === 'same-origin') && (from === undefined || from === 'null' || from === origin)
    const isShort = Number(context.req.header('content-length') ?? Number.NaN) <= MAXIMUM_FORM_BYTES
    if (!isOwn || !isShort) return context.text('Only the console’s own forms are taken.', 403)
    return next()
  }
