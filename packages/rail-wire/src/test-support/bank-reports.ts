import { uetrOf } from '../reference/wire-reference.ts'

/** What a report says. Written by hand here, apart from the writer under test. */
export interface Report {
  /** Of the report. Default `BANK-1`. */
  readonly messageId?: string
  readonly reference: string
  readonly status?: string
  readonly reasonCode?: string
  readonly text?: string
  readonly amount?: string
  readonly currency?: string
  readonly createdAt?: string
}

const CREATED_AT = '2026-03-02T16:30:00Z'

const document = (version: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${version}">${content}</Document>\n`

const header = ({ messageId = 'BANK-1', createdAt = CREATED_AT }: Report, more = ''): string =>
  `<GrpHdr><MsgId>${messageId}</MsgId><CreDtTm>${createdAt}</CreDtTm>${more}</GrpHdr>`

const reason = (element: string, code: string, text: string | undefined): string =>
  `<${element}><Rsn>${code}</Rsn>${text === undefined ? '' : `<AddtlInf>${text}</AddtlInf>`}</${element}>`

const codeReason = (element: string, { reasonCode, text }: Report): string =>
  reasonCode === undefined ? '' : reason(element, `<Cd>${reasonCode}</Cd>`, text)

const money = (name: string, { amount, currency = 'USD' }: Report): string =>
  amount === undefined ? '' : `<${name} Ccy="${currency}">${amount}</${name}>`

/** A pain.002.001.10 about one payment. */
export const pain002 = (report: Report): string => {
  const { reference, status = 'ACSC' } = report
  const moved = money('InstdAmt', report)
  return document(
    'pain.002.001.10',
    `<CstmrPmtStsRpt>${header(report)}<OrgnlGrpInfAndSts><OrgnlMsgId>${reference}</OrgnlMsgId>` +
      `<OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>${reference}</OrgnlPmtInfId>` +
      `<TxInfAndSts><OrgnlInstrId>${reference}</OrgnlInstrId><OrgnlEndToEndId>${reference}</OrgnlEndToEndId>` +
      `<OrgnlUETR>${uetrOf(reference)}</OrgnlUETR><TxSts>${status}</TxSts>${codeReason('StsRsnInf', report)}` +
      `${moved === '' ? '' : `<OrgnlTxRef><Amt>${moved}</Amt></OrgnlTxRef>`}</TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt>`,
  )
}

/** A pain.002.001.10 that speaks of the whole message only. */
export const groupStatus = (report: Report): string =>
  document(
    'pain.002.001.10',
    `<CstmrPmtStsRpt>${header(report)}<OrgnlGrpInfAndSts><OrgnlMsgId>${report.reference}</OrgnlMsgId>` +
      `<OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>${report.status}</GrpSts>${codeReason('StsRsnInf', report)}` +
      '</OrgnlGrpInfAndSts></CstmrPmtStsRpt>',
  )

const AGENTS =
  '<InstgAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>USABA</Cd></ClrSysId><MmbId>021151080</MmbId></ClrSysMmbId></FinInstnId></InstgAgt>' +
  '<InstdAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>USABA</Cd></ClrSysId><MmbId>021000021</MmbId></ClrSysMmbId></FinInstnId></InstdAgt>'

/** A pacs.002.001.10 as Fedwire sends it: no end-to-end id, the reason proprietary. */
export const pacs002 = (report: Report): string => {
  const { reference, status = 'ACSC', reasonCode, text = 'Text' } = report
  const why = reasonCode === undefined ? '' : reason('StsRsnInf', `<Prtry>${reasonCode}</Prtry>`, text)
  return document(
    'pacs.002.001.10',
    `<FIToFIPmtStsRpt>${header(report)}<TxInfAndSts><OrgnlGrpInf><OrgnlMsgId>20260302LINXWIRE000001</OrgnlMsgId>` +
      `<OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId><OrgnlCreDtTm>2026-03-02T15:00:00Z</OrgnlCreDtTm></OrgnlGrpInf>` +
      `<OrgnlUETR>${uetrOf(reference)}</OrgnlUETR><TxSts>${status}</TxSts>${why}${AGENTS}</TxInfAndSts></FIToFIPmtStsRpt>`,
  )
}

/** A pacs.004.001.10 that sends one payment back. */
export const pacs004 = (report: Report): string => {
  const { reference } = report
  return document(
    'pacs.004.001.10',
    `<PmtRtr>${header(report, '<NbOfTxs>1</NbOfTxs>')}<TxInf><RtrId>RETURN-7</RtrId>` +
      `<OrgnlEndToEndId>${reference}</OrgnlEndToEndId><OrgnlUETR>${uetrOf(reference)}</OrgnlUETR>` +
      `${money('RtrdIntrBkSttlmAmt', { amount: '256.25', ...report })}${codeReason('RtrRsnInf', { reasonCode: 'AC04', ...report })}` +
      '</TxInf></PmtRtr>',
  )
}

/** One entry of a notification. */
export interface Entry extends Report {
  readonly direction?: 'DBIT' | 'CRDT'
  readonly entryStatus?: string
  readonly isReversal?: boolean
  readonly isReturn?: boolean
  readonly bankReference?: string
  readonly subFamily?: string
}

const entryText = (entry: Entry): string => {
  const { direction = 'DBIT', entryStatus = 'BOOK', isReversal, isReturn, bankReference, subFamily = 'DMCT' } = entry
  const bank = bankReference === undefined ? '' : `<AcctSvcrRef>${bankReference}</AcctSvcrRef>`
  const back = isReturn === true ? codeReason('RtrInf', { reasonCode: 'AC04', ...entry }) : ''
  return (
    `<Ntry>${money('Amt', { amount: '256.25', ...entry })}<CdtDbtInd>${direction}</CdtDbtInd>` +
    `${isReversal === undefined ? '' : `<RvslInd>${isReversal}</RvslInd>`}<Sts><Cd>${entryStatus}</Cd></Sts>${bank}` +
    `<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>${subFamily}</SubFmlyCd></Fmly></Domn></BkTxCd>` +
    `<NtryDtls><TxDtls><Refs><EndToEndId>${entry.reference}</EndToEndId></Refs>${back}</TxDtls></NtryDtls></Ntry>`
  )
}

/** A camt.054.001.08 with these entries. */
export const camt054 = (messageId: string, entries: readonly Entry[]): string =>
  document(
    'camt.054.001.08',
    `<BkToCstmrDbtCdtNtfctn>${header({ messageId, reference: '' })}<Ntfctn><Id>N-1</Id>` +
      `<Acct><Id><Othr><Id>000111222333</Id></Othr></Id></Acct>${entries.map(entryText).join('')}</Ntfctn></BkToCstmrDbtCdtNtfctn>`,
  )
