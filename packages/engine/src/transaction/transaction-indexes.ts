import type { FindFilter, IndexValue, RecordKindDefinition } from '@linx/contracts'
import {
  type Actor,
  activeCurrencies,
  parseAmount,
  SOLUTIONS,
  TRANSACTION_TYPES,
  type Transaction,
  type TransactionSearch,
  transactionAttention,
} from '@linx/core'

/**
 * What transactions are found by. Two indexes hold several members that are seldom asked for alone: `route` is solution, type and
 * currency; `requestor` is type and id of who created it.
 */
export const transactionIndexes: RecordKindDefinition['indexes'] = [
  { name: 'status', type: 'string' },
  { name: 'createdAt', type: 'number' },
  { name: 'amount', type: 'string' },
  { name: 'route', type: 'string' },
  { name: 'requestor', type: 'string' },
  { name: 'debitFinancialAccountId', type: 'string' },
  { name: 'creditFinancialAccountId', type: 'string' },
  { name: 'parentTransactionId', type: 'string' },
  { name: 'workflowId', type: 'string' },
  { name: 'attention', type: 'string' },
]

const REQUESTOR_TYPES: readonly Actor['type'][] = ['employee', 'service-account', 'internal', 'customer']

/** Digits of the largest amount in minor units; texts of one length compare like numbers, beyond 2^53 too. */
const AMOUNT_DIGITS = 18

const amountIndex = (minor: bigint): string => minor.toString().padStart(AMOUNT_DIGITS, '0')

const minorOf = ({ amount, currency }: Transaction): bigint => {
  const parsed = parseAmount(amount, currency, 'amount')
  return parsed.ok ? parsed.value : 0n
}

const routeIndex = (solution: string, transactionType: string, currency: string): string =>
  `${solution} ${transactionType} ${currency}`

export const transactionIndexesOf = (state: Transaction): { readonly [index: string]: IndexValue } => ({
  status: state.latestStatus.status,
  createdAt: state.createdAt,
  amount: amountIndex(minorOf(state)),
  route: routeIndex(state.solution, state.transactionType, state.currency),
  requestor: `${state.createdBy.type} ${state.createdBy.id}`,
  debitFinancialAccountId: state.debitFinancialAccountId,
  creditFinancialAccountId: state.creditFinancialAccountId,
  parentTransactionId: state.parentTransactionId ?? null,
  workflowId: state.workflowId ?? null,
  attention: transactionAttention(state) ?? null,
})

const routeFilters = ({ solution, transactionType, currency }: TransactionSearch): readonly FindFilter[] => {
  if (solution === undefined && transactionType === undefined && currency === undefined) return []
  const oneOf = (solution === undefined ? SOLUTIONS : [solution]).flatMap((first) =>
    (transactionType === undefined ? TRANSACTION_TYPES : [transactionType]).flatMap((second) =>
      (currency === undefined ? activeCurrencies : [currency]).map((third) => routeIndex(first, second, third)),
    ),
  )
  return [{ index: 'route', oneOf }]
}

/** All of one type lie between the type with a space behind it and the type with the next character. */
const requestorFilters = ({ requestorId, requestorType }: TransactionSearch): readonly FindFilter[] => {
  if (requestorId !== undefined) {
    const types = requestorType === undefined ? REQUESTOR_TYPES : [requestorType]
    return [{ index: 'requestor', oneOf: types.map((type) => `${type} ${requestorId}`) }]
  }
  if (requestorType === undefined) return []
  return [{ index: 'requestor', from: `${requestorType} `, before: `${requestorType}!` }]
}

const amountFilters = ({ amount }: TransactionSearch): readonly FindFilter[] => {
  if (amount === undefined) return []
  const { fromMinor, toMinor } = amount
  const from = fromMinor === undefined ? {} : { from: amountIndex(fromMinor) }
  const before = toMinor === undefined ? {} : { before: amountIndex(toMinor + 1n) }
  return [{ index: 'amount', ...from, ...before }]
}

const equals = (index: keyof TransactionSearch & string, search: TransactionSearch): readonly FindFilter[] => {
  const value = search[index]
  return typeof value === 'string' ? [{ index, equals: value }] : []
}

/** The conditions of a search, for storage. */
export const transactionFilters = (search: TransactionSearch): readonly FindFilter[] => [
  ...(search.statuses === undefined ? [] : [{ index: 'status', oneOf: search.statuses }]),
  ...(search.attentions === undefined ? [] : [{ index: 'attention', oneOf: search.attentions }]),
  ...(search.createdAt === undefined ? [] : [{ index: 'createdAt', ...search.createdAt }]),
  ...amountFilters(search),
  ...routeFilters(search),
  ...requestorFilters(search),
  ...equals('debitFinancialAccountId', search),
  ...equals('creditFinancialAccountId', search),
  ...equals('parentTransactionId', search),
  ...equals('workflowId', search),
]
