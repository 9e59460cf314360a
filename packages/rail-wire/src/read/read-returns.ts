import type { RailEvent } from '@linx/contracts'
import { newsKey, readAmount, readCode, readInstant, readReference } from './inbound-values.ts'
import type { IsoDocument } from './read-document.ts'
import { readReason } from './read-reason.ts'
import { refuse } from './unreadable.ts'
import { find, findAll, textAt, type XmlElement } from './xml-element.ts'

/** The reason of a return that gives none. */
const NO_CODE = 'NARR'

/** Every payment that a pacs.004 sends back. Throws `Unreadable`. */
export const readReturns = ({ body, version }: IsoDocument): readonly RailEvent[] => {
  const messageId = textAt(body, 'GrpHdr', 'MsgId') ?? refuse('Expected a message id.')
  const occurredAt = readInstant(textAt(body, 'GrpHdr', 'CreDtTm'))
  const transactions = findAll(body, 'TxInf')
  if (transactions.length === 0) refuse('Expected a transaction that comes back; the message gives none.')

  const readTransaction = (transaction: XmlElement): RailEvent => {
    const reference = readReference({
      uetr: textAt(transaction, 'OrgnlUETR'),
      ids: [textAt(transaction, 'OrgnlEndToEndId'), textAt(transaction, 'OrgnlInstrId')],
    })
    const money = readAmount(find(transaction, 'RtrdIntrBkSttlmAmt') ?? find(transaction, 'RtrdInstdAmt'))
    const returnId = textAt(transaction, 'RtrId')
    return {
      event: 'returned',
      dedupeKey: newsKey('returned', version, messageId, returnId, reference),
      ...(reference === undefined ? {} : { reference }),
      occurredAt,
      ...readReason(findAll(transaction, 'RtrRsnInf'), NO_CODE),
      ...(money ?? refuse('Expected the amount that comes back.')),
      ...(returnId === undefined ? {} : { discretionaryData: readCode(returnId) }),
      evidence: { message: version, messageId: readCode(messageId) },
    }
  }
  return transactions.map(readTransaction)
}
