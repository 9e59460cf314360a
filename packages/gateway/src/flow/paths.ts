import type { GatewayParts } from './gateway-parts.ts'

/** The segment under which visits are; no token is that short. */
export const VISIT_SEGMENT = 'v'

/** The start of a visit: leads to the step where the Customer is. */
export const visitPath = ({ base }: GatewayParts, handle: string): string => `${base}/${VISIT_SEGMENT}/${handle}`

export const pagePath = (parts: GatewayParts, handle: string, page: string): string =>
  `${visitPath(parts, handle)}/${page}`
