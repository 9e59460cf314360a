import type { FindFilter } from '@linx/contracts'
import type { FinancialAccount, TransactionStatus, WorkflowStatus } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { fromRecord } from '../store/record-kind.ts'
import { financialAccountKind, sessionKind, transactionKind } from '../store/record-kinds.ts'

const LIVE_STATUSES: readonly WorkflowStatus[] = ['CREATED', 'ACTIVE']
const OPEN_STATUSES: readonly TransactionStatus[] = ['NEW', 'PENDING', 'PROCESSING', 'APPROVED']
/** As many as one filter takes. */
const PAGE = 100

const find = (
  parts: EngineParts,
  businessAccountId: string,
  kind: string,
  where: readonly FindFilter[],
  offset = 0,
  limit = 1,
) =>
  parts.store.find({
    businessAccountId,
    kind,
    where,
    sort: { index: 'createdAt', direction: 'asc' },
    offset,
    limit,
    countUpTo: 0,
  })

export const hasLiveWorkflow = async (parts: EngineParts, businessAccountId: string, id: string): Promise<boolean> => {
  const where = [
    { index: 'customerId', equals: id },
    { index: 'status', oneOf: LIVE_STATUSES },
  ]
  return (await find(parts, businessAccountId, sessionKind.kind, where)).records.length > 0
}

/** `limit` of the Customer's accounts from `offset` on, oldest first. */
export const customerAccounts = async (
  parts: EngineParts,
  businessAccountId: string,
  id: string,
  offset: number,
  limit: number,
) => {
  const where = [{ index: 'ownerId', equals: id }]
  const { records } = await find(parts, businessAccountId, financialAccountKind.kind, where, offset, limit)
  return records.map((record) => fromRecord<FinancialAccount>(record))
}

/** `true` if money is on its way from or to one of the Customer's accounts. */
export const hasPaymentInFlight = async (
  parts: EngineParts,
  businessAccountId: string,
  id: string,
): Promise<boolean> => {
  for (let offset = 0; ; offset += PAGE) {
    const accounts = (await customerAccounts(parts, businessAccountId, id, offset, PAGE)).map(({ state }) => state.id)
    if (accounts.length === 0) return false
    for (const index of ['debitFinancialAccountId', 'creditFinancialAccountId']) {
      const where = [
        { index, oneOf: accounts },
        { index: 'status', oneOf: OPEN_STATUSES },
      ]
      if ((await find(parts, businessAccountId, transactionKind.kind, where)).records.length > 0) return true
    }
  }
}
