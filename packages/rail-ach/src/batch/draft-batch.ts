import { toNachaDate } from '../format/civil-date.ts'
import { addTotals, NO_TOTALS, totalsOfEntry } from '../format/control-totals.ts'
import type { ControlTotals, NachaBatchHeader, NachaEntry } from '../format/nacha-file.ts'
import type { Placement } from '../rail/placement.ts'
import type { SpooledPayment } from '../spool/spooled-payment.ts'

/** An entry that has no trace number yet. */
export interface DraftEntry {
  /** Absent for an offset entry. */
  readonly payment?: SpooledPayment
  readonly placement: Placement
  readonly entry: Omit<NachaEntry, 'traceNumber'>
}

/** A batch that has no number yet. */
export interface DraftBatch {
  readonly header: Omit<NachaBatchHeader, 'batchNumber' | 'serviceClass'>
  readonly entries: readonly DraftEntry[]
}

/** A payment with the date that its file gives it. */
export interface PlacedSpooledPayment {
  readonly spooled: SpooledPayment
  readonly placement: Placement
}

/** Everything that entries of one batch have in common. */
const headerOf = ({ spooled, placement }: PlacedSpooledPayment, originatingBank: string): DraftBatch['header'] => {
  const { originator, entryType, entryDescription } = spooled.payment
  return {
    ...originator,
    entryType,
    entryDescription,
    effectiveEntryDate: toNachaDate(placement.effectiveDate),
    originatorStatus: '1',
    originatingBank,
  }
}

const entryOf = ({ spooled, placement }: PlacedSpooledPayment): DraftEntry => {
  const { amount, ...entry } = spooled.payment.entry
  return { payment: spooled, placement, entry: { ...entry, amount: BigInt(amount) } }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** One batch for each company, entry type, description and date, in an order that depends on nothing but the payments. */
export const draftBatches = (
  payments: readonly PlacedSpooledPayment[],
  originatingBank: string,
): readonly DraftBatch[] => {
  const batches = new Map<string, { header: DraftBatch['header']; entries: DraftEntry[] }>()
  for (const payment of payments.toSorted((one, other) => compare(one.spooled.reference, other.spooled.reference))) {
    const header = headerOf(payment, originatingBank)
    const key = JSON.stringify(Object.entries(header).toSorted(([one], [other]) => compare(one, other)))
    const batch = batches.get(key) ?? { header, entries: [] }
    batch.entries.push(entryOf(payment))
    batches.set(key, batch)
  }
  return [...batches].toSorted(([one], [other]) => compare(one, other)).map(([, batch]) => batch)
}

export const totalsOfDraft = ({ entries }: DraftBatch): ControlTotals =>
  entries.reduce((totals, { entry }) => addTotals(totals, totalsOfEntry(entry, entry.addenda?.length ?? 0)), NO_TOTALS)
