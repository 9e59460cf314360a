import type { FieldRow, RecordLayout } from './field-row.ts'
import type { EntryRecord } from './nacha-file.ts'

type EntryField = FieldRow<(keyof EntryRecord & string) | 'recordType' | 'reserved'>

/** Positions 1–39, the same for every entry type. */
const start: readonly EntryField[] = [
  { name: 'recordType', start: 1, end: 1, kind: 'constant', value: '6' },
  { name: 'transactionCode', start: 2, end: 3, kind: 'digits' },
  { name: 'routingNumber', start: 4, end: 12, kind: 'digits' },
  { name: 'accountNumber', start: 13, end: 29, kind: 'text', isRequired: true },
  { name: 'amount', start: 30, end: 39, kind: 'amount' },
]

/** Positions 79–94. */
const end: readonly EntryField[] = [
  { name: 'addendaIndicator', start: 79, end: 79, kind: 'digits' },
  { name: 'traceNumber', start: 80, end: 94, kind: 'digits' },
]

const discretionaryData: EntryField = { name: 'discretionaryData', start: 77, end: 78, kind: 'text' }

/** Positions 40–78: what entry types differ in. */
const middles = {
  standard: [
    { name: 'individualId', start: 40, end: 54, kind: 'text' },
    { name: 'name', start: 55, end: 76, kind: 'text' },
    discretionaryData,
  ],
  remote: [
    { name: 'individualId', start: 40, end: 54, kind: 'text' },
    { name: 'name', start: 55, end: 76, kind: 'text' },
    { name: 'paymentType', start: 77, end: 78, kind: 'text' },
  ],
  check: [
    { name: 'checkSerialNumber', start: 40, end: 54, kind: 'text' },
    { name: 'name', start: 55, end: 76, kind: 'text' },
    discretionaryData,
  ],
  pointOfPurchase: [
    { name: 'checkSerialNumber', start: 40, end: 48, kind: 'text' },
    { name: 'terminalCity', start: 49, end: 52, kind: 'text' },
    { name: 'terminalState', start: 53, end: 54, kind: 'text' },
    { name: 'name', start: 55, end: 76, kind: 'text' },
    discretionaryData,
  ],
  customerInitiated: [
    { name: 'name', start: 40, end: 54, kind: 'text' },
    { name: 'individualId', start: 55, end: 76, kind: 'text' },
    discretionaryData,
  ],
  corporateExchange: [
    { name: 'individualId', start: 40, end: 54, kind: 'text' },
    { name: 'addendaCount', start: 55, end: 58, kind: 'count' },
    { name: 'name', start: 59, end: 74, kind: 'text' },
    { name: 'reserved', start: 75, end: 76, kind: 'reserved' },
    discretionaryData,
  ],
} as const satisfies { readonly [shape: string]: readonly EntryField[] }

/** The six shapes of record 6. */
export type EntryShape = keyof typeof middles

const layoutOf = (shape: EntryShape): RecordLayout<EntryRecord> => [...start, ...middles[shape], ...end]

/** The layout of record 6 by shape; the entry-type table says which type has which. */
export const entryLayouts: { readonly [shape in EntryShape]: RecordLayout<EntryRecord> } = {
  standard: layoutOf('standard'),
  remote: layoutOf('remote'),
  check: layoutOf('check'),
  pointOfPurchase: layoutOf('pointOfPurchase'),
  customerInitiated: layoutOf('customerInitiated'),
  corporateExchange: layoutOf('corporateExchange'),
}
