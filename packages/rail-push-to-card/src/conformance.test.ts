import { type RailSubject, runRailConformance } from '@linx/conformance'
import { describe, it } from 'vitest'
import { createPushToCardRail } from './create-push-to-card-rail.ts'
import type { CardNetworkProfile } from './profile/card-network-profile.ts'
import { mastercardSend } from './profile/mastercard-send.ts'
import { visaDirect } from './profile/visa-direct.ts'
import type { Dialect } from './test-support/dialect.ts'
import { NOW, REQUEST, TEST_CARD_NUMBER, VISA_OPTIONS } from './test-support/examples.ts'
import { mastercardDialect } from './test-support/mastercard-dialect.ts'
import { createNetworkPeer } from './test-support/network-peer.ts'
import { visaDialect } from './test-support/visa-dialect.ts'

const CREDENTIAL = 'Bearer c29tZS1jcmVkZW50aWFs'
const SECRETS = [CREDENTIAL, TEST_CARD_NUMBER]

interface Network {
  readonly name: string
  readonly profile: CardNetworkProfile
  readonly dialect: Dialect
  readonly legalReference: RegExp
}

const subjectOf = ({ name, profile, dialect, legalReference }: Network): RailSubject => ({
  name,
  capabilities: {
    ...profile.capabilities,
    solution: 'push-to-card',
    transactionTypes: ['SEND'],
    priorities: ['IMMEDIATE'],
    inquiry: 'by-reference',
    finality: 'final',
    cancel: 'none',
  },
  open: async (faults) => {
    const secrets = [...SECRETS, 'tok_4Zr8Example', '900111222333']
    const paysTwice = profile.capabilities.idempotency === 'none'
    const peer = await createNetworkPeer({ dialect, faults, secrets, paysTwice })
    const rail = createPushToCardRail({
      profile,
      baseUrl: peer.baseUrl,
      fetch: peer.fetch,
      authorize: () => ({ authorization: CREDENTIAL }),
      resolveToken: async () => TEST_CARD_NUMBER,
      now: () => NOW,
    })
    return { rail, peer, close: peer.close }
  },
  examples: profile.capabilities.currencies.map((currency) => ({ ...REQUEST, currency })),
  legalReference,
  faults: {
    submit: [
      'decline',
      'decline-with-secrets',
      'rate-limited',
      'unavailable',
      'drop-before-send',
      'drop-before-commit',
      'drop-after-commit',
      'server-error',
      'garbage',
      'empty',
      'truncated',
      'undecided',
      'wrong-amount',
      'wrong-currency',
      'slow',
      'late',
    ],
    inquire: ['rate-limited', 'drop', 'server-error', 'garbage', 'empty', 'wrong-amount', 'slow'],
    cancel: [],
    eligibility: ['not-eligible', 'drop', 'server-error', 'garbage', 'slow'],
  },
  checksEligibility: profile.eligibility !== undefined,
  happenings: [],
  manners: [],
  now: NOW,
  secrets: SECRETS,
})

const VISA_REFERENCE = /^R\d{12}S[1-9]\d{5}$/

const NETWORKS: readonly Network[] = [
  { name: 'Visa Direct', profile: visaDirect(VISA_OPTIONS), dialect: visaDialect, legalReference: VISA_REFERENCE },
  {
    name: 'Visa Direct with a promise about duplicates and two currencies',
    profile: visaDirect({ ...VISA_OPTIONS, dedupeWindowMs: 86_400_000, currencies: ['USD', 'CAD'] }),
    dialect: visaDialect,
    legalReference: VISA_REFERENCE,
  },
  {
    name: 'Mastercard Send',
    profile: mastercardSend({ partnerId: 'ptnr_example' }),
    dialect: mastercardDialect,
    legalReference: /^[A-Za-z0-9*,\-._~]{6,40}$/,
  },
]

for (const network of NETWORKS) runRailConformance(subjectOf(network), { describe, it })
