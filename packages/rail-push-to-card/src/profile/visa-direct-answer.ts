import type { EligibilityOutcome, InquireOutcome, RailReference, SubmitOutcome } from '@linx/contracts'
import type { ReadAnswer } from './card-network-profile.ts'
import { currencyOf, majorAmountOf, membersOf, optionalText, textOf } from './read-json.ts'
import { foundByCode, type NetworkFigures, submitByCode } from './read-network-code.ts'
import { numbersIn } from './visa-direct-request.ts'

type Members = { readonly [member: string]: unknown }

/** `undefined`: an amount stands there that nobody can read. */
const figuresOf = (body: Members): NetworkFigures | undefined => {
  const echoed = body.amountInTransactionCurrency ?? (body.statusCode === undefined ? body.amount : undefined)
  const amount = majorAmountOf(echoed)
  const currency = currencyOf(body.transactionCurrencyCode)
  if (echoed !== undefined && amount === undefined) return undefined
  if (body.transactionCurrencyCode !== undefined && currency === undefined) return undefined
  const providerId = textOf(body.transactionIdentifier)
  return {
    ...(providerId === undefined ? {} : { providerId }),
    ...(amount === undefined ? {} : { amount }),
    ...(currency === undefined ? {} : { currency }),
    evidence: {
      ...optionalText('actionCode', body.actionCode),
      ...optionalText('approvalCode', body.approvalCode),
      ...optionalText('responseCode', body.responseCode),
      ...optionalText('transmissionDateTime', body.transmissionDateTime),
    },
  }
}

/** Status 200 alone says nothing: the action code does. */
export const readVisaPush = ({ status, body }: ReadAnswer): SubmitOutcome | undefined => {
  const members = membersOf(body)
  const code = textOf(members.actionCode)
  const figures = figuresOf(members)
  if (status !== 200 || code === undefined || figures === undefined) return undefined
  return submitByCode(code, figures)
}

const readRow = (row: Members): InquireOutcome | undefined => {
  const figures = figuresOf(row)
  if (figures === undefined) return undefined
  const { statusCode, actionCode } = row
  if (statusCode === 'IN_PROGRESS' || statusCode === 'PENDING')
    return { outcome: 'found', state: 'pending', ...figures }
  if (statusCode === 'CANCELLED') return { outcome: 'found', state: 'cancelled', ...figures }
  const code = textOf(actionCode)
  if (statusCode === 'COMPLETED') return code === undefined ? undefined : foundByCode(code, figures)
  if (statusCode !== 'FAILED') return undefined
  const why = { code: textOf(row.rejectReasonCode) ?? code ?? 'failed', reason: 'Rejected by the network' }
  return { outcome: 'found', state: 'failed', ...why, ...figures }
}

/** A list of rows; that with both of our numbers counts. Absence is never proven: the row may come later. */
export const readVisaInquiry = ({ status, body }: ReadAnswer, reference: RailReference): InquireOutcome | undefined => {
  if (status === 404) return { outcome: 'absent', isProven: false }
  if (status !== 200 || !Array.isArray(body)) return undefined
  const ours = numbersIn(reference)
  const row = body
    .map(membersOf)
    .find(
      ({ retrievalReferenceNumber, systemsTraceAuditNumber }) =>
        textOf(retrievalReferenceNumber) === ours.retrievalReferenceNumber &&
        textOf(systemsTraceAuditNumber)?.padStart(6, '0') === ours.systemsTraceAuditNumber,
    )
  return row === undefined ? { outcome: 'absent', isProven: false } : readRow(row)
}

/** The two indicators (funds, fast funds) that count for each sort of program. */
const INDICATORS = {
  moneyTransfer: ['moneyTransferPushFundsDomestic', 'moneyTransferFastFundsDomestic'],
  disbursement: ['nonMoneyTransferPushFundsDomestic', 'nonMoneyTransferFastFundsDomestic'],
} as const

const notEligible = (code: string, reason: string): EligibilityOutcome => ({ outcome: 'not-eligible', code, reason })

/** Funds Transfer Attributes Inquiry, version 5. */
export const readVisaEligibility = (
  { status, body }: ReadAnswer,
  program: keyof typeof INDICATORS,
): EligibilityOutcome | undefined => {
  if (status === 400) return notEligible('no_network', 'No network pays this card.')
  const { visaNetworkInfo } = membersOf(body)
  if (status !== 200 || !Array.isArray(visaNetworkInfo)) return undefined
  const [push, fast] = INDICATORS[program]
  const networks = visaNetworkInfo.map(membersOf)
  if (networks.every((network) => textOf(network[push]) === undefined)) return undefined
  const paying = networks.find((network) => network[push] === 'Y')
  if (paying === undefined) return notEligible('push_blocked', 'The issuer takes no pushes to this card.')
  return { outcome: 'eligible', availability: paying[fast] === 'Y' ? 'immediate' : 'few-days' }
}
