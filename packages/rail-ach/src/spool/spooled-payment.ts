import type { NachaEntry } from '../format/nacha-file.ts'
import type { AchOriginator } from '../rail/ach-options.ts'
import type { Placement } from '../rail/placement.ts'

/** What the entry of a payment says; plain JSON, so the amount is text. */
export type SpooledEntry = Omit<NachaEntry, 'amount' | 'traceNumber' | 'addenda'> & {
  /** Cents. */
  readonly amount: string
}

/** The Business Account's own account. */
export type OwnAccount = {
  readonly routingNumber: string
  readonly accountNumber: string
  readonly account: 'checking' | 'savings'
}

/** A payment as a file needs it. */
export type AchPayment = {
  readonly originator: Pick<AchOriginator, 'companyName' | 'companyId' | 'companyDiscretionaryData'>
  readonly entryType: string
  readonly entryDescription: string
  readonly entry: SpooledEntry
  /** Absent for a prenote, which moves no money. */
  readonly own?: OwnAccount
}

/** Document `payment/<reference>`: a payment that waits for its file. */
export type SpooledPayment = {
  readonly schemaVersion: 1
  readonly reference: string
  readonly payment: AchPayment
  readonly placement: Placement
}

/** Document `payment/<reference>`: nothing moves under this reference, ever. */
export type WithdrawnPayment = {
  readonly schemaVersion: 1
  readonly reference: string
  readonly withdrawn: true
}
