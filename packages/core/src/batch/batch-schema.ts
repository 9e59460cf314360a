import * as v from 'valibot'
import { freeText, identifier, listOf, members, rule, wholeNumber } from '../input/index.ts'
import { workflowLimits, workflowRequestSchema } from '../workflow/request-schema.ts'

/** Sizes that a batch keeps (SPEC section 1; the lengths of texts are our choice). */
export const batchLimits = {
  maximumEntries: 10_000,
  /** Of the JSON text of all entries, in UTF-16 units. */
  maximumCharacters: 16_000_000,
  /** Of the JSON text of one entry: what a workflow request may have. */
  maximumEntryCharacters: 65_536,
  /** Entries that are made between two looks at the batch. */
  maximumChunkEntries: 50,
  /** A chunk is one record, of at most three bytes a character. */
  maximumChunkCharacters: 100_000,
} as const

const idempotencyKey = v.pipe(
  v.string(),
  rule<string>(
    {
      code: 'idempotency_key_format',
      expected: '6 to 255 visible ASCII characters',
      fix: 'Send a UUID, or another unique text without spaces',
    },
    (text) => /^[\x21-\x7e]{6,255}$/.test(text),
  ),
  v.metadata({ pattern: '^[\\x21-\\x7e]{6,255}$' }),
)

const { title, customerMemo, parameters, expireInHours } = workflowRequestSchema.entries

/** One entry as a caller writes it. A batch is taken with entries that break this: each of them is refused by itself. */
export const batchEntrySchema = members({ title, expiryInHours: expireInHours, customerMemo, parameters })

const batchOf = <Entry extends v.GenericSchema>(entry: Entry) =>
  members({
    header: members({
      useTemplate: members({
        templateId: v.optional(identifier()),
        templateName: v.optional(freeText(workflowLimits.maximumTitle)),
      }),
      requestsInBatch: wholeNumber(1, batchLimits.maximumEntries),
      idempotencyKey,
    }),
    payload: members({ batchEntries: listOf(entry, 1, batchLimits.maximumEntries) }),
  })

/** The body of `POST /v2/linx/workflow-batches`, as it is documented. */
export const batchSchema = batchOf(batchEntrySchema)

/** The same as it is read: what is wrong with an entry is told where entries are listed. */
export const batchEnvelopeSchema = batchOf(v.unknown())
