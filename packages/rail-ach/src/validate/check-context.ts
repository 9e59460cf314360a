import type { BankingCalendar } from '../calendar/banking-calendar.ts'
import type { NachaAddenda } from '../format/nacha-addenda.ts'
import type { ControlTotals, EntryRecord, NachaBatchHeader } from '../format/nacha-file.ts'
import type { SameDayLimitRow } from '../table/same-day-limits.ts'
import type { NachaFaultCode } from './fault-table.ts'
import type { FaultDetail } from './nacha-fault.ts'

/** What a validator may be told beside the file. */
export interface NachaValidation {
  /** Default: the Federal Reserve's. */
  readonly calendar?: BankingCalendar
  /** Default: those of Same Day ACH so far. */
  readonly sameDayLimits?: readonly SameDayLimitRow[]
  /** Keys (`nachaFileKey`) of files that the bank has taken before. */
  readonly knownFileKeys?: ReadonlySet<string>
  /** `true`: debits and credits must be equal. Default `false`. */
  readonly isBalanced?: boolean
  /** Errors, and warnings, that are listed at most. Default 1,000 of each. */
  readonly maximumFaults?: number
  /** Records after which nothing more is read. Default 9,999,990, the longest that the format can say. */
  readonly maximumRecords?: number
}

/** What checks need of it, with defaults filled in. */
export interface CheckOptions {
  readonly calendar: BankingCalendar
  readonly sameDayLimits: readonly SameDayLimitRow[]
  readonly knownFileKeys: ReadonlySet<string>
  readonly isBalanced: boolean
}

/** Reports a fault at a column of the record that is being checked. */
export type Report = (code: NachaFaultCode, column: number, detail?: FaultDetail) => void

/** Payments, and what comes back. */
export type EntryKind = 'payment' | 'return' | 'dishonored-return' | 'contested-return' | 'change' | 'refused-change'

/** The batch that is being read. */
export interface OpenBatch {
  readonly header: NachaBatchHeader
  /** Cents that one same-day entry may move; `undefined` if the batch is none of the same day. */
  readonly sameDayLimit: bigint | undefined
  /** The kind of its first entry. */
  kind: EntryKind | undefined
  previousTrace: string
  totals: ControlTotals
}

/** An entry with all of its addenda. */
export interface CompleteEntry {
  readonly line: number
  readonly values: EntryRecord
  readonly addenda: readonly { readonly line: number; readonly values: NachaAddenda }[]
}
