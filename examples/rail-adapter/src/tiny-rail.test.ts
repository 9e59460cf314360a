import { runRailConformance } from '@linx/conformance'
import type { RailAccount } from '@linx/contracts'
import { describe, it } from 'vitest'
import { openTinyBank, WEBHOOK_SECRET } from './bank/tiny-bank.ts'
import { createTinyRail, TINY_CAPABILITIES } from './create-tiny-rail.ts'

const account: RailAccount = {
  type: 'BANK',
  subType: 'CHECKING',
  holder: 'business',
  nameOnAccount: 'Acme Rebates Inc',
  routingNumber: '021000021',
  accountNumber: '900111222333',
}

const API_KEY = 'api-key-of-the-tiny-rail'

runRailConformance(
  {
    name: 'the tiny rail',
    capabilities: TINY_CAPABILITIES,
    open: async (faults) => {
      const { baseUrl, peer, close } = await openTinyBank(faults)
      const rail = createTinyRail({ baseUrl, fetch, apiKey: API_KEY, webhookSecret: WEBHOOK_SECRET })
      return { rail, peer, close }
    },
    examples: [
      {
        businessAccountId: 'business-1',
        transactionId: 'transaction-1',
        solution: 'ach',
        transactionType: 'SEND',
        amount: '256.25',
        currency: 'USD',
        settlementPriority: 'NEXT_DAY',
        debit: account,
        credit: { ...account, nameOnAccount: 'John Doe', holder: 'consumer', accountNumber: '900444555666' },
        paymentReasonId: 'payment-of-rebates',
        metadata: {},
        isRecurring: false,
      },
    ],
    legalReference: /^[0-9a-f]{32}$/,
    faults: {
      submit: [
        'decline',
        'rate-limited',
        'unavailable',
        'drop-before-commit',
        'drop-after-commit',
        'server-error',
        'garbage',
        'empty',
        'truncated',
        'wrong-amount',
        'wrong-currency',
        'slow',
        'late',
      ],
      inquire: ['rate-limited', 'drop', 'server-error', 'garbage', 'empty', 'wrong-amount', 'slow'],
      cancel: [],
      eligibility: [],
    },
    happenings: ['settled', 'failed', 'returned'],
    manners: ['forged', 'garbled'],
    secrets: [API_KEY, WEBHOOK_SECRET],
  },
  { describe, it },
)
