/** Names of the metadata that an ACH entry takes its fields from (SPEC section 4). */
export const ACH_METADATA = {
  entryType: 'rkorACHEntryType',
  individualId: 'rkorACHIndividualId',
  checkSerialNumber: 'rkorACHCheckSerialNumber',
  terminalCity: 'rkorACHTerminalCity',
  terminalState: 'rkorACHTerminalState',
} as const

export type AchMetadataName = (typeof ACH_METADATA)[keyof typeof ACH_METADATA]

/** One standard entry class of Nacha. */
export interface EntryTypeRow {
  readonly code: string
  /** What the entry does to the counterparty's account: a SEND credits it, a REQUEST debits it. */
  readonly direction: 'debit' | 'credit' | 'both'
  readonly requiredMetadata: readonly AchMetadataName[]
}

const { individualId, checkSerialNumber, terminalCity, terminalState } = ACH_METADATA

/** Every entry type, in alphabetical order (SPEC section 4, seed 004). */
export const entryTypeTable = [
  { code: 'ARC', direction: 'debit', requiredMetadata: [checkSerialNumber] },
  { code: 'BOC', direction: 'debit', requiredMetadata: [checkSerialNumber] },
  { code: 'CCD', direction: 'both', requiredMetadata: [] },
  { code: 'CIE', direction: 'credit', requiredMetadata: [individualId] },
  { code: 'CTX', direction: 'both', requiredMetadata: [] },
  { code: 'IAT', direction: 'both', requiredMetadata: [] },
  { code: 'POP', direction: 'debit', requiredMetadata: [checkSerialNumber, terminalCity, terminalState] },
  { code: 'PPD', direction: 'both', requiredMetadata: [individualId] },
  { code: 'RCK', direction: 'debit', requiredMetadata: [checkSerialNumber] },
  { code: 'TEL', direction: 'debit', requiredMetadata: [individualId] },
  { code: 'WEB', direction: 'both', requiredMetadata: [] },
] as const satisfies readonly EntryTypeRow[]

export type AchEntryType = (typeof entryTypeTable)[number]['code']

const rowByCode: ReadonlyMap<string, EntryTypeRow & { readonly code: AchEntryType }> = new Map(
  entryTypeTable.map((row) => [row.code, row]),
)

/** The row of a code, or `undefined` if there is no such entry type. Codes are upper case. */
export const findEntryType = (code: string): (EntryTypeRow & { readonly code: AchEntryType }) | undefined =>
  rowByCode.get(code)
