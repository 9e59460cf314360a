import * as v from 'valibot'
import { identifier, members, rule } from '../../input/index.ts'
import { createIssue, failure, type Issue, type Result, success } from '../../issue/index.ts'
import { activeCurrencies, readDecimal } from '../../money/index.ts'
import {
  dayText,
  newestFirst,
  oneOrMore,
  orElse,
  pageEntries,
  parseSort,
  queryTimeZone,
  readQuery,
} from '../../query/index.ts'
import { dayInterval, type TimeZone } from '../../time/index.ts'
import { SOLUTIONS } from '../solutions/index.ts'
import { TRANSACTION_TYPES } from '../transaction.ts'
import { transactionLifeCycle } from '../transaction-life-cycle.ts'
import { TRANSACTION_ATTENTIONS } from './transaction-attention.ts'
import { type TransactionSearch, transactionSortFields } from './transaction-search.ts'

const DEFAULT_SIZE = 20
const MINOR_DIGITS = 2

const minorOf = (value: unknown): bigint | undefined =>
  typeof value === 'string' || typeof value === 'number' ? readDecimal(String(value), MINOR_DIGITS) : undefined

/** A bound of a range: zero is one, unlike an amount that is moved. */
const amountBound = v.pipe(
  v.unknown(),
  rule<unknown>(
    {
      code: 'amount_format',
      expected: 'a decimal with at most 2 digits after the point',
      fix: 'Write the amount like "256.25"',
    },
    (value) => minorOf(value) !== undefined,
  ),
  v.transform((value) => minorOf(value) ?? 0n),
  v.metadata({ type: 'string', pattern: '^[0-9]+(\\.[0-9]{1,2})?$', examples: ['256.25'] }),
)

/** The query of `GET /v1/transactions`. */
export const transactionSearchSchema = members({
  status: v.optional(oneOrMore(v.picklist(transactionLifeCycle.states), transactionLifeCycle.states.length)),
  createdDateFrom: v.optional(dayText),
  createdDateTo: v.optional(dayText),
  timeZone: v.optional(v.string()),
  amountFrom: v.optional(amountBound),
  amountTo: v.optional(amountBound),
  currency: v.optional(v.picklist(activeCurrencies)),
  solution: v.optional(v.picklist(SOLUTIONS)),
  transactionType: v.optional(v.picklist(TRANSACTION_TYPES)),
  debitFinancialAccountId: v.optional(identifier()),
  creditFinancialAccountId: v.optional(identifier()),
  requestorId: v.optional(identifier()),
  requestorType: v.optional(v.picklist(['employee', 'service-account', 'internal', 'customer'])),
  parentTransactionId: v.optional(identifier()),
  workflowId: v.optional(identifier()),
  attention: v.optional(oneOrMore(v.picklist(TRANSACTION_ATTENTIONS), TRANSACTION_ATTENTIONS.length)),
  sort: v.optional(v.string()),
  ...pageEntries,
})

type Query = v.InferOutput<typeof transactionSearchSchema>

const reversed = (path: string, expected: string, received: unknown): Issue =>
  createIssue('range_order', { path, expected, received, fix: 'Exchange the two bounds' })

/** Days as texts and amounts as numbers compare in their own order. */
const rangeIssues = ({ createdDateFrom, createdDateTo, amountFrom, amountTo }: Partial<Query>): readonly Issue[] => [
  ...(createdDateFrom !== undefined && createdDateTo !== undefined && createdDateTo < createdDateFrom
    ? [reversed('createdDateTo', 'a day that is not before createdDateFrom', createdDateTo)]
    : []),
  ...(amountFrom !== undefined && amountTo !== undefined && amountTo < amountFrom
    ? [reversed('amountTo', 'an amount that is not below amountFrom', String(amountTo))]
    : []),
]

const days = ({ createdDateFrom, createdDateTo }: Query, zone: TimeZone): Pick<TransactionSearch, 'createdAt'> =>
  createdDateFrom === undefined && createdDateTo === undefined
    ? {}
    : {
        createdAt: {
          ...(createdDateFrom !== undefined && { from: dayInterval(createdDateFrom, zone).from }),
          ...(createdDateTo !== undefined && { before: dayInterval(createdDateTo, zone).before }),
        },
      }

const amounts = ({ amountFrom, amountTo }: Query): Pick<TransactionSearch, 'amount'> =>
  amountFrom === undefined && amountTo === undefined
    ? {}
    : {
        amount: {
          ...(amountFrom !== undefined && { fromMinor: amountFrom }),
          ...(amountTo !== undefined && { toMinor: amountTo }),
        },
      }

/**
 * Reads a search for transactions: `status` (one or a list), `createdDateFrom` and `createdDateTo` (whole days in `timeZone`, default
 * UTC, both included), `amountFrom` and `amountTo` (both included), `currency`, `solution`, `transactionType`, `debitFinancialAccountId`,
 * `creditFinancialAccountId`, `requestorId` and `requestorType` (who created it), `parentTransactionId`, `workflowId`, `attention` (one or
 * a list), `page` (default 1), `size` (default 20), `sort` (`createdAt`, `amount` or `status`; default `createdAt,DESC`). Every violation
 * at once.
 */
export const parseTransactionSearch = (query: unknown): Result<TransactionSearch> => {
  const reading = readQuery(transactionSearchSchema, query, DEFAULT_SIZE)
  const { output, page, issues, textOf } = reading
  const zone = queryTimeZone(reading)
  const sort = orElse(parseSort(textOf('sort'), transactionSortFields), newestFirst, issues)
  issues.push(...rangeIssues(output ?? {}))
  if (output === undefined || issues.length > 0) return failure(...issues)
  const { status, attention, currency, solution, transactionType, workflowId, parentTransactionId } = output
  const { debitFinancialAccountId, creditFinancialAccountId, requestorId, requestorType } = output
  return success({
    ...(status !== undefined && { statuses: status }),
    ...days(output, zone),
    ...amounts(output),
    ...(currency !== undefined && { currency }),
    ...(solution !== undefined && { solution }),
    ...(transactionType !== undefined && { transactionType }),
    ...(debitFinancialAccountId !== undefined && { debitFinancialAccountId }),
    ...(creditFinancialAccountId !== undefined && { creditFinancialAccountId }),
    ...(requestorId !== undefined && { requestorId }),
    ...(requestorType !== undefined && { requestorType }),
    ...(parentTransactionId !== undefined && { parentTransactionId }),
    ...(workflowId !== undefined && { workflowId }),
    ...(attention !== undefined && { attentions: attention }),
    sort,
    ...page,
  })
}
