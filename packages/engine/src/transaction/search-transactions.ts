import {
  parseTransactionSearch,
  type Result,
  success,
  type Transaction,
  type TransactionAnswer,
  transactionAnswer,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { fromRecord } from '../store/record-kind.ts'
import { transactionKind } from '../store/record-kinds.ts'
import { countUpTo, type Page } from '../workflow/page.ts'
import { transactionFilters } from './transaction-indexes.ts'

/** `GET /v1/transactions`, limited to the caller's Business Account. */
export const searchTransactions = async (
  parts: EngineParts,
  { businessAccountId }: Caller,
  query: unknown,
): Promise<Result<Page<TransactionAnswer>>> => {
  const search = parseTransactionSearch(query)
  if (!search.ok) return search
  await parts.ready()
  const { sort, offset, size } = search.value
  const { records, total } = await parts.store.find({
    businessAccountId,
    kind: transactionKind.kind,
    where: transactionFilters(search.value),
    sort: { index: sort.field, direction: sort.direction },
    offset,
    limit: size,
    countUpTo: countUpTo(offset),
  })
  const states = records.map((record) => fromRecord<Transaction>(record).state)
  return success({
    result: states.map((state) => transactionAnswer(state, parts.paymentReasons)),
    totalElements: total,
  })
}
