/** One value of positions 2–3 of record 6. */
export interface TransactionCodeRow {
  readonly code: string
  readonly account: 'checking' | 'savings' | 'general-ledger' | 'loan'
  readonly direction: 'credit' | 'debit'
  /** `return`: of a return or a notification of change; `reversal`: only in a batch of reversals. */
  readonly use: 'live' | 'prenote' | 'zero-dollar' | 'return' | 'reversal'
}

/** Nacha rules, appendix 3. */
export const transactionCodeTable: readonly TransactionCodeRow[] = [
  { code: '21', account: 'checking', direction: 'credit', use: 'return' },
  { code: '22', account: 'checking', direction: 'credit', use: 'live' },
  { code: '23', account: 'checking', direction: 'credit', use: 'prenote' },
  { code: '24', account: 'checking', direction: 'credit', use: 'zero-dollar' },
  { code: '26', account: 'checking', direction: 'debit', use: 'return' },
  { code: '27', account: 'checking', direction: 'debit', use: 'live' },
  { code: '28', account: 'checking', direction: 'debit', use: 'prenote' },
  { code: '29', account: 'checking', direction: 'debit', use: 'zero-dollar' },
  { code: '31', account: 'savings', direction: 'credit', use: 'return' },
  { code: '32', account: 'savings', direction: 'credit', use: 'live' },
  { code: '33', account: 'savings', direction: 'credit', use: 'prenote' },
  { code: '34', account: 'savings', direction: 'credit', use: 'zero-dollar' },
  { code: '36', account: 'savings', direction: 'debit', use: 'return' },
  { code: '37', account: 'savings', direction: 'debit', use: 'live' },
  { code: '38', account: 'savings', direction: 'debit', use: 'prenote' },
  { code: '39', account: 'savings', direction: 'debit', use: 'zero-dollar' },
  { code: '41', account: 'general-ledger', direction: 'credit', use: 'return' },
  { code: '42', account: 'general-ledger', direction: 'credit', use: 'live' },
  { code: '43', account: 'general-ledger', direction: 'credit', use: 'prenote' },
  { code: '44', account: 'general-ledger', direction: 'credit', use: 'zero-dollar' },
  { code: '46', account: 'general-ledger', direction: 'debit', use: 'return' },
  { code: '47', account: 'general-ledger', direction: 'debit', use: 'live' },
  { code: '48', account: 'general-ledger', direction: 'debit', use: 'prenote' },
  { code: '49', account: 'general-ledger', direction: 'debit', use: 'zero-dollar' },
  { code: '51', account: 'loan', direction: 'credit', use: 'return' },
  { code: '52', account: 'loan', direction: 'credit', use: 'live' },
  { code: '53', account: 'loan', direction: 'credit', use: 'prenote' },
  { code: '54', account: 'loan', direction: 'credit', use: 'zero-dollar' },
  { code: '55', account: 'loan', direction: 'debit', use: 'reversal' },
  { code: '56', account: 'loan', direction: 'debit', use: 'return' },
]

const rowByCode: ReadonlyMap<string, TransactionCodeRow> = new Map(transactionCodeTable.map((row) => [row.code, row]))

export const findTransactionCode = (code: string): TransactionCodeRow | undefined => rowByCode.get(code)

/** The code for an account, a direction and a use. Throws `RangeError` if there is none (a live debit of a loan). */
export const transactionCodeFor = (
  account: TransactionCodeRow['account'],
  direction: TransactionCodeRow['direction'],
  use: TransactionCodeRow['use'],
): string => {
  const row = transactionCodeTable.find(
    (candidate) => candidate.account === account && candidate.direction === direction && candidate.use === use,
  )
  if (row === undefined)
    throw new RangeError(`Expected a transaction code, found none for ${use} ${direction} ${account}.`)
  return row.code
}
