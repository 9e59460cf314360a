import { RailError } from '@linx/contracts'
import { networkNumbersOf } from '../reference/network-numbers.ts'
import type { CardNetworkProfile } from './card-network-profile.ts'
import { readVisaEligibility, readVisaInquiry, readVisaPush } from './visa-direct-answer.ts'
import type { VisaDirectOptions } from './visa-direct-options.ts'
import { findNameIssues, numbersIn, visaPushBody } from './visa-direct-request.ts'

const DAY_MS = 86_400_000
const PUSH_PATH = '/visadirect/fundstransfer/v1/pushfundstransactions'
const QUERY_PATH = '/visadirect/v1/transactionquery'
const ELIGIBILITY_PATH = '/paai/fundstransferattinq/v5/cardattributes/fundstransferinquiry'
const MONEY_TRANSFERS: readonly string[] = ['AA', 'PP']

interface Setting {
  readonly name: string
  readonly value: string
  readonly form: RegExp
  readonly expected: string
}

const settingsOf = ({ acquiringBin, acquirerCountryCode, cardAcceptor }: VisaDirectOptions): readonly Setting[] => [
  { name: 'acquiringBin', value: acquiringBin, form: /^\d{6,11}$/, expected: '6 to 11 digits' },
  { name: 'acquirerCountryCode', value: acquirerCountryCode, form: /^\d{3}$/, expected: 'three digits' },
  { name: 'cardAcceptor.name', value: cardAcceptor.name, form: /^.{1,25}$/, expected: '1 to 25 characters' },
  { name: 'cardAcceptor.idCode', value: cardAcceptor.idCode, form: /^.{1,15}$/, expected: '1 to 15 characters' },
  { name: 'cardAcceptor.terminalId', value: cardAcceptor.terminalId, form: /^.{1,8}$/, expected: '1 to 8 characters' },
  {
    name: 'cardAcceptor.address.city',
    value: cardAcceptor.address.city,
    form: /^.{1,13}$/,
    expected: '1 to 13 characters',
  },
]

const checkOptions = (options: VisaDirectOptions): void => {
  for (const { name, value, form, expected } of settingsOf(options)) {
    if (form.test(value)) continue
    throw new RailError(`${name}: expected ${expected}, received ${value.length} characters. See your enrolment.`, {
      code: 'visa_option',
      isRetryable: false,
    })
  }
}

/**
 * Visa Direct: PushFundsTransactions, asked about with the transaction query by retrieval reference and trace number; no status
 * identifier of a time-out is needed. Throws `RailError` (`visa_option`) for a setting that Visa cannot take.
 */
export const visaDirect = (options: VisaDirectOptions): CardNetworkProfile => {
  checkOptions(options)
  const { dedupeWindowMs, acquiringBin, acquirerCountryCode, businessApplicationId = 'FD' } = options
  const program = MONEY_TRANSFERS.includes(businessApplicationId) ? 'moneyTransfer' : 'disbursement'
  return {
    name: 'visa-direct',
    capabilities: {
      currencies: options.currencies ?? ['USD'],
      ...(dedupeWindowMs === undefined ? { idempotency: 'none' } : { idempotency: 'reference', dedupeWindowMs }),
      inquiryWindowMs: 120 * DAY_MS,
    },
    findIssues: (request) => findNameIssues(options, request),
    makeReference: (attempt) => {
      const numbers = networkNumbersOf(attempt)
      const reference = `R${numbers.retrievalReferenceNumber}S${numbers.systemsTraceAuditNumber}`
      return { reference, details: { ...numbers } }
    },
    buildPush: (push) => ({ method: 'POST', path: PUSH_PATH, body: visaPushBody(options, push) }),
    readPush: readVisaPush,
    buildInquiry: (reference) => {
      const { retrievalReferenceNumber: rrn, systemsTraceAuditNumber: stan } = numbersIn(reference)
      const fields =
        'amountInTransactionCurrency,transactionCurrencyCode,statusCode,actionCode,approvalCode,responseCode,transactionIdentifier,retrievalReferenceNumber,systemsTraceAuditNumber'
      return { method: 'GET', path: QUERY_PATH, query: { acquiringBIN: acquiringBin, stan, rrn, fields } }
    },
    readInquiry: readVisaInquiry,
    eligibility: {
      build: (card, account, now) => {
        const numbers = networkNumbersOf({ transactionId: `eligibility ${card.token} ${now}`, number: 1 })
        const body = {
          primaryAccountNumber: account,
          ...numbers,
          acquiringBin: Number(acquiringBin),
          acquirerCountryCode,
        }
        return { method: 'POST', path: ELIGIBILITY_PATH, body }
      },
      read: (answer) => readVisaEligibility(answer, program),
    },
  }
}
