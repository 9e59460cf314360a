import type { RailEvent } from '@linx/contracts'
import { isWireReference } from '../reference/wire-reference.ts'
import { type InboundAmount, newsKey, readAmount, readCode, readInstant, readReference } from './inbound-values.ts'
import type { IsoDocument } from './read-document.ts'
import { readReason } from './read-reason.ts'
import { refuse } from './unreadable.ts'
import { find, findAll, textAt, type XmlElement } from './xml-element.ts'

/** Sub-families of bank transaction codes (`BkTxCd/Domn/Fmly/SubFmlyCd`) for fees, which banks book under the payment's own ids. */
const CHARGES: readonly string[] = ['CHRG', 'FEES', 'COMM', 'COME', 'COMI', 'COMT', 'INTR', 'TAXE']

/** One movement on the account. */
interface Booking {
  readonly reference: string | undefined
  /** One of its ids is of this rail. A UETR is no proof: banks give one to every wire. */
  readonly hasOurId: boolean
  readonly isBooked: boolean
  readonly isCredit: boolean
  /** A return, or a booking that undoes another. */
  readonly isBack: boolean
  readonly isCharge: boolean
  readonly returns: readonly XmlElement[]
  readonly money: InboundAmount
  /** The bank's own number of the booking. */
  readonly bankReference: string | undefined
}

const moneyOf = (entry: XmlElement, details: XmlElement | undefined): InboundAmount => {
  const own = details === undefined ? undefined : (find(details, 'Amt') ?? find(details, 'AmtDtls', 'TxAmt', 'Amt'))
  return readAmount(own ?? find(entry, 'Amt')) ?? refuse('Expected an amount in an entry.')
}

const codeOf = (part: XmlElement | undefined): string | undefined =>
  part === undefined ? undefined : textAt(part, 'BkTxCd', 'Domn', 'Fmly', 'SubFmlyCd')

const toBooking = (entry: XmlElement, details: XmlElement | undefined): Booking => {
  const references = details === undefined ? undefined : find(details, 'Refs')
  const idOf = (name: string) => (references === undefined ? undefined : textAt(references, name))
  const ids = ['EndToEndId', 'InstrId', 'PmtInfId', 'MsgId'].map(idOf)
  const status = textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts')
  const direction = (details === undefined ? undefined : textAt(details, 'CdtDbtInd')) ?? textAt(entry, 'CdtDbtInd')
  const returns = details === undefined ? [] : findAll(details, 'RtrInf')
  return {
    reference: readReference({ ids, uetr: idOf('UETR') }),
    hasOurId: ids.some((id) => id !== undefined && isWireReference(id.toLowerCase())),
    isBooked: status === 'BOOK',
    isCredit: direction === 'CRDT' || (direction !== 'DBIT' && refuse('Expected CRDT or DBIT in an entry.')),
    isBack: returns.length > 0 || ['true', '1'].includes(textAt(entry, 'RvslInd') ?? ''),
    isCharge: CHARGES.includes(codeOf(details) ?? codeOf(entry) ?? ''),
    returns,
    money: moneyOf(entry, details),
    bankReference: idOf('AcctSvcrRef') ?? textAt(entry, 'AcctSvcrRef') ?? textAt(entry, 'NtryRef'),
  }
}

const bookingsIn = (entry: XmlElement): readonly Booking[] => {
  const details = findAll(entry, 'NtryDtls', 'TxDtls')
  return details.length === 0 ? [toBooking(entry, undefined)] : details.map((each) => toBooking(entry, each))
}

/** Movements that are none of this rail's: the account has others. What comes back is always told, whoever sent it. */
const isOurs = ({ hasOurId, isBack, isCredit, isCharge }: Booking): boolean =>
  !isCharge && ((isBack && isCredit) || hasOurId)

type Details = Pick<RailEvent, 'dedupeKey' | 'occurredAt' | 'evidence'> & { readonly reference?: string }

const toEvent = (booking: Booking, details: Details): RailEvent => {
  const { isBooked, isCredit, isBack, returns, money } = booking
  if (isCredit && isBack && isBooked) return { event: 'returned', ...details, ...readReason(returns, 'RVSL'), ...money }
  if (!isCredit && !isBack) return { event: 'status', state: isBooked ? 'settled' : 'pending', ...details }
  // A credit under our reference that is neither booked nor called a return fits no rule: without a reference a person sees it.
  const { reference: _, ...unmatched } = details
  return { event: 'status', state: 'pending', ...unmatched }
}

/** Every movement of ours, and everything that came back, in a camt.054. Throws `Unreadable`. */
export const readBookings = ({ body, version }: IsoDocument): readonly RailEvent[] => {
  const messageId = textAt(body, 'GrpHdr', 'MsgId') ?? refuse('Expected a message id.')
  const occurredAt = readInstant(textAt(body, 'GrpHdr', 'CreDtTm'))
  const bookings = findAll(body, 'Ntfctn', 'Ntry').flatMap(bookingsIn)
  return bookings.filter(isOurs).map((booking, index) => {
    const { reference, isBooked, isCredit, money, bankReference } = booking
    const direction = isCredit ? 'CRDT' : 'DBIT'
    const isBookedText = isBooked ? 'BOOK' : 'OTHER'
    const name = bankReference ?? `${messageId} ${index}`
    return toEvent(booking, {
      dedupeKey: newsKey('booking', name, reference, direction, isBookedText, money.amount, money.currency),
      ...(reference === undefined ? {} : { reference }),
      occurredAt,
      evidence: {
        message: version,
        messageId: readCode(messageId),
        direction,
        isBooked,
        ...money,
        ...(reference === undefined ? {} : { reference }),
        ...(bankReference === undefined ? {} : { bankReference: readCode(bankReference) }),
      },
    })
  })
}
