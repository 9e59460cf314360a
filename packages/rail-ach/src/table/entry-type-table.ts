import type { EntryShape } from '../format/entry-layouts.ts'

/** A member of `NachaEntry` that an entry type demands. */
export type RequiredEntryField =
  | 'name'
  | 'individualId'
  | 'checkSerialNumber'
  | 'terminalCity'
  | 'terminalState'
  | 'paymentType'

/** One standard entry class as it may be originated. */
export interface EntryTypeRow {
  readonly code: string
  readonly shape: EntryShape
  /** What live entries may do to the receiver's account outside of a reversal. */
  readonly direction: 'debit' | 'credit' | 'both'
  /** Blank is a fault (return code R26). */
  readonly required: readonly RequiredEntryField[]
  /** Records 7 of type 05 that an entry may have. */
  readonly maximumAddenda: number
  /** Zero-dollar entries (x4, x9) that carry remittance data are allowed. */
  readonly allowsZeroDollar: boolean
  /** Cents; an entry above it comes back (R19). */
  readonly maximumAmount?: bigint
  /** What the batch header must say. */
  readonly entryDescription?: string
}

/** Nacha rules, appendix 3; the entry types that this package writes. IAT is not among them. */
export const entryTypeTable = [
  {
    code: 'ARC',
    shape: 'check',
    direction: 'debit',
    required: ['checkSerialNumber'],
    maximumAddenda: 0,
    allowsZeroDollar: false,
    maximumAmount: 2_500_000n,
  },
  {
    code: 'BOC',
    shape: 'check',
    direction: 'debit',
    required: ['checkSerialNumber'],
    maximumAddenda: 0,
    allowsZeroDollar: false,
    maximumAmount: 2_500_000n,
  },
  {
    code: 'CCD',
    shape: 'standard',
    direction: 'both',
    required: ['name'],
    maximumAddenda: 1,
    allowsZeroDollar: true,
  },
  {
    code: 'CIE',
    shape: 'customerInitiated',
    direction: 'credit',
    required: ['name', 'individualId'],
    maximumAddenda: 1,
    allowsZeroDollar: false,
  },
  {
    code: 'CTX',
    shape: 'corporateExchange',
    direction: 'both',
    required: ['name'],
    maximumAddenda: 9_999,
    allowsZeroDollar: true,
  },
  {
    code: 'POP',
    shape: 'pointOfPurchase',
    direction: 'debit',
    required: ['checkSerialNumber', 'terminalCity', 'terminalState'],
    maximumAddenda: 0,
    allowsZeroDollar: false,
    maximumAmount: 2_500_000n,
  },
  {
    code: 'PPD',
    shape: 'standard',
    direction: 'both',
    required: ['name'],
    maximumAddenda: 1,
    allowsZeroDollar: false,
  },
  {
    code: 'RCK',
    shape: 'check',
    direction: 'debit',
    required: ['name', 'checkSerialNumber'],
    maximumAddenda: 0,
    allowsZeroDollar: false,
    maximumAmount: 250_000n,
    entryDescription: 'REDEPCHECK',
  },
  {
    code: 'TEL',
    shape: 'remote',
    direction: 'debit',
    required: ['name'],
    maximumAddenda: 0,
    allowsZeroDollar: false,
  },
  {
    code: 'WEB',
    shape: 'remote',
    direction: 'both',
    required: ['name', 'paymentType'],
    maximumAddenda: 1,
    allowsZeroDollar: false,
  },
] as const satisfies readonly EntryTypeRow[]

/** Batches of notifications of change. */
export const CHANGE_ENTRY_TYPE = 'COR'

/** The entry description of a batch that takes back what was sent in error. */
export const REVERSAL_DESCRIPTION = 'REVERSAL'

export type NachaEntryType = (typeof entryTypeTable)[number]['code']

const rowByCode: ReadonlyMap<string, EntryTypeRow & { readonly code: NachaEntryType }> = new Map(
  entryTypeTable.map((row) => [row.code, row]),
)

/** The row of a standard entry class, or `undefined` if it is not written here. */
export const findEntryType = (code: string): (EntryTypeRow & { readonly code: NachaEntryType }) | undefined =>
  rowByCode.get(code)

/** The shape of record 6 in a batch; batches of other types (COR, types that we don't write) have the standard one. */
export const entryShapeOf = (entryType: string): EntryShape => rowByCode.get(entryType)?.shape ?? 'standard'
