import * as v from 'valibot'
import { checkShape, listOf, members } from '../../input/index.ts'
import { type Result, success } from '../../issue/index.ts'

/** What an answer about a transaction can bring along. */
export const TRANSACTION_EMBEDS = [
  'debitFinancialAccount',
  'debitFinancialAccount.balances',
  'creditFinancialAccount',
  'creditFinancialAccount.balances',
  'transactionProviderDetails',
  'childTransactions',
] as const
export type TransactionEmbed = (typeof TRANSACTION_EMBEDS)[number]

const schema = members({ embed: v.optional(listOf(v.picklist(TRANSACTION_EMBEDS), 0, TRANSACTION_EMBEDS.length)) })

/** A query string has the names behind each other, with commas between them. */
const split = (options: unknown): unknown => {
  if (typeof options !== 'object' || options === null || !('embed' in options)) return options
  const { embed } = options
  return typeof embed === 'string' ? { ...options, embed: embed.split(',').map((name) => name.trim()) } : options
}

/** Reads `{ embed }`: a list of names, or one text with commas. What lies in an account brings the account along. */
export const validateTransactionEmbeds = (options: unknown): Result<ReadonlySet<TransactionEmbed>> => {
  const shape = checkShape(schema, split(options))
  if (!shape.ok) return shape
  const asked = new Set<TransactionEmbed>(shape.value.embed)
  for (const side of ['debitFinancialAccount', 'creditFinancialAccount'] as const) {
    if (asked.has(`${side}.balances`)) asked.add(side)
  }
  return success(asked)
}
