import type { RailBankAccount, RailRequest, RailVerificationRequest } from '@linx/contracts'
import type { AchPayment, SpooledEntry } from '../spool/spooled-payment.ts'
import { entryShapeOf, findEntryType, REVERSAL_DESCRIPTION } from '../table/entry-type-table.ts'
import { type TransactionCodeRow, transactionCodeFor } from '../table/transaction-code-table.ts'
import type { AchOriginator, AchSettings } from './ach-options.ts'
import { toNachaText } from './nacha-text.ts'

/** Names of the metadata that fill an entry. */
export const ACH_METADATA = {
  entryType: 'rkorACHEntryType',
  individualId: 'rkorACHIndividualId',
  checkSerialNumber: 'rkorACHCheckSerialNumber',
  terminalCity: 'rkorACHTerminalCity',
  terminalState: 'rkorACHTerminalState',
} as const

/** Which way an entry moves the receiver's money, and whose account it is on. */
export interface EntrySides {
  readonly direction: TransactionCodeRow['direction']
  readonly counterparty: RailRequest['credit']
  readonly own: RailRequest['credit']
}

/** A SEND credits the other side and a REQUEST debits it; a REVERSAL does the opposite of what it takes back, on the same account. */
export const sidesOf = ({ transactionType, reverses, debit, credit }: RailRequest): EntrySides => {
  const isReversal = transactionType === 'REVERSAL'
  const original = isReversal ? reverses : transactionType
  const isCredit = (original === 'SEND') !== isReversal
  const direction = isCredit ? 'credit' : 'debit'
  return original === 'SEND'
    ? { direction, counterparty: credit, own: debit }
    : { direction, counterparty: debit, own: credit }
}

const NAME_WIDTHS: { readonly [shape in ReturnType<typeof entryShapeOf>]: number } = {
  standard: 22,
  remote: 22,
  check: 22,
  pointOfPurchase: 22,
  customerInitiated: 15,
  corporateExchange: 16,
}

/** Characters of an account's name that an entry type has room for. */
export const nameWidthOf = (entryType: string): number => NAME_WIDTHS[entryShapeOf(entryType)]

/** Wages by PPD must be called so since March 2026. */
const isPayroll = (request: RailRequest, entryType: string): boolean =>
  request.paymentReasonId === 'payment-of-wages' && entryType === 'PPD' && request.transactionType === 'SEND'

const DEFAULT_DESCRIPTION = 'PAYMENT'

const descriptionOf = (
  request: RailRequest,
  entryType: string,
  originator: AchOriginator,
  settings: AchSettings,
): string => {
  if (request.transactionType === 'REVERSAL') return REVERSAL_DESCRIPTION
  const demanded = findEntryType(entryType)?.entryDescription ?? settings.entryDescriptionOf?.(request)
  return demanded ?? (isPayroll(request, entryType) ? 'PAYROLL' : (originator.entryDescription ?? DEFAULT_DESCRIPTION))
}

const centsOf = (amount: string): string => String(BigInt(amount.replace('.', '')))

const accountOf = ({ subType }: RailBankAccount): 'checking' | 'savings' =>
  subType === 'SAVING' ? 'savings' : 'checking'

const identityOf = (request: RailRequest, reference: string, entryType: string): Partial<SpooledEntry> => {
  const { metadata } = request
  const individualId = toNachaText(metadata[ACH_METADATA.individualId] ?? '', 22) || reference
  const checkSerialNumber = metadata[ACH_METADATA.checkSerialNumber] ?? ''
  switch (entryShapeOf(entryType)) {
    case 'check':
      return { checkSerialNumber }
    case 'pointOfPurchase':
      return {
        checkSerialNumber,
        terminalCity: metadata[ACH_METADATA.terminalCity] ?? '',
        terminalState: metadata[ACH_METADATA.terminalState] ?? '',
      }
    case 'remote':
      return { individualId, paymentType: request.isRecurring ? 'R' : 'S' }
    default:
      return { individualId }
  }
}

/** The bank accounts of a request that was checked. Throws `TypeError` otherwise. */
const bankAccount = (account: RailRequest['credit']): RailBankAccount => {
  if (account.type === 'BANK') return account
  throw new TypeError('Expected a bank account. Validate the request first.')
}

/** What a checked request puts into a file. */
export const toAchPayment = (
  request: RailRequest,
  reference: string,
  originator: AchOriginator,
  settings: AchSettings,
): AchPayment => {
  const { direction, counterparty, own } = sidesOf(request)
  const entryType = request.metadata[ACH_METADATA.entryType] ?? ''
  const account = bankAccount(counterparty)
  const ownAccount = bankAccount(own)
  const { companyName, companyId, companyDiscretionaryData } = originator
  return {
    originator: {
      companyName,
      companyId,
      ...(companyDiscretionaryData === undefined ? {} : { companyDiscretionaryData }),
    },
    entryType,
    entryDescription: descriptionOf(request, entryType, originator, settings),
    entry: {
      transactionCode: transactionCodeFor(accountOf(account), direction, 'live'),
      routingNumber: account.routingNumber,
      accountNumber: account.accountNumber,
      amount: centsOf(request.amount),
      name: toNachaText(account.nameOnAccount, nameWidthOf(entryType)),
      ...identityOf(request, reference, entryType),
    },
    own: {
      routingNumber: ownAccount.routingNumber,
      accountNumber: ownAccount.accountNumber,
      account: accountOf(ownAccount),
    },
  }
}

/** A prenote, an entry without money: `PPD` for a consumer's account, `CCD` for a business's. */
export const toPrenotePayment = (
  { account, transactionType }: RailVerificationRequest,
  reference: string,
  { companyName, companyId }: AchOriginator,
): AchPayment => ({
  originator: { companyName, companyId },
  entryType: account.holder === 'business' ? 'CCD' : 'PPD',
  entryDescription: 'PRENOTE',
  entry: {
    transactionCode: transactionCodeFor(accountOf(account), transactionType === 'SEND' ? 'credit' : 'debit', 'prenote'),
    routingNumber: account.routingNumber,
    accountNumber: account.accountNumber,
    amount: '0',
    name: toNachaText(account.nameOnAccount, nameWidthOf('PPD')),
    individualId: reference,
  },
})
