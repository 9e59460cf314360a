import * as v from 'valibot'
import { amountInput, freeText, identifier, members, rule } from '../../input/index.ts'
import { containsCardNumber } from '../../issue/index.ts'
import { activeCurrencies, isCurrency } from '../../money/index.ts'
import { SOLUTIONS } from '../solutions/index.ts'

/** Bounds of a request (seed 003; those of names and whole texts are our choice). */
export const TRANSACTION_REQUEST_LIMITS = {
  metadataPairs: 6,
  metadataNameCharacters: 64,
  metadataValueCharacters: 1_024,
  /** Stored whole; the rail gets 100. */
  textCharacters: 1_024,
} as const

const { metadataPairs, metadataNameCharacters, metadataValueCharacters, textCharacters } = TRANSACTION_REQUEST_LIMITS

/** The caller's pairs; a name is what the caller likes. */
export const metadataSchema = v.pipe(
  v.record(v.string(), freeText(metadataValueCharacters)),
  rule<Record<string, string>>(
    {
      code: 'input_length',
      expected: `at most ${metadataPairs} pairs with names of at most ${metadataNameCharacters} characters`,
      fix: `Send at most ${metadataPairs} pairs`,
    },
    (metadata) => {
      const names = Object.keys(metadata)
      return names.length <= metadataPairs && names.every((name) => name.length <= metadataNameCharacters)
    },
  ),
  rule<Record<string, string>>(
    {
      code: 'input_card_number',
      expected: 'names without card number',
      fix: 'Leave card numbers to your tokeniser',
      isSecret: true,
    },
    (metadata) => !Object.keys(metadata).some(containsCardNumber),
  ),
  v.metadata({ maxProperties: metadataPairs, propertyNames: { maxLength: metadataNameCharacters } }),
)

const transactionType = v.pipe(
  v.string(),
  rule<string>(
    {
      code: 'transaction_type_reserved',
      expected: 'SEND or REQUEST',
      fix: 'Use SEND or REQUEST; to undo a settled transaction, reverse it',
    },
    (type) => type !== 'REVERSAL' && type !== 'RETURN',
  ),
  v.picklist(['SEND', 'REQUEST']),
)

const currency = v.pipe(
  v.string(),
  rule<string>(
    {
      code: 'currency_unsupported',
      expected: activeCurrencies.join(' or '),
      fix: `Use ${activeCurrencies.join(' or ')}`,
    },
    isCurrency,
  ),
  v.picklist(activeCurrencies),
)

/** Each member with its shape; rules that need several members come after. */
export const transactionRequestEntries = {
  metadata: v.optional(metadataSchema),
  debitFinancialAccountId: identifier(),
  creditFinancialAccountId: identifier(),
  transactionType,
  solution: v.picklist(SOLUTIONS),
  paymentReasonId: identifier(),
  amount: amountInput,
  currency,
  settlementPriority: v.optional(v.picklist(['IMMEDIATE', 'SAME_DAY', 'NEXT_DAY', 'SCHEDULED'])),
  description: v.optional(freeText(textCharacters)),
  memo: v.optional(freeText(textCharacters)),
}

/** The body of `POST /v1/transactions`. */
export const transactionRequestSchema = members(transactionRequestEntries)

export type TransactionRequestBody = v.InferOutput<typeof transactionRequestSchema>
