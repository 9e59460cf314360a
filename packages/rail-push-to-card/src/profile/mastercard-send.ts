import { type RailCurrency, RailError } from '@linx/contracts'
import { attemptText } from '../reference/attempt-digits.ts'
import type { CardNetworkProfile } from './card-network-profile.ts'
import { readMastercardInquiry, readMastercardPush } from './mastercard-send-answer.ts'

export interface MastercardSendOptions {
  /** Given by Mastercard when the program was set up. */
  readonly partnerId: string
  /** Default `BDB` (business disbursement). */
  readonly paymentType?: string
  /** Default USD. */
  readonly currencies?: readonly RailCurrency[]
  /** The scheme of the recipient's account URI. Default `pan`; the number behind it is what `resolveToken` answers. */
  readonly accountUriScheme?: string
  /** How long a reference stays taken. Default 24 hours, within which Mastercard makes every outcome final. */
  readonly dedupeWindowMs?: number
}

const DAY_MS = 86_400_000
/** 6 to 40 characters (Disbursement API); `~` at the beginning is kept for hashed ids. */
const DIRECT_REFERENCE = /^[A-Za-z0-9*,\-._][A-Za-z0-9*,\-._~]{5,39}$/

const expiryPart = (expiry: string | undefined): string =>
  expiry === undefined ? '' : `;exp=20${expiry.slice(3)}-${expiry.slice(0, 2)}`

/**
 * Mastercard Send disbursements, created with `decline_details=true` so that a decline is an answer with its code, and asked about by
 * our reference. Throws `RailError` (`mastercard_option`) for an empty partner id.
 */
export const mastercardSend = (options: MastercardSendOptions): CardNetworkProfile => {
  const { partnerId, paymentType = 'BDB', accountUriScheme = 'pan' } = options
  if (!/^[\w-]{1,64}$/.test(partnerId)) {
    throw new RailError('partnerId: expected letters, digits, `-` and `_`. See your program.', {
      code: 'mastercard_option',
      isRetryable: false,
    })
  }
  const path = `/send/v1/partners/${partnerId}/disbursements`
  return {
    name: 'mastercard-send',
    capabilities: {
      currencies: options.currencies ?? ['USD'],
      idempotency: 'reference',
      dedupeWindowMs: options.dedupeWindowMs ?? DAY_MS,
    },
    makeReference: (attempt) => {
      const direct = `${attempt.transactionId}.${attempt.number}`
      return { reference: DIRECT_REFERENCE.test(direct) ? direct : `~${attemptText(attempt)}` }
    },
    buildPush: ({ request, card, account, reference: { reference } }) => ({
      method: 'POST',
      path: `${path}/payment`,
      query: { decline_details: 'true' },
      body: {
        payment_disbursement: {
          disbursement_reference: reference,
          payment_type: paymentType,
          amount: BigInt(request.amount.replace('.', '')).toString(),
          currency: request.currency,
          recipient_account_uri: `${accountUriScheme}:${account}${expiryPart(card.expiry)}`,
        },
      },
    }),
    readPush: (answer, { reference }) => readMastercardPush(answer, reference),
    buildInquiry: ({ reference }) => ({ method: 'GET', path, query: { ref: reference } }),
    readInquiry: (answer, { reference }) => readMastercardInquiry(answer, reference),
  }
}
