import { isWireReference } from '../reference/wire-reference.ts'
import {
  hasNames,
  type InboundAmount,
  type PaymentNames,
  readAmount,
  readInstant,
  readReference,
} from './inbound-values.ts'
import type { PaymentStatus } from './payment-status.ts'
import type { IsoDocument } from './read-document.ts'
import { type InboundReason, readReason } from './read-reason.ts'
import { refuse } from './unreadable.ts'
import { find, findAll, textAt, type XmlElement } from './xml-element.ts'

/** Group, payment information and transaction: where a status can stand, outermost first. */
type Levels = readonly XmlElement[]

/** A transaction inherits the status of the payment information, and that the status of the group. */
const STATUS_NAMES = ['TxSts', 'PmtInfSts', 'GrpSts']

const levelsIn = ({ message, body }: IsoDocument): readonly Levels[] => {
  const group = findAll(body, 'OrgnlGrpInfAndSts').slice(0, 1)
  if (message === 'pacs.002') {
    const transactions = findAll(body, 'TxInfAndSts')
    return transactions.length === 0 ? [group] : transactions.map((transaction) => [...group, transaction])
  }
  const payments = findAll(body, 'OrgnlPmtInfAndSts')
  if (payments.length === 0) return [group]
  return payments.flatMap((payment) => {
    const transactions = findAll(payment, 'TxInfAndSts')
    return transactions.length === 0
      ? [[...group, payment]]
      : transactions.map((transaction) => [...group, payment, transaction])
  })
}

const innermost = (levels: Levels, ...path: readonly string[]): string | undefined =>
  levels.map((level) => textAt(level, ...path)).findLast((text) => text !== undefined)

const namesIn = (level: XmlElement): PaymentNames => ({
  uetr: textAt(level, 'OrgnlUETR'),
  ids: [
    textAt(level, 'OrgnlEndToEndId'),
    textAt(level, 'OrgnlInstrId'),
    textAt(level, 'OrgnlPmtInfId'),
    textAt(level, 'OrgnlMsgId') ?? textAt(level, 'OrgnlGrpInf', 'OrgnlMsgId'),
  ],
})

/** By the innermost level that names a payment of ours or contradicts itself; else the innermost name of any. */
const referenceIn = (levels: Levels): string | undefined => {
  const references = levels.toReversed().map(namesIn).filter(hasNames).map(readReference)
  const decisive = references.findIndex((reference) => reference === undefined || isWireReference(reference))
  return references[decisive === -1 ? 0 : decisive]
}

const statusCodeIn = (levels: Levels): string => {
  for (const level of levels.toReversed()) {
    const code = STATUS_NAMES.map((name) => textAt(level, name)).find((text) => text !== undefined)
    if (code !== undefined) return code
  }
  return refuse('Expected a status, the report gives none.')
}

const whyIn = (levels: Levels, statusCode: string): InboundReason | undefined => {
  const reasons = levels.map((level) => findAll(level, 'StsRsnInf')).findLast((found) => found.length > 0)
  if (reasons !== undefined) return readReason(reasons, statusCode)
  return statusCode === 'RJCT' || statusCode === 'CANC' ? readReason([], statusCode) : undefined
}

const moneyIn = (levels: Levels): InboundAmount | undefined => {
  const [transaction] = levels.flatMap((level) => find(level, 'OrgnlTxRef') ?? []).toReversed()
  if (transaction === undefined) return undefined
  return readAmount(find(transaction, 'IntrBkSttlmAmt') ?? find(transaction, 'Amt', 'InstdAmt'))
}

/** Every status in a pain.002 or pacs.002. Throws `Unreadable`. */
export const readStatuses = (document: IsoDocument): readonly PaymentStatus[] => {
  const { body, version } = document
  const messageId = textAt(body, 'GrpHdr', 'MsgId') ?? refuse('Expected a message id.')
  const createdAt = readInstant(textAt(body, 'GrpHdr', 'CreDtTm'))
  return levelsIn(document).map((levels) => {
    const statusCode = statusCodeIn(levels)
    const acceptedAt = innermost(levels, 'AccptncDtTm')
    return {
      reference: referenceIn(levels),
      statusCode,
      why: whyIn(levels, statusCode),
      money: moneyIn(levels),
      occurredAt: acceptedAt === undefined ? createdAt : readInstant(acceptedAt),
      version,
      messageId,
    }
  })
}
