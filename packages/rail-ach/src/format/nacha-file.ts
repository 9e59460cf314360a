import type { NachaAddenda } from './nacha-addenda.ts'

/** A Nacha file as plain data. Control records are not part of it: the writer works them out, the validator checks them. */
export interface NachaFile {
  readonly header: NachaFileHeader
  readonly batches: readonly NachaBatch[]
}

/** Record 1. */
export interface NachaFileHeader {
  /** The bank that takes the file: nine digits. */
  readonly immediateDestination: string
  /** Who sends it: nine digits of a routing number, or ten characters that the bank has assigned. */
  readonly immediateOrigin: string
  /** `YYMMDD`. */
  readonly creationDate: string
  /** `HHMM`. */
  readonly creationTime?: string
  /** `A`–`Z`, `0`–`9`: tells the files of one origin and day apart. */
  readonly fileIdModifier: string
  /** At most 23 characters. */
  readonly destinationName?: string
  /** At most 23 characters. */
  readonly originName?: string
  /** At most 8 characters. */
  readonly referenceCode?: string
}

export interface NachaBatch {
  readonly header: NachaBatchHeader
  readonly entries: readonly NachaEntry[]
}

/** Record 5. */
export interface NachaBatchHeader {
  /** `200` mixed, `220` credits only, `225` debits only. */
  readonly serviceClass: string
  /** At most 16 characters. */
  readonly companyName: string
  /** At most 20 characters. */
  readonly companyDiscretionaryData?: string
  /** At most 10 characters. */
  readonly companyId: string
  /** Standard entry class code, for example `PPD`; `COR` for notifications of change. */
  readonly entryType: string
  /** At most 10 characters; some words are reserved, for example `REVERSAL`. */
  readonly entryDescription: string
  /** At most 6 characters. */
  readonly descriptiveDate?: string
  /** `YYMMDD`: when the originator wants it settled. */
  readonly effectiveEntryDate?: string
  /** Day of the year, three digits; filled in by the ACH operator. */
  readonly settlementDate?: string
  /** `1`: a bank under the Nacha rules; `2`: a federal agency. */
  readonly originatorStatus: string
  /** The first eight digits of the originating bank's routing number. */
  readonly originatingBank: string
  readonly batchNumber: number
}

/** Record 6, with its records 7. Which of the optional members there are depends on the batch's entry type. */
export interface NachaEntry {
  /** Two digits: kind of account, direction and use; see `transactionCodeTable`. */
  readonly transactionCode: string
  /** Nine digits, the last one the check digit. */
  readonly routingNumber: string
  /** At most 17 characters. */
  readonly accountNumber: string
  /** Cents. */
  readonly amount: bigint
  /** At most 15 characters, 22 for CIE. Not in ARC, BOC, POP and RCK. */
  readonly individualId?: string
  /** At most 22 characters, 15 for CIE, 16 for CTX. */
  readonly name?: string
  /** ARC, BOC, RCK (at most 15 characters) and POP (9). */
  readonly checkSerialNumber?: string
  /** POP, at most 4 characters. */
  readonly terminalCity?: string
  /** POP, 2 letters. */
  readonly terminalState?: string
  /** TEL and WEB: `R` recurring, `S` single. */
  readonly paymentType?: string
  /** At most 2 characters; not in TEL and WEB. */
  readonly discretionaryData?: string
  /** Eight digits of the originating bank and seven that ascend. */
  readonly traceNumber: string
  readonly addenda?: readonly NachaAddenda[]
}

/** The entry record by itself. */
export type EntryRecord = Omit<NachaEntry, 'addenda'> & {
  /** `1` if records 7 follow, else `0`. */
  readonly addendaIndicator: string
  /** CTX only. */
  readonly addendaCount?: number
}

/** What a control record says of the entries before it. */
export interface ControlTotals {
  readonly entryAndAddendaCount: number
  /** Sum of the receiving banks' eight digits, the last ten digits of it. */
  readonly entryHash: bigint
  /** Cents. */
  readonly totalDebit: bigint
  /** Cents. */
  readonly totalCredit: bigint
}

/** Record 8. */
export interface NachaBatchControl extends ControlTotals {
  readonly serviceClass: string
  readonly companyId: string
  /** Blank in files without message authentication. */
  readonly messageAuthenticationCode?: string
  readonly originatingBank: string
  readonly batchNumber: number
}

/** Record 9. */
export interface NachaFileControl extends ControlTotals {
  readonly batchCount: number
  readonly blockCount: number
}
