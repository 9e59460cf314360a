import type { InquireOutcome, SubmitOutcome } from '@linx/contracts'
import type { ReadAnswer } from './card-network-profile.ts'
import { currencyOf, membersOf, minorAmountOf, optionalText, textOf } from './read-json.ts'
import { foundByCode, type NetworkFigures, submitByCode } from './read-network-code.ts'

/** Mastercard asks to look up an unknown outcome after a minute, not before. */
const INQUIRE_AFTER_MS = 60_000
type Members = { readonly [member: string]: unknown }

/** The disbursement of an answer to a creation, or the first of an answer to a question by reference. */
const disbursementIn = (body: unknown): Members => {
  const { disbursement, disbursements } = membersOf(body)
  if (disbursement !== undefined) return membersOf(disbursement)
  const { disbursement: list } = membersOf(membersOf(disbursements).data)
  return Array.isArray(list) ? membersOf(list[0]) : {}
}

const networkCodeOf = (disbursement: Members): string => {
  const { transaction } = membersOf(membersOf(disbursement.transaction_history).data)
  const rows = Array.isArray(transaction) ? transaction.map(membersOf) : []
  const code = textOf(rows.at(-1)?.network_status_code)
  // An approval code does not make a declined disbursement an approved one.
  return code === undefined || (code === '00' && disbursement.status === 'DECLINED') ? 'declined' : code
}

/** `undefined`: the reference is another, or an amount stands there that nobody can read. */
const figuresOf = (disbursement: Members, reference: string): NetworkFigures | undefined => {
  if (disbursement.disbursement_reference !== reference) return undefined
  const { value, currency: code } = membersOf(disbursement.disbursement_amount)
  const [amount, currency, providerId] = [minorAmountOf(value), currencyOf(code), textOf(disbursement.id)]
  if ((value !== undefined && amount === undefined) || (code !== undefined && currency === undefined)) return undefined
  return {
    ...(providerId === undefined ? {} : { providerId }),
    ...(amount === undefined ? {} : { amount }),
    ...(currency === undefined ? {} : { currency }),
    evidence: {
      ...optionalText('status', disbursement.status),
      ...optionalText('statusTimestamp', disbursement.status_timestamp),
      networkStatusCode: networkCodeOf(disbursement),
    },
  }
}

/** The first entry of a service error. */
const errorIn = (body: unknown): Members => {
  const { Error: errors } = membersOf(membersOf(body).Errors)
  return membersOf(Array.isArray(errors) ? errors[0] : errors)
}

/** An error about the reference may mean that an earlier copy went through: it is asked about and never called a refusal. */
const isAboutReference = ({ Source, ReasonCode }: Members): boolean =>
  Source === 'disbursement_reference' || (textOf(ReasonCode) ?? '').includes('DUPLICATE')

/** An answer to a creation with `decline_details=true`. */
export const readMastercardPush = ({ status, body }: ReadAnswer, reference: string): SubmitOutcome | undefined => {
  const error = errorIn(body)
  if (status === 402 && error.ReasonCode === 'DECLINE') {
    return { outcome: 'rejected', code: 'declined', reason: 'Declined by the network', retry: 'new-reference' }
  }
  if (isAboutReference(error)) {
    return { outcome: 'unknown', cause: 'The reference is taken already.', inquireAfterMs: 0 }
  }
  const disbursement = disbursementIn(body)
  const figures = figuresOf(disbursement, reference)
  if ((status !== 200 && status !== 201) || figures === undefined) return undefined
  if (disbursement.status === 'APPROVED') return { outcome: 'accepted', state: 'settled', ...figures }
  if (disbursement.status === 'PENDING') return { outcome: 'accepted', state: 'pending', ...figures }
  if (disbursement.status === 'DECLINED') return submitByCode(networkCodeOf(disbursement), figures)
  return { outcome: 'unknown', cause: 'Mastercard does not know the outcome yet.', inquireAfterMs: INQUIRE_AFTER_MS }
}

/** An answer to a question by reference. Absence is never proven. */
export const readMastercardInquiry = ({ status, body }: ReadAnswer, reference: string): InquireOutcome | undefined => {
  if (status === 404) return { outcome: 'absent', isProven: false }
  const disbursement = disbursementIn(body)
  const figures = figuresOf(disbursement, reference)
  if (status !== 200 || figures === undefined) return undefined
  if (disbursement.status === 'APPROVED') return { outcome: 'found', state: 'settled', ...figures }
  if (disbursement.status === 'PENDING') return { outcome: 'found', state: 'pending', ...figures }
  if (disbursement.status === 'DECLINED') return foundByCode(networkCodeOf(disbursement), figures)
  return undefined
}
