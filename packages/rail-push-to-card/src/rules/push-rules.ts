import type { RailCapabilities, RailIssue, RailRequest } from '@linx/contracts'
import { containsCardNumber } from '../card-number/card-number.ts'
import { textsOf } from './request-texts.ts'

/** What the rules ask of beside the request. */
export interface PushLimits {
  readonly capabilities: RailCapabilities
  /** The most that the program allows in one payment, decimal string; absent: no limit here. */
  readonly maximumAmount?: string
}

/** One rule: what it expects, and whether the request keeps to it. */
interface PushRule {
  readonly code: string
  readonly path: string
  readonly expected: (limits: PushLimits) => string
  readonly holds: (request: RailRequest, limits: PushLimits) => boolean
  readonly fix: string
}

/** Ten digits before the point: more than any program allows. */
const AMOUNT = /^\d{1,10}\.\d{2}$/
const TOKEN = /^[!-~]{1,256}$/
const EXPIRY = /^(0[1-9]|1[0-2])\/\d{2}$/

const centsOf = (amount: string): bigint => BigInt(amount.replace('.', ''))

const isWithin = ({ amount }: RailRequest, { maximumAmount }: PushLimits): boolean =>
  maximumAmount === undefined || !AMOUNT.test(amount) || centsOf(amount) <= centsOf(maximumAmount)

const RULES: readonly PushRule[] = [
  {
    code: 'card_solution',
    path: 'solution',
    expected: () => 'push-to-card',
    holds: ({ solution }) => solution === 'push-to-card',
    fix: 'Send other solutions to their own rail.',
  },
  {
    code: 'card_transaction_type',
    path: 'transactionType',
    expected: () => 'SEND',
    holds: ({ transactionType }) => transactionType === 'SEND',
    fix: 'A push cannot be pulled or reversed: send a new payment the other way by another rail.',
  },
  {
    code: 'card_currency',
    path: 'currency',
    expected: ({ capabilities }) => capabilities.currencies.join(' or '),
    holds: ({ currency }, { capabilities }) => capabilities.currencies.includes(currency),
    fix: 'Name the currencies of your program in the profile.',
  },
  {
    code: 'card_priority',
    path: 'settlementPriority',
    expected: () => 'IMMEDIATE',
    holds: ({ settlementPriority }) => settlementPriority === 'IMMEDIATE',
    fix: 'A push is always immediate.',
  },
  {
    code: 'card_amount',
    path: 'amount',
    expected: () => 'an amount above zero with two decimals and at most ten digits before them',
    holds: ({ amount }) => AMOUNT.test(amount) && centsOf(amount) > 0n,
    fix: 'Write it such as 256.25.',
  },
  {
    code: 'card_amount_limit',
    path: 'amount',
    expected: ({ maximumAmount }) => `at most ${maximumAmount ?? 'any'}`,
    holds: isWithin,
    fix: 'The limit is that of the program: split the payment or use another rail.',
  },
  {
    code: 'card_credit_account',
    path: 'credit',
    expected: () => 'a DEBIT card',
    holds: ({ credit }) => credit.type === 'CARD' && credit.subType === 'DEBIT',
    fix: 'Money is pushed to debit cards alone.',
  },
  {
    code: 'card_token',
    path: 'credit.token',
    expected: () => 'a token of 1 to 256 visible ASCII characters',
    holds: ({ credit }) => credit.type !== 'CARD' || TOKEN.test(credit.token),
    fix: 'Give the token that your tokeniser made.',
  },
  {
    code: 'card_expiry',
    path: 'credit.expiry',
    expected: () => 'an expiry such as 12/30',
    holds: ({ credit }) => credit.type !== 'CARD' || credit.expiry === undefined || EXPIRY.test(credit.expiry),
    fix: 'Write month and year with two digits each.',
  },
]

/** One issue for each text with a card number in it; the message repeats nothing of the text. */
const cardNumberIssues = (request: RailRequest): readonly RailIssue[] => {
  const paths = textsOf(request)
    .filter(({ text }) => containsCardNumber(text))
    .map(({ path }) => path)
  return [...new Set(paths)].map((path) => ({
    code: 'card_number_in_text',
    path,
    message: `${path}: expected no card number, received 13 to 19 digits with a valid check digit. Remove them; cards are known by their token.`,
  }))
}

/** Every rule that the request breaks, in the order of the table, then the texts with card numbers. */
export const findPushIssues = (request: RailRequest, limits: PushLimits): readonly RailIssue[] => [
  ...RULES.filter(({ holds }) => !holds(request, limits)).map(({ code, path, expected, fix }) => ({
    code,
    path,
    message: `${path}: expected ${expected(limits)}. ${fix}`,
  })),
  ...cardNumberIssues(request),
]
