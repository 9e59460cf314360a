import type { Instant } from '@linx/contracts'

/** Document `file/<hash>`: a file as the bank gets it, and whose payments are in it. */
export type FileDocument = {
  readonly schemaVersion: 1
  readonly name: string
  readonly text: string
  readonly entries: readonly FiledEntry[]
}

/** One entry of a file. */
export type FiledEntry = {
  /** Absent for an offset entry. */
  readonly reference?: string
  readonly trace: string
  /** `YYYY-MM-DD`. */
  readonly effectiveDate: string
  readonly settlesAt: Instant
  readonly notice?: string
}

/** What a plan says of one of its files. */
export type PlannedFile = {
  /** Of its document. */
  readonly hash: string
  readonly name: string
  readonly entryCount: number
  /** Cents. */
  readonly totalDebit: string
  /** Cents. */
  readonly totalCredit: string
  /** Trace numbers are counted from 0 and never again; this is the first one behind the file. */
  readonly nextTrace: number
}

/** A payment that the policy kept out of the files. */
export type LeftOut = {
  readonly reference: string
  readonly code: string
  readonly reason: string
}

/**
 * Document `plan/<number>`: settles what became of every payment of the slots up to `throughSlot`. Plans form a chain: each stands on
 * the one before it, and only one can have a number.
 */
export type FilePlan = {
  readonly schemaVersion: 1
  readonly number: number
  readonly throughSlot: string
  readonly createdAt: Instant
  /** `YYYY-MM-DD` in the bank's zone. */
  readonly creationDate: string
  /** Files of that day, those of this plan included. */
  readonly filesOfDay: number
  readonly firstTrace: number
  readonly nextTrace: number
  readonly files: readonly PlannedFile[]
  readonly leftOut: readonly LeftOut[]
}

/** Before the first plan. */
export const NO_PLAN: FilePlan = {
  schemaVersion: 1,
  number: 0,
  throughSlot: '',
  createdAt: 0,
  creationDate: '',
  filesOfDay: 0,
  firstTrace: 0,
  nextTrace: 0,
  files: [],
  leftOut: [],
}

/** Trace numbers have seven digits of their own. */
export const TRACE_NUMBERS = 9_999_999

/** The trace number of the nth entry that was ever written. */
export const traceNumberOf = (bank: string, ordinal: number): string =>
  `${bank.slice(0, 8)}${String((ordinal % TRACE_NUMBERS) + 1).padStart(7, '0')}`

/** The latest ordinal below `next` that has this trace number; `undefined` if none has. */
export const ordinalOfTrace = (trace: string, next: number): number | undefined => {
  const sequence = Number(trace.slice(8)) - 1
  if (!Number.isInteger(sequence) || sequence < 0) return undefined
  const distance = (((next - 1 - sequence) % TRACE_NUMBERS) + TRACE_NUMBERS) % TRACE_NUMBERS
  const ordinal = next - 1 - distance
  return ordinal >= 0 ? ordinal : undefined
}
