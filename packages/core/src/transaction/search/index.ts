export { parseTransactionSearch, transactionSearchSchema } from './parse-transaction-search.ts'
export { type TransactionAttention, transactionAttention } from './transaction-attention.ts'
export type { TransactionSearch, TransactionSortField } from './transaction-search.ts'
