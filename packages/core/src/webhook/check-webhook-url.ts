import type { WebhookPolicy } from './webhook-policy.ts'

/** What a URL says, read by the shell. */
export interface WebhookUrlFacts {
  /** `https:`. */
  readonly protocol: string
  /** The one that is written, or the scheme's. */
  readonly port: number
  readonly hasCredentials: boolean
  readonly hasFragment: boolean
  /** Of the host: a name that has to be looked up, or what kind of address it is. `localhost` and names under it are `loopback`. */
  readonly host: 'name' | 'public' | 'loopback' | 'reserved'
}

/** Why nothing is sent to a URL. */
export interface WebhookUrlRefusal {
  readonly expected: string
  readonly fix: string
}

type Rule = WebhookUrlRefusal & {
  readonly isBroken: (facts: WebhookUrlFacts, policy: UrlPolicy) => boolean
}

type UrlPolicy = Pick<WebhookPolicy, 'ports' | 'allowsLoopback'>

const isAllowedLoopback = ({ host }: WebhookUrlFacts, { allowsLoopback }: UrlPolicy): boolean =>
  host === 'loopback' && allowsLoopback

const RULES: readonly Rule[] = [
  {
    expected: 'an https URL',
    fix: 'Serve the endpoint with TLS',
    isBroken: (facts, policy) =>
      facts.protocol !== 'https:' && !(facts.protocol === 'http:' && isAllowedLoopback(facts, policy)),
  },
  {
    expected: 'a URL without user and password',
    fix: 'Verify the signature instead',
    isBroken: ({ hasCredentials }) => hasCredentials,
  },
  {
    expected: 'a URL without a fragment',
    fix: 'Leave out what begins with #',
    isBroken: ({ hasFragment }) => hasFragment,
  },
  {
    expected: 'a public host',
    fix: 'Use an address that everybody can reach',
    isBroken: (facts, policy) =>
      facts.host === 'reserved' || (facts.host === 'loopback' && !isAllowedLoopback(facts, policy)),
  },
  {
    expected: 'an allowed port',
    fix: 'Leave the port out, or allow it in policy.webhooks.ports',
    isBroken: (facts, policy) => !policy.ports.includes(facts.port) && !isAllowedLoopback(facts, policy),
  },
]

/** The first rule that a URL breaks (requirement W8), at creation and again before each attempt; `undefined` if it may be used. */
export const checkWebhookUrl = (facts: WebhookUrlFacts, policy: UrlPolicy): WebhookUrlRefusal | undefined =>
  RULES.find(({ isBroken }) => isBroken(facts, policy))
