/** A value that a notification of change carries. */
export type ChangedField = 'routingNumber' | 'accountNumber' | 'nameOnAccount' | 'transactionCode' | 'individualId'

/** Where a corrected value stands, counted from 1 in the 29 characters of corrected data. */
export interface CorrectedPosition {
  readonly field: ChangedField
  readonly start: number
  readonly end: number
}

/** One change code. */
export interface ChangeCodeRow {
  readonly code: string
  readonly title: string
  readonly positions: readonly CorrectedPosition[]
  /** Sent by the originating bank to refuse a notification. */
  readonly isRefusal?: true
}

/** Nacha rules, appendix 5. */
export const changeCodeTable: readonly ChangeCodeRow[] = [
  { code: 'C01', title: 'Account number incorrect', positions: [{ field: 'accountNumber', start: 1, end: 17 }] },
  { code: 'C02', title: 'Routing number incorrect', positions: [{ field: 'routingNumber', start: 1, end: 9 }] },
  {
    code: 'C03',
    title: 'Routing number and account number incorrect',
    positions: [
      { field: 'routingNumber', start: 1, end: 9 },
      { field: 'accountNumber', start: 13, end: 29 },
    ],
  },
  { code: 'C04', title: 'Name incorrect', positions: [{ field: 'nameOnAccount', start: 1, end: 22 }] },
  { code: 'C05', title: 'Transaction code incorrect', positions: [{ field: 'transactionCode', start: 1, end: 2 }] },
  {
    code: 'C06',
    title: 'Account number and transaction code incorrect',
    positions: [
      { field: 'accountNumber', start: 1, end: 17 },
      { field: 'transactionCode', start: 21, end: 22 },
    ],
  },
  {
    code: 'C07',
    title: 'Routing number, account number and transaction code incorrect',
    positions: [
      { field: 'routingNumber', start: 1, end: 9 },
      { field: 'accountNumber', start: 10, end: 26 },
      { field: 'transactionCode', start: 27, end: 28 },
    ],
  },
  { code: 'C08', title: 'Receiving bank incorrect (IAT)', positions: [] },
  {
    code: 'C09',
    title: 'Individual identification incorrect',
    positions: [{ field: 'individualId', start: 1, end: 22 }],
  },
  { code: 'C13', title: 'Addenda format incorrect', positions: [] },
  { code: 'C14', title: 'Entry type incorrect for an outbound international payment', positions: [] },
  { code: 'C61', title: 'Notification misrouted', positions: [], isRefusal: true },
  { code: 'C62', title: 'Trace number incorrect', positions: [], isRefusal: true },
  { code: 'C63', title: 'Company identification incorrect', positions: [], isRefusal: true },
  { code: 'C64', title: 'Individual identification incorrect', positions: [], isRefusal: true },
  { code: 'C65', title: 'Corrected data formatted incorrectly', positions: [], isRefusal: true },
  { code: 'C66', title: 'Discretionary data incorrect', positions: [], isRefusal: true },
  { code: 'C67', title: 'Routing number not that of the original entry', positions: [], isRefusal: true },
  { code: 'C68', title: 'Account number not that of the original entry', positions: [], isRefusal: true },
  { code: 'C69', title: 'Transaction code incorrect', positions: [], isRefusal: true },
]

const rowByCode: ReadonlyMap<string, ChangeCodeRow> = new Map(changeCodeTable.map((row) => [row.code, row]))

export const findChangeCode = (code: string): ChangeCodeRow | undefined => rowByCode.get(code)
