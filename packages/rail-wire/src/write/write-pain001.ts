import { demandLegal } from '../message/payment-rules.ts'
import type { Pain001Message } from '../message/wire-payment.ts'
import { FORMATS } from '../table/format-table.ts'
import { wireNote, wireText } from '../text/wire-text.ts'
import {
  accountElement,
  agentElement,
  amountElement,
  dateTimeText,
  partyElement,
  textElement,
} from './party-elements.ts'
import { element, writeDocument, type XmlNode } from './xml-writer.ts'

const initiatingParty = (message: Pain001Message): XmlNode | undefined => {
  const { initiatingPartyName, initiatingPartyId, debit } = message
  const id = initiatingPartyId === undefined ? undefined : wireText('MsgId', initiatingPartyId)
  return element('InitgPty', [
    textElement('Nm', initiatingPartyName ?? debit.nameOnAccount),
    element('Id', [element('OrgId', [element('Othr', [element('Id', id)])])]),
  ])
}

/** Description and memo do not fit one `Ustrd` together, so each has its own. */
const remittance = ({ description, memo }: Pain001Message): XmlNode | undefined =>
  element(
    'RmtInf',
    [description, memo].map((note) => (note === undefined ? undefined : element('Ustrd', wireNote('Ustrd', note)))),
  )

const transaction = (message: Pain001Message): XmlNode | undefined => {
  const { endToEndId, uetr, credit, chargeBearer } = message
  return element('CdtTrfTxInf', [
    element('PmtId', [element('InstrId', endToEndId), element('EndToEndId', endToEndId), element('UETR', uetr)]),
    element('Amt', [amountElement('InstdAmt', message)]),
    element('ChrgBr', chargeBearer),
    agentElement('CdtrAgt', credit.bank, credit.bankName),
    partyElement('Cdtr', credit),
    accountElement('CdtrAcct', credit),
    remittance(message),
  ])
}

const paymentInformation = (message: Pain001Message): XmlNode | undefined => {
  const { messageId, amount, isUrgent, executionDate, debit } = message
  return element('PmtInf', [
    element('PmtInfId', messageId),
    element('PmtMtd', 'TRF'),
    element('NbOfTxs', '1'),
    element('CtrlSum', amount),
    element('PmtTpInf', [element('InstrPrty', isUrgent ? 'HIGH' : 'NORM'), element('SvcLvl', [element('Cd', 'URGP')])]),
    element('ReqdExctnDt', [element('Dt', executionDate)]),
    partyElement('Dbtr', debit),
    accountElement('DbtrAcct', debit),
    agentElement('DbtrAgt', debit.bank, debit.bankName),
    transaction(message),
  ])
}

/**
 * A `pain.001.001.09` with one urgent credit transfer. The same message gives the same bytes. Throws `RailError` (`wire_message`) that
 * names every broken rule.
 */
export const writePain001 = (message: Pain001Message): string => {
  demandLegal(message, 'pain.001')
  const { messageId, createdAt, amount } = message
  return writeDocument(
    FORMATS['pain.001'].namespace,
    element('CstmrCdtTrfInitn', [
      element('GrpHdr', [
        element('MsgId', messageId),
        element('CreDtTm', dateTimeText(createdAt)),
        element('NbOfTxs', '1'),
        element('CtrlSum', amount),
        initiatingParty(message),
      ]),
      paymentInformation(message),
    ]),
  )
}
