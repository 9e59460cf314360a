import type { JsonObject, RailCard, RailIssue, RailReference, RailRequest } from '@linx/contracts'
import type { Push } from './card-network-profile.ts'
import { localDateTimeOf } from './local-date-time.ts'
import { plainName } from './plain-name.ts'
import { membersOf, textOf } from './read-json.ts'
import type { VisaDirectOptions } from './visa-direct-options.ts'

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

const senderNameOf = (sender: VisaDirectOptions['sender'], { debit }: RailRequest): string =>
  sender?.name ?? debit.nameOnAccount

/** Names of which too little is left in the letters that Visa takes. */
export const findNameIssues = ({ sender }: VisaDirectOptions, request: RailRequest): readonly RailIssue[] =>
  [
    { path: 'debit.nameOnAccount', name: senderNameOf(sender, request), minimum: 2 },
    { path: 'credit.nameOnAccount', name: request.credit.nameOnAccount, minimum: 1 },
  ]
    .filter(({ name, minimum }) => plainName(name).length < minimum)
    .map(({ path, minimum }) => ({
      code: 'visa_name',
      path,
      message: `${path}: expected at least ${minimum} of the characters that Visa takes in names (A to Z, digits, space and . , ' -). Write the name in Latin letters.`,
    }))

const senderOf = ({ sender }: VisaDirectOptions, { request }: Push): JsonObject => ({
  senderName: plainName(senderNameOf(sender, request)),
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
