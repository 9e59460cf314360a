import { type Clock, type Engine, systemClock } from '@linx/engine'
import { alpha2ByAlpha3 } from '../form/country-codes.ts'
import { GatewayConfigurationError, type GatewayOptions } from '../gateway-options.ts'
import { type SecurityHeaders, securityHeaders } from '../http/security-headers.ts'
import { createMissLimiter, type MissLimiter } from '../limit/miss-limiter.ts'
import { createSealer, type Sealer } from '../visit/sealer.ts'

/** What the pages share. */
export interface GatewayParts {
  readonly engine: Pick<Engine, 'gateway'>
  readonly options: GatewayOptions
  readonly clock: Clock
  readonly sealer: Sealer
  readonly limiter: MissLimiter
  readonly headers: SecurityHeaders
  /** Of the pages; `https://pay.example`. */
  readonly origin: string
  /** Leads every path, without slash at its end: `/l`, or nothing. */
  readonly base: string
  readonly countries: readonly string[]
  readonly timeZone: string
  /** How long a visit lasts without an answer. */
  readonly lifeMs: number
}

const DEFAULT_COUNTRIES = ['USA', 'CAN']
const DEFAULT_ZONE = 'America/New_York'
const DEFAULT_VISIT_MINUTES = 60
const MINUTE_MS = 60_000

const demand = (isRight: boolean, option: string, expected: string, received: unknown, fix: string): void => {
  if (isRight) return
  throw new GatewayConfigurationError(
    `${option}: expected ${expected}, received ${JSON.stringify(received)?.slice(0, 80)}. ${fix}.`,
  )
}

const parseUrl = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

const isLocal = ({ hostname }: URL): boolean => hostname === 'localhost' || hostname === '127.0.0.1'

const isSafeOrigin = (text: string): boolean => {
  const url = parseUrl(text)
  return url !== undefined && url.origin === text && (url.protocol === 'https:' || isLocal(url))
}

const isZone = (timeZone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}

const checkOptions = ({
  url,
  tokeniser,
  frameAncestors = [],
  countries = [],
  timeZone,
  visitMinutes,
}: GatewayOptions) => {
  const parsed = parseUrl(url)
  const isPlace = parsed !== undefined && parsed.search === '' && parsed.hash === ''
  const isSafe = parsed !== undefined && (parsed.protocol === 'https:' || isLocal(parsed))
  demand(isPlace && isSafe, 'url', 'an https URL without query and fragment', url, 'Use the gatewayUrl of the engine')
  for (const origin of [...(tokeniser === undefined ? [] : [tokeniser.origin]), ...frameAncestors]) {
    demand(isSafeOrigin(origin), 'tokeniser.origin and frameAncestors', 'an https origin', origin, 'Use https://name')
  }
  const unknown = countries.filter((code) => !alpha2ByAlpha3.has(code))
  demand(unknown.length === 0, 'countries', 'codes of ISO 3166-1 alpha-3', unknown, 'Write them like USA')
  demand(isZone(timeZone ?? DEFAULT_ZONE), 'timeZone', 'an IANA zone', timeZone, 'Use America/Toronto')
  const minutes = visitMinutes ?? DEFAULT_VISIT_MINUTES
  demand(minutes >= 5 && minutes <= 1_440, 'visitMinutes', '5 to 1440', visitMinutes, 'Leave it out for 60')
}

/** Checks the options and fills in the defaults. Throws `GatewayConfigurationError`. */
export const createGatewayParts = (engine: Pick<Engine, 'gateway'>, options: GatewayOptions): GatewayParts => {
  checkOptions(options)
  const { origin, pathname } = new URL(options.url)
  const clock = options.clock ?? systemClock
  return {
    engine,
    options,
    clock,
    sealer: createSealer(options.keys),
    limiter: options.missLimiter ?? createMissLimiter(clock),
    headers: securityHeaders(options),
    origin,
    base: pathname.replace(/\/+$/, ''),
    countries: options.countries ?? DEFAULT_COUNTRIES,
    timeZone: options.timeZone ?? DEFAULT_ZONE,
    lifeMs: (options.visitMinutes ?? DEFAULT_VISIT_MINUTES) * MINUTE_MS,
  }
}
