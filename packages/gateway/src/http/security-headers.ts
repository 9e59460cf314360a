import type { GatewayOptions } from '../gateway-options.ts'

/** Headers of every answer (requirements L4, L5). */
export type SecurityHeaders = Readonly<Record<string, string>>

/** Nothing from anywhere but this origin, nothing inline; forms may also lead to the card service. */
const contentSecurityPolicy = ({ tokeniser, frameAncestors = [] }: GatewayOptions): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    `form-action 'self'${tokeniser === undefined ? '' : ` ${tokeniser.origin}`}`,
    `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}`,
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')

const TWO_YEARS_SECONDS = 63_072_000

export const securityHeaders = (options: GatewayOptions): SecurityHeaders => ({
  'content-security-policy': contentSecurityPolicy(options),
  'referrer-policy': 'no-referrer',
  'strict-transport-security': `max-age=${TWO_YEARS_SECONDS}; includeSubDomains`,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'x-robots-tag': 'noindex, nofollow',
  ...(options.frameAncestors === undefined ? { 'x-frame-options': 'DENY' } : {}),
})
