import type { JsonObject, RailCard, RailReference } from '@linx/contracts'
import type { Push } from './card-network-profile.ts'
import { localDateTimeOf } from './local-date-time.ts'
import { membersOf, textOf } from './read-json.ts'
import type { VisaDirectOptions } from './visa-direct-options.ts'

const MAXIMUM_NAME = 30
/** Visa takes letters, digits and a few marks in names. */
const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9 .,'-]/g, '')
    .slice(0, MAXIMUM_NAME)
    .trim()

/** The two numbers that `makeReference` put into the details. */
export const numbersIn = ({ details }: RailReference) => {
  const { retrievalReferenceNumber, systemsTraceAuditNumber } = membersOf(details)
  return {
    retrievalReferenceNumber: textOf(retrievalReferenceNumber) ?? '',
    systemsTraceAuditNumber: textOf(systemsTraceAuditNumber) ?? '',
  }
}

/** `MM/YY` as `YYYY-MM`. */
const expiryOf = ({ expiry }: RailCard): JsonObject =>
  expiry === undefined ? {} : { recipientCardExpiryDate: `20${expiry.slice(3)}-${expiry.slice(0, 2)}` }

const senderOf = ({ sender }: VisaDirectOptions, { request }: Push): JsonObject => ({
  senderName: plainName(sender?.name ?? request.debit.nameOnAccount),
  ...(sender?.address === undefined ? {} : { senderAddress: sender.address }),
  ...(sender?.city === undefined ? {} : { senderCity: sender.city }),
  ...(sender?.stateCode === undefined ? {} : { senderStateCode: sender.stateCode }),
  ...(sender?.countryCode === undefined ? {} : { senderCountryCode: sender.countryCode }),
})

/** The body of a push (Visa Direct, PushFundsTransactions POST). The amount is a JSON number with at most two decimals. */
export const visaPushBody = (options: VisaDirectOptions, push: Push): JsonObject => {
  const { request, card, account, reference, now } = push
  const { retrievalReferenceNumber, systemsTraceAuditNumber } = numbersIn(reference)
  const { merchantCategoryCode, cardAcceptor } = options
  return {
    acquirerCountryCode: Number(options.acquirerCountryCode),
    acquiringBin: Number(options.acquiringBin),
    amount: Number(request.amount),
    businessApplicationId: options.businessApplicationId ?? 'FD',
    cardAcceptor: { ...cardAcceptor, address: { ...cardAcceptor.address } },
    localTransactionDateTime: localDateTimeOf(now, options.timeZone ?? 'America/New_York'),
    recipientName: plainName(card.nameOnAccount),
    recipientPrimaryAccountNumber: account,
    ...expiryOf(card),
    retrievalReferenceNumber,
    senderReference: retrievalReferenceNumber,
    ...senderOf(options, push),
    sourceOfFundsCode: options.sourceOfFundsCode ?? '05',
    systemsTraceAuditNumber: Number(systemsTraceAuditNumber),
    transactionCurrencyCode: request.currency,
    ...(merchantCategoryCode === undefined ? {} : { merchantCategoryCode: Number(merchantCategoryCode) }),
  }
}
