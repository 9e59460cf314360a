import type { FieldRow, RecordLayout } from './field-row.ts'
import type {
  AddendaKind,
  ChangeAddenda,
  ContestedReturnAddenda,
  DishonoredReturnAddenda,
  NachaAddenda,
  OtherAddenda,
  PaymentAddenda,
  RefusedChangeAddenda,
  ReturnAddenda,
} from './nacha-addenda.ts'

const opening = (value: string): readonly FieldRow<'recordType' | 'addendaType'>[] => [
  { name: 'recordType', start: 1, end: 1, kind: 'constant', value: '7' },
  { name: 'addendaType', start: 2, end: 3, kind: 'constant', value },
]

const payment: RecordLayout<PaymentAddenda> = [
  ...opening('05'),
  { name: 'paymentInformation', start: 4, end: 83, kind: 'text' },
  { name: 'sequenceNumber', start: 84, end: 87, kind: 'count' },
  { name: 'entryDetailSequence', start: 88, end: 94, kind: 'digits' },
]

const change: RecordLayout<ChangeAddenda> = [
  ...opening('98'),
  { name: 'changeCode', start: 4, end: 6, kind: 'text', isRequired: true },
  { name: 'originalTraceNumber', start: 7, end: 21, kind: 'digits' },
  { name: 'reserved', start: 22, end: 27, kind: 'reserved' },
  { name: 'originalReceivingBank', start: 28, end: 35, kind: 'digits' },
  { name: 'correctedData', start: 36, end: 64, kind: 'text', isRequired: true },
  { name: 'reserved', start: 65, end: 79, kind: 'reserved' },
  { name: 'traceNumber', start: 80, end: 94, kind: 'digits' },
]

const refusedChange: RecordLayout<RefusedChangeAddenda> = [
  ...opening('98'),
  { name: 'refusalCode', start: 4, end: 6, kind: 'text', isRequired: true },
  { name: 'originalTraceNumber', start: 7, end: 21, kind: 'digits' },
  { name: 'reserved', start: 22, end: 27, kind: 'reserved' },
  { name: 'originalReceivingBank', start: 28, end: 35, kind: 'digits' },
  { name: 'correctedData', start: 36, end: 64, kind: 'text' },
  { name: 'changeCode', start: 65, end: 67, kind: 'text', isRequired: true },
  { name: 'changeSequence', start: 68, end: 74, kind: 'digits' },
  { name: 'reserved', start: 75, end: 79, kind: 'reserved' },
  { name: 'traceNumber', start: 80, end: 94, kind: 'digits' },
]

const returned: RecordLayout<ReturnAddenda> = [
  ...opening('99'),
  { name: 'returnCode', start: 4, end: 6, kind: 'text', isRequired: true },
  { name: 'originalTraceNumber', start: 7, end: 21, kind: 'digits' },
  { name: 'dateOfDeath', start: 22, end: 27, kind: 'date' },
  { name: 'originalReceivingBank', start: 28, end: 35, kind: 'digits' },
  { name: 'information', start: 36, end: 79, kind: 'text' },
  { name: 'traceNumber', start: 80, end: 94, kind: 'digits' },
]

const dishonoredReturn: RecordLayout<DishonoredReturnAddenda> = [
  ...opening('99'),
  { name: 'dishonorCode', start: 4, end: 6, kind: 'text', isRequired: true },
  { name: 'originalTraceNumber', start: 7, end: 21, kind: 'digits' },
  { name: 'reserved', start: 22, end: 27, kind: 'reserved' },
  { name: 'originalReceivingBank', start: 28, end: 35, kind: 'digits' },
  { name: 'reserved', start: 36, end: 38, kind: 'reserved' },
  { name: 'returnTraceNumber', start: 39, end: 53, kind: 'digits' },
  { name: 'returnSettlementDate', start: 54, end: 56, kind: 'digits' },
  { name: 'returnReason', start: 57, end: 58, kind: 'digits' },
  { name: 'information', start: 59, end: 79, kind: 'text' },
  { name: 'traceNumber', start: 80, end: 94, kind: 'digits' },
]

const contestedReturn: RecordLayout<ContestedReturnAddenda> = [
  ...opening('99'),
  { name: 'contestCode', start: 4, end: 6, kind: 'text', isRequired: true },
  { name: 'originalTraceNumber', start: 7, end: 21, kind: 'digits' },
  { name: 'returnDate', start: 22, end: 27, kind: 'date' },
  { name: 'originalReceivingBank', start: 28, end: 35, kind: 'digits' },
  { name: 'originalSettlementDate', start: 36, end: 38, kind: 'text' },
  { name: 'returnTraceNumber', start: 39, end: 53, kind: 'digits' },
  { name: 'returnSettlementDate', start: 54, end: 56, kind: 'digits' },
  { name: 'returnReason', start: 57, end: 58, kind: 'digits' },
  { name: 'dishonoredTraceNumber', start: 59, end: 73, kind: 'digits' },
  { name: 'dishonoredSettlementDate', start: 74, end: 76, kind: 'digits' },
  { name: 'dishonorReason', start: 77, end: 78, kind: 'digits' },
  { name: 'reserved', start: 79, end: 79, kind: 'reserved' },
  { name: 'traceNumber', start: 80, end: 94, kind: 'digits' },
]

const other: RecordLayout<OtherAddenda> = [
  { name: 'recordType', start: 1, end: 1, kind: 'constant', value: '7' },
  { name: 'typeCode', start: 2, end: 3, kind: 'text', isRequired: true },
  { name: 'content', start: 4, end: 94, kind: 'text' },
]

/** The layout of record 7 by kind. */
export const addendaLayouts: {
  readonly [Kind in AddendaKind]: RecordLayout<Extract<NachaAddenda, { readonly kind: Kind }>>
} = {
  payment,
  change,
  'refused-change': refusedChange,
  return: returned,
  'dishonored-return': dishonoredReturn,
  'contested-return': contestedReturn,
  other,
}

/** The kind of a record 7 by its type and, for 98 and 99, its code. */
export const addendaKindOf = (line: string): AddendaKind => {
  const type = line.slice(1, 3)
  const code = line.slice(3, 6)
  if (type === '05') return 'payment'
  if (type === '98') return /^C6\d$/.test(code) ? 'refused-change' : 'change'
  if (type !== '99') return 'other'
  if (/^R(6\d|70)$/.test(code)) return 'dishonored-return'
  return /^R7[1-9]$/.test(code) ? 'contested-return' : 'return'
}
