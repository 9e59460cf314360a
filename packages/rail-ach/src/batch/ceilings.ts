/** What the widths of the format's fields allow, with room for offset entries. */
export interface NachaCeilings {
  /** Entries and addenda of a batch; the field has six digits. */
  readonly entriesInBatch: number
  /** Cents of a batch or a file, debits and credits together; the fields have twelve digits. */
  readonly total: bigint
  /** Batches of a file; six digits. */
  readonly batchesInFile: number
  /** Entries and addenda of a file; the block count has six digits. */
  readonly entriesInFile: number
  /** Cents of one entry; ten digits. */
  readonly amount: bigint
}

export const nachaCeilings: NachaCeilings = {
  entriesInBatch: 990_000,
  total: 999_999_999_999n,
  batchesInFile: 900_000,
  entriesInFile: 7_000_000,
  amount: 9_999_999_999n,
}
