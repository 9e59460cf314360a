import type { FindFilter } from '@linx/contracts'
import {
  type Customer,
  type FinancialAccount,
  type PageWindow,
  parseCustomerQuery,
  parseFinancialAccountQuery,
  type Result,
  success,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { fromRecord, type StoredState } from '../store/record-kind.ts'
import { customerKind, financialAccountKind } from '../store/record-kinds.ts'
import { countUpTo, type Page } from '../workflow/page.ts'
import { type FinancialAccountView, financialAccountView } from './financial-account-view.ts'

/** One page of a kind, newest first. */
const findPage = async <State extends StoredState>(
  parts: EngineParts,
  { businessAccountId }: Caller,
  kind: string,
  where: readonly FindFilter[],
  { offset, size }: PageWindow,
): Promise<Page<State>> => {
  await parts.ready()
  const sort = { index: 'createdAt', direction: 'desc' } as const
  const page = { offset, limit: size, countUpTo: countUpTo(offset) }
  const { records, total } = await parts.store.find({ businessAccountId, kind, where, sort, ...page })
  return { result: records.map((record) => fromRecord<State>(record).state), totalElements: total }
}

export const listCustomers = async (
  parts: EngineParts,
  caller: Caller,
  query: unknown,
): Promise<Result<Page<Customer>>> => {
  const asked = parseCustomerQuery(query)
  if (!asked.ok) return asked
  const { status } = asked.value
  const where = status === undefined ? [] : [{ index: 'status', equals: status }]
  return success(await findPage<Customer>(parts, caller, customerKind.kind, where, asked.value))
}

export const listFinancialAccounts = async (
  parts: EngineParts,
  caller: Caller,
  query: unknown,
): Promise<Result<Page<FinancialAccountView>>> => {
  const asked = parseFinancialAccountQuery(query)
  if (!asked.ok) return asked
  const { ownerId } = asked.value
  const where = ownerId === undefined ? [] : [{ index: 'ownerId', equals: ownerId }]
  const page = await findPage<FinancialAccount>(parts, caller, financialAccountKind.kind, where, asked.value)
  return success({ ...page, result: page.result.map(financialAccountView) })
}
