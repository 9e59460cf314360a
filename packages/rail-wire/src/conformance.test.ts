import { type RailSubject, runRailConformance } from '@linx/conformance'
import type { RailCapabilities, RailRequest } from '@linx/contracts'
import { describe, it } from 'vitest'
import { createWireRail } from './create-wire-rail.ts'
import { makeImad } from './reference/imad.ts'
import { createMemorySubmissionStore } from './submit/submission-store.ts'
import { canadianRequest, exampleRequest, NEW_YORK, NOW, TORONTO } from './test-support/example-wire.ts'
import { createWireBank, isSignedByBank } from './test-support/wire-bank.ts'
import type { WireRailOptions } from './wire-rail-options.ts'

const DAY_MS = 86_400_000

const secretsOf = (examples: readonly RailRequest[]): readonly string[] =>
  examples.flatMap(({ debit, credit }) =>
    [debit, credit].map((account) => (account.type === 'BANK' ? account.accountNumber : account.token)),
  )

const CAPABILITIES: RailCapabilities = {
  solution: 'wire',
  currencies: ['USD', 'CAD'],
  transactionTypes: ['SEND'],
  priorities: ['IMMEDIATE', 'SAME_DAY', 'NEXT_DAY'],
  idempotency: 'reference',
  dedupeWindowMs: 7 * DAY_MS,
  inquiry: 'by-reference',
  finality: 'returnable',
  returnWindowMs: 10 * DAY_MS,
  cancel: 'none',
}

type Differences = Pick<WireRailOptions, 'windows' | 'message'> & { readonly canInquire: boolean }

const subjectOf = (
  name: string,
  capabilities: RailCapabilities,
  examples: readonly RailRequest[],
  { canInquire, ...options }: Differences,
): RailSubject => ({
  name,
  capabilities,
  open: (faults) => {
    const { transport, peer } = createWireBank(faults, secretsOf(examples))
    const rail = createWireRail({
      ...options,
      transport: canInquire ? transport : { send: transport.send },
      submissions: createMemorySubmissionStore(),
      clock: { now: () => NOW },
      verify: isSignedByBank,
      duplicateCheckMs: 7 * DAY_MS,
    })
    return { rail, peer }
  },
  examples,
  legalReference: /^[0-9a-f]{32}$/,
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
    inquire: canInquire
      ? ['rate-limited', 'drop', 'server-error', 'garbage', 'empty', 'wrong-amount', 'slow', 'proven-absent']
      : [],
    cancel: [],
    eligibility: [],
  },
  happenings: ['settled', 'failed', 'returned'],
  manners: ['forged', 'garbled'],
  now: NOW,
})

const { inquiry: _, ...withoutInquiry } = CAPABILITIES
let sequence = 0

runRailConformance(
  subjectOf('pain.001 to a bank that can be asked', CAPABILITIES, [exampleRequest(), canadianRequest()], {
    windows: { USD: NEW_YORK, CAD: TORONTO },
    canInquire: true,
  }),
  { describe, it },
)

runRailConformance(
  subjectOf(
    'pacs.008 of a Fedwire participant that cannot be asked',
    { ...withoutInquiry, inquiry: 'none', currencies: ['USD'], priorities: ['IMMEDIATE', 'SAME_DAY'] },
    [exampleRequest()],
    {
      windows: { USD: NEW_YORK },
      message: {
        format: 'pacs.008',
        senderRoutingNumber: '021000021',
        nextMessageId: async (day) => {
          sequence += 1
          return makeImad(day, 'LINXWIRE', sequence)
        },
      },
      canInquire: false,
    },
  ),
  { describe, it },
)
