import { findTransactionCode } from '../table/transaction-code-table.ts'
import type { ControlTotals, NachaEntry } from './nacha-file.ts'

const HASH_MODULUS = 10_000_000_000n

export const NO_TOTALS: ControlTotals = { entryAndAddendaCount: 0, entryHash: 0n, totalDebit: 0n, totalCredit: 0n }

/** What one entry with its addenda adds to a control record. An amount counts by the direction of the transaction code. */
export const totalsOfEntry = (
  entry: Pick<NachaEntry, 'transactionCode' | 'routingNumber' | 'amount'>,
  addendaCount: number,
): ControlTotals => {
  const direction = findTransactionCode(entry.transactionCode)?.direction
  const bank = entry.routingNumber.slice(0, 8)
  return {
    entryAndAddendaCount: 1 + addendaCount,
    entryHash: /^\d+$/.test(bank) ? BigInt(bank) : 0n,
    totalDebit: direction === 'debit' ? entry.amount : 0n,
    totalCredit: direction === 'credit' ? entry.amount : 0n,
  }
}

/** Sums up; the hash keeps its last ten digits. */
export const addTotals = (one: ControlTotals, other: ControlTotals): ControlTotals => ({
  entryAndAddendaCount: one.entryAndAddendaCount + other.entryAndAddendaCount,
  entryHash: (one.entryHash + other.entryHash) % HASH_MODULUS,
  totalDebit: one.totalDebit + other.totalDebit,
  totalCredit: one.totalCredit + other.totalCredit,
})
