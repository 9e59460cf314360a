import type { Instant, RailCurrency, RailRequest, RailTransactionType } from '@linx/contracts'

/** One line of the ledger. `undone`: failed or cancelled before it settled. `returned`: came back after it was sent. */
export interface RailLedgerEntry {
  readonly movement: 'moved' | 'undone' | 'returned'
  readonly reference: string
  readonly transactionId: string
  readonly transactionType: RailTransactionType
  readonly currency: RailCurrency
  /** Minor units (cents). */
  readonly amountMinor: bigint
  readonly at: Instant
}

/** Sums of one currency in minor units; `netMinor` is what moved and stayed moved. */
export interface RailLedgerTotal {
  readonly currency: RailCurrency
  readonly movedMinor: bigint
  readonly undoneMinor: bigint
  readonly returnedMinor: bigint
  readonly netMinor: bigint
}

/** What the rail did with the money, append-only. */
export interface RailLedger {
  enter(movement: RailLedgerEntry['movement'], request: RailRequest, reference: string, at: Instant): void
  /** Every line, oldest first. */
  entries(): readonly RailLedgerEntry[]
  /** How often money moved for what fits, less what was undone. More than 1 for a transaction is a double payment. */
  timesMoved(of: { readonly transactionId?: string; readonly reference?: string }): number
  /** One total for each currency that moved, by the currency's code. */
  totals(): readonly RailLedgerTotal[]
}

const DECIMAL = /^\d+\.\d{2}$/

/** Not core’s reader on purpose: an error in that one must not hide itself here. */
const minorUnits = (amount: string): bigint => {
  if (!DECIMAL.test(amount))
    throw new RangeError(`Expected an amount such as 256.25, received ${JSON.stringify(amount)}.`)
  return BigInt(amount.replace('.', ''))
}

const sumOf = (entries: readonly RailLedgerEntry[], movement: RailLedgerEntry['movement']): bigint =>
  entries.filter((entry) => entry.movement === movement).reduce((sum, { amountMinor }) => sum + amountMinor, 0n)

const totalOf = (currency: RailCurrency, entries: readonly RailLedgerEntry[]): RailLedgerTotal => {
  const movedMinor = sumOf(entries, 'moved')
  const undoneMinor = sumOf(entries, 'undone')
  const returnedMinor = sumOf(entries, 'returned')
  return { currency, movedMinor, undoneMinor, returnedMinor, netMinor: movedMinor - undoneMinor - returnedMinor }
}

export const createRailLedger = (): RailLedger => {
  const entries: RailLedgerEntry[] = []

  return {
    enter: (movement, { transactionId, transactionType, currency, amount }, reference, at) => {
      const amountMinor = minorUnits(amount)
      entries.push({ movement, reference, transactionId, transactionType, currency, amountMinor, at })
    },
    entries: () => [...entries],
    timesMoved: ({ transactionId, reference }) => {
      const fitting = entries.filter(
        (entry) =>
          (transactionId === undefined || entry.transactionId === transactionId) &&
          (reference === undefined || entry.reference === reference),
      )
      const times = (movement: RailLedgerEntry['movement']) =>
        fitting.filter((entry) => entry.movement === movement).length
      return times('moved') - times('undone')
    },
    totals: () =>
      [...Map.groupBy(entries, ({ currency }) => currency)]
        .map(([currency, ofCurrency]) => totalOf(currency, ofCurrency))
        .toSorted((left, right) => left.currency.localeCompare(right.currency)),
  }
}
