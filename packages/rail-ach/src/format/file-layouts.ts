import type { RecordLayout } from './field-row.ts'
import type { NachaBatchControl, NachaBatchHeader, NachaFileControl, NachaFileHeader } from './nacha-file.ts'

export const fileHeaderLayout: RecordLayout<NachaFileHeader> = [
  { name: 'recordType', start: 1, end: 1, kind: 'constant', value: '1' },
  { name: 'priorityCode', start: 2, end: 3, kind: 'constant', value: '01' },
  { name: 'immediateDestination', start: 4, end: 13, kind: 'identifier', isRequired: true },
  { name: 'immediateOrigin', start: 14, end: 23, kind: 'identifier', isRequired: true },
  { name: 'creationDate', start: 24, end: 29, kind: 'date', isRequired: true },
  { name: 'creationTime', start: 30, end: 33, kind: 'time' },
  { name: 'fileIdModifier', start: 34, end: 34, kind: 'text', isRequired: true },
  { name: 'recordSize', start: 35, end: 37, kind: 'constant', value: '094' },
  { name: 'blockingFactor', start: 38, end: 39, kind: 'constant', value: '10' },
  { name: 'formatCode', start: 40, end: 40, kind: 'constant', value: '1' },
  { name: 'destinationName', start: 41, end: 63, kind: 'text' },
  { name: 'originName', start: 64, end: 86, kind: 'text' },
  { name: 'referenceCode', start: 87, end: 94, kind: 'text' },
]

export const batchHeaderLayout: RecordLayout<NachaBatchHeader> = [
  { name: 'recordType', start: 1, end: 1, kind: 'constant', value: '5' },
  { name: 'serviceClass', start: 2, end: 4, kind: 'digits' },
  { name: 'companyName', start: 5, end: 20, kind: 'text', isRequired: true },
  { name: 'companyDiscretionaryData', start: 21, end: 40, kind: 'text' },
  { name: 'companyId', start: 41, end: 50, kind: 'text', isRequired: true },
  { name: 'entryType', start: 51, end: 53, kind: 'text', isRequired: true },
  { name: 'entryDescription', start: 54, end: 63, kind: 'text', isRequired: true },
  { name: 'descriptiveDate', start: 64, end: 69, kind: 'text' },
  { name: 'effectiveEntryDate', start: 70, end: 75, kind: 'date' },
  { name: 'settlementDate', start: 76, end: 78, kind: 'text' },
  { name: 'originatorStatus', start: 79, end: 79, kind: 'digits' },
  { name: 'originatingBank', start: 80, end: 87, kind: 'digits' },
  { name: 'batchNumber', start: 88, end: 94, kind: 'count' },
]

export const batchControlLayout: RecordLayout<NachaBatchControl> = [
  { name: 'recordType', start: 1, end: 1, kind: 'constant', value: '8' },
  { name: 'serviceClass', start: 2, end: 4, kind: 'digits' },
  { name: 'entryAndAddendaCount', start: 5, end: 10, kind: 'count' },
  { name: 'entryHash', start: 11, end: 20, kind: 'amount' },
  { name: 'totalDebit', start: 21, end: 32, kind: 'amount' },
  { name: 'totalCredit', start: 33, end: 44, kind: 'amount' },
  { name: 'companyId', start: 45, end: 54, kind: 'text', isRequired: true },
  { name: 'messageAuthenticationCode', start: 55, end: 73, kind: 'text' },
  { name: 'reserved', start: 74, end: 79, kind: 'reserved' },
  { name: 'originatingBank', start: 80, end: 87, kind: 'digits' },
  { name: 'batchNumber', start: 88, end: 94, kind: 'count' },
]

export const fileControlLayout: RecordLayout<NachaFileControl> = [
  { name: 'recordType', start: 1, end: 1, kind: 'constant', value: '9' },
  { name: 'batchCount', start: 2, end: 7, kind: 'count' },
  { name: 'blockCount', start: 8, end: 13, kind: 'count' },
  { name: 'entryAndAddendaCount', start: 14, end: 21, kind: 'count' },
  { name: 'entryHash', start: 22, end: 31, kind: 'amount' },
  { name: 'totalDebit', start: 32, end: 43, kind: 'amount' },
  { name: 'totalCredit', start: 44, end: 55, kind: 'amount' },
  { name: 'reserved', start: 56, end: 94, kind: 'reserved' },
]
