import type { AchBalance } from '../rail/ach-options.ts'
import type { OwnAccount } from '../spool/spooled-payment.ts'
import { findEntryType } from '../table/entry-type-table.ts'
import { findTransactionCode, transactionCodeFor } from '../table/transaction-code-table.ts'
import type { NachaCeilings } from './ceilings.ts'
import type { DraftBatch, DraftEntry } from './draft-batch.ts'

/** Name and entry description of what balances a file. */
const OFFSET = 'OFFSET'

/** The other side of payments of one direction from one own account. */
interface Offset {
  readonly own: OwnAccount
  readonly direction: 'credit' | 'debit'
  readonly placement: DraftEntry['placement']
  total: bigint
}

const offsetsOf = (batch: DraftBatch): readonly Offset[] => {
  const offsets = new Map<string, Offset>()
  for (const { payment, placement, entry } of batch.entries) {
    const own = payment?.payment.own
    const direction = findTransactionCode(entry.transactionCode)?.direction
    if (own === undefined || direction === undefined || entry.amount === 0n) continue
    const key = JSON.stringify([direction, own.routingNumber, own.accountNumber])
    const opposite = direction === 'credit' ? 'debit' : 'credit'
    const offset = offsets.get(key) ?? { own, direction: opposite, placement, total: 0n }
    offset.total += entry.amount
    offsets.set(key, offset)
  }
  return [...offsets.values()]
}

const entriesOf = ({ own, direction, placement, total }: Offset, ceiling: bigint): readonly DraftEntry[] => {
  const entries: DraftEntry[] = []
  for (let rest = total; rest > 0n; rest -= ceiling) {
    const entry = {
      transactionCode: transactionCodeFor(own.account, direction, 'live'),
      routingNumber: own.routingNumber,
      accountNumber: own.accountNumber,
      amount: rest > ceiling ? ceiling : rest,
      name: OFFSET,
    }
    entries.push({ placement, entry })
  }
  return entries
}

/** Entry types of which the offset may be an entry of the same batch: both directions are allowed and nothing special is demanded. */
const takesOffset = (entryType: string): boolean => {
  const type = findEntryType(entryType)
  return type?.direction === 'both' && type.required.every((field) => field === 'name')
}

/** A batch with what balances it: itself, or itself and a CCD batch on the own accounts. */
export const balanceBatch = (
  batch: DraftBatch,
  balance: AchBalance,
  ceilings: NachaCeilings,
): readonly DraftBatch[] => {
  if (balance === 'unbalanced') return [batch]
  const entries = offsetsOf(batch).flatMap((offset) => entriesOf(offset, ceilings.amount))
  if (entries.length === 0) return [batch]
  if (balance === 'offset-entry' && takesOffset(batch.header.entryType)) {
    return [{ ...batch, entries: [...batch.entries, ...entries] }]
  }
  return [batch, { header: { ...batch.header, entryType: 'CCD', entryDescription: OFFSET }, entries }]
}
