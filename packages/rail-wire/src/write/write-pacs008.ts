import { RailError } from '@linx/contracts'
import { isAbaRoutingNumber } from '../check/bank-identifier.ts'
import { demandLegal } from '../message/payment-rules.ts'
import type { Pacs008Message } from '../message/wire-payment.ts'
import { FORMATS } from '../table/format-table.ts'
import { wireNote } from '../text/wire-text.ts'
import { accountElement, agentElement, amountElement, dateTimeText, partyElement } from './party-elements.ts'
import { element, writeDocument, type XmlNode } from './xml-writer.ts'

const groupHeader = ({ messageId, createdAt }: Pacs008Message): XmlNode | undefined =>
  element('GrpHdr', [
    element('MsgId', messageId),
    element('CreDtTm', dateTimeText(createdAt)),
    element('NbOfTxs', '1'),
    element('SttlmInf', [element('SttlmMtd', 'CLRG'), element('ClrSys', [element('Cd', 'FDW')])]),
  ])

/** `CTRC`: customer transfer. */
const paymentType = (message: Pacs008Message): XmlNode | undefined =>
  element('PmtTpInf', [
    element('InstrPrty', message.isUrgent ? 'HIGH' : 'NORM'),
    element('LclInstrm', [element('Prtry', 'CTRC')]),
  ])

/** Fedwire has one `Ustrd`: it is the description's, and the memo goes as an instruction for the creditor's bank. */
const notes = ({ description, memo }: Pacs008Message): readonly (XmlNode | undefined)[] => [
  memo === undefined ? undefined : element('InstrForCdtrAgt', [element('InstrInf', wireNote('InstrInf', memo))]),
  description === undefined ? undefined : element('RmtInf', [element('Ustrd', wireNote('Ustrd', description))]),
]

const transaction = (message: Pacs008Message): XmlNode | undefined => {
  const { endToEndId, uetr, executionDate, chargeBearer, senderRoutingNumber, debit, credit } = message
  return element('CdtTrfTxInf', [
    element('PmtId', [element('InstrId', endToEndId), element('EndToEndId', endToEndId), element('UETR', uetr)]),
    paymentType(message),
    amountElement('IntrBkSttlmAmt', message),
    element('IntrBkSttlmDt', executionDate),
    amountElement('InstdAmt', message),
    element('ChrgBr', chargeBearer),
    agentElement('InstgAgt', { scheme: 'USABA', memberId: senderRoutingNumber }),
    agentElement('InstdAgt', credit.bank),
    partyElement('Dbtr', debit),
    accountElement('DbtrAcct', debit),
    agentElement('DbtrAgt', debit.bank, debit.bankName),
    agentElement('CdtrAgt', credit.bank, credit.bankName),
    partyElement('Cdtr', credit),
    accountElement('CdtrAcct', credit),
    ...notes(message),
  ])
}

/**
 * A `pacs.008.001.08` in the profile of the Fedwire Funds Service of 2025, without the envelope and business header that the connection
 * to Fedwire adds. The same message gives the same bytes. Throws `RailError` (`wire_message`) that names every broken rule.
 */
export const writePacs008 = (message: Pacs008Message): string => {
  demandLegal(message, 'pacs.008')
  if (!isAbaRoutingNumber(message.senderRoutingNumber)) {
    throw new RailError('Expected an ABA routing number of nine digits as senderRoutingNumber.', {
      code: 'wire_message',
      isRetryable: false,
    })
  }
  return writeDocument(
    FORMATS['pacs.008'].namespace,
    element('FIToFICstmrCdtTrf', [groupHeader(message), transaction(message)]),
  )
}
