import type { Transaction } from '@linx/core'
import type { ObservedMovement, Snapshot } from './observed-world.ts'

/** Not core's reader on purpose: an error in that one must not hide itself here. */
const minorUnits = (amount: string): bigint => BigInt(amount.replace('.', ''))

const sumOf = (movements: readonly ObservedMovement[], movement: ObservedMovement['movement']): bigint =>
  movements.filter((entry) => entry.movement === movement).reduce((sum, { amountMinor }) => sum + amountMinor, 0n)

/** What the engine says that the rail moved for a transaction; `undefined` while it does not claim to know. */
const bookedMinor = ({ latestStatus: { status }, transactionType, amount, attempts, review }: Transaction) => {
  if (transactionType === 'RETURN') return 0n
  const isOpen = ['NEW', 'PENDING', 'PROCESSING'].includes(status)
  if (review !== undefined || (isOpen && attempts.length > 0 && attempts.at(-1)?.state !== 'accepted')) return undefined
  return ['PROCESSING', 'APPROVED', 'SETTLED', 'CLEARED', 'REVERSED'].includes(status) ? minorUnits(amount) : 0n
}

const returnsOf = ({ transactions }: Snapshot, parent: string): bigint =>
  transactions
    .filter(
      ({ transactionType, parentTransactionId }) => transactionType === 'RETURN' && parentTransactionId === parent,
    )
    .reduce((sum, { amount }) => sum + minorUnits(amount), 0n)

/** Each transaction beside the rail's own ledger, the money out and the money back. */
const unequalTransactions = (snapshot: Snapshot): readonly string[] => {
  const movementsOf = Map.groupBy(snapshot.movements, ({ transactionId }) => transactionId)
  return snapshot.transactions.flatMap((transaction) => {
    const { id, lateReturn } = transaction
    const movements = movementsOf.get(id) ?? []
    const moved = sumOf(movements, 'moved') - sumOf(movements, 'undone')
    const booked = bookedMinor(transaction)
    const returned = sumOf(movements, 'returned')
    const bookedReturns = returnsOf(snapshot, id)
    return [
      ...(booked === undefined || booked === moved
        ? []
        : [`transaction ${id} is booked with ${booked} and the rail moved ${moved}`]),
      ...(returned === bookedReturns || lateReturn !== undefined
        ? []
        : [`the returns of transaction ${id} are booked with ${bookedReturns} and the rail returned ${returned}`]),
    ]
  })
}

/** What undoes a payment is never more than the payment. */
const overdoneReversals = (snapshot: Snapshot): readonly string[] => {
  const reversals = snapshot.transactions.filter(({ transactionType }) => transactionType === 'REVERSAL')
  return [...Map.groupBy(reversals, ({ parentTransactionId }) => parentTransactionId ?? '')].flatMap(
    ([parentId, children]) => {
      const live = children.filter(
        ({ latestStatus }) => !['DECLINED', 'CANCELLED', 'ERROR'].includes(latestStatus.status),
      )
      return live.length > 1 ? [`transaction ${parentId} is reversed ${live.length} times`] : []
    },
  )
}

type Posting = { readonly currency: string; readonly debitMinor: bigint; readonly creditMinor: bigint }

/** Two postings for each movement of the rail: the sums of a currency are equal, or somebody invented money. */
const postingsOf = ({ movements, transactions }: Snapshot): readonly Posting[] => {
  const knownAmount = new Map(transactions.map(({ id, amount }) => [id, minorUnits(amount)]))
  return movements.map(({ currency, amountMinor, transactionId }) => ({
    currency,
    debitMinor: amountMinor,
    creditMinor: knownAmount.get(transactionId) ?? 0n,
  }))
}

const unbalancedCurrencies = (snapshot: Snapshot): readonly string[] =>
  [...Map.groupBy(postingsOf(snapshot), ({ currency }) => currency)].flatMap(([currency, postings]) => {
    const debit = postings.reduce((sum, { debitMinor }) => sum + debitMinor, 0n)
    const credit = postings.reduce((sum, { creditMinor }) => sum + creditMinor, 0n)
    return debit === credit ? [] : [`${currency}: debits of ${debit} and credits of ${credit}`]
  })

export const booksBalance = (snapshot: Snapshot): readonly string[] => [
  ...unequalTransactions(snapshot),
  ...overdoneReversals(snapshot),
  ...unbalancedCurrencies(snapshot),
]
