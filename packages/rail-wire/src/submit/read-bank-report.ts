import type { InquireOutcome, RailState } from '@linx/contracts'
import { isDuplicateRefusal, type PaymentStatus, stateOf, whyOf } from '../read/payment-status.ts'
import { readDocument } from '../read/read-document.ts'
import { readStatuses } from '../read/read-statuses.ts'
import { Unreadable } from '../read/unreadable.ts'

type Found = Extract<InquireOutcome, { readonly outcome: 'found' }>

/** What a report says of one payment; in doubt for whatever does not say it plainly. */
export type BankReport = Found | { readonly outcome: 'unknown'; readonly cause: string }

/** A final state counts more than one on the way. */
const RANKS: { readonly [state in RailState]: number } = {
  pending: 0,
  approved: 1,
  settled: 2,
  failed: 2,
  cancelled: 2,
}

const latest = (statuses: readonly PaymentStatus[]): PaymentStatus | undefined =>
  statuses.toSorted((left, right) => RANKS[stateOf(right)] - RANKS[stateOf(left)])[0]

const doubt = (cause: string): BankReport => ({ outcome: 'unknown', cause })

const judge = (statuses: readonly PaymentStatus[], reference: string): BankReport => {
  const ours = statuses.filter((status) => status.reference === reference)
  const finals = new Set(ours.map(stateOf).filter((state) => RANKS[state] === 2))
  const status = latest(ours)
  if (status === undefined) return doubt('The report of the bank is about no payment of this reference.')
  if (finals.size > 1) return doubt('The report of the bank contradicts itself.')
  if (ours.some(isDuplicateRefusal)) {
    return doubt('The bank refused a copy, which says nothing of the original.')
  }
  const { version, messageId, statusCode, money } = status
  const evidence = { message: version, messageId: messageId.slice(0, 35), statusCode: statusCode.slice(0, 35) }
  return { outcome: 'found', state: stateOf(status), ...whyOf(status), ...money, evidence }
}

/** Reads a pain.002 or pacs.002 that the bank answered, for the payment of this reference. Never throws. */
export const readBankReport = (xml: string | Uint8Array, reference: string, maximumBytes?: number): BankReport => {
  try {
    const document = readDocument(xml, maximumBytes)
    const isReport = document.message === 'pain.002' || document.message === 'pacs.002'
    return isReport
      ? judge(readStatuses(document), reference)
      : doubt(`Expected a status report, the bank answered a ${document.version}.`)
  } catch (error) {
    return doubt(error instanceof Unreadable ? error.message : 'The report of the bank cannot be read.')
  }
}
