import type { JsonValue } from '@linx/contracts'
import { defaultInputLimits, type ReadInputOptions, readShape } from '../input/index.ts'
import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import { multilineMembers } from '../workflow/request-schema.ts'
import { batchEnvelopeSchema, batchLimits } from './batch-schema.ts'

/** A checked batch; its entries are as they were given. */
export interface BatchRequest {
  /** One of the two. */
  readonly templateId?: string
  readonly templateName?: string
  readonly idempotencyKey: string
  readonly entries: readonly JsonValue[]
}

/** What a batch may be as a whole. */
export const batchInput: ReadInputOptions = {
  limits: { ...defaultInputLimits, maximumSize: batchLimits.maximumCharacters },
  multilineMembers,
}

type Envelope = NonNullable<ReturnType<typeof readEnvelope>['output']>

const readEnvelope = (input: unknown) => readShape(batchEnvelopeSchema, input, batchInput)

const templateIssues = ({ header: { useTemplate } }: Envelope): readonly Issue[] => {
  const { templateId, templateName } = useTemplate
  const path = 'header.useTemplate'
  if (templateId === undefined && templateName === undefined) {
    return [createIssue('input_required', { path, expected: 'templateId or templateName', fix: 'Give one of them' })]
  }
  if (templateId === undefined || templateName === undefined) return []
  const received = 'templateId and templateName'
  const expected = 'one of templateId and templateName'
  return [createIssue('template_choice', { path, expected, received, fix: 'Give only one of them' })]
}

const countIssues = ({ header: { requestsInBatch }, payload: { batchEntries } }: Envelope): readonly Issue[] => {
  if (requestsInBatch === batchEntries.length) return []
  const expected = `${batchEntries.length}, the number of batchEntries`
  const fix = `Send ${batchEntries.length}, or the entries that are missing`
  return [createIssue('batch_count', { path: 'header.requestsInBatch', expected, received: requestsInBatch, fix })]
}

const tooLarge = (path: string, maximum: number, received: number): Issue =>
  createIssue('input_too_large', {
    path,
    expected: `at most ${maximum} characters of JSON`,
    received,
    fix: 'Send less',
  })

const sizeIssues = ({ payload: { batchEntries } }: Envelope): readonly Issue[] => {
  let total = 0
  for (const [position, entry] of batchEntries.entries()) {
    const size = JSON.stringify(entry).length
    total += size
    if (size > batchLimits.maximumEntryCharacters) {
      return [tooLarge(`payload.batchEntries[${position}]`, batchLimits.maximumEntryCharacters, size)]
    }
  }
  return total > batchLimits.maximumCharacters
    ? [tooLarge('payload.batchEntries', batchLimits.maximumCharacters, total)]
    : []
}

/**
 * Checks the body of `POST /v2/linx/workflow-batches` (SPEC section 1) but for its entries: every violation at once. Entries are checked when they
 * are made; only what cannot be read, or is too large to be kept, refuses the batch. Never throws for an input.
 */
export const validateBatch = (input: unknown): Result<BatchRequest> => {
  const { output, issues } = readEnvelope(input)
  if (output === undefined) return failure(...issues)
  const found = [...templateIssues(output), ...countIssues(output), ...sizeIssues(output)]
  if (found.length > 0) return failure(...found)
  const { useTemplate, idempotencyKey } = output.header
  return success({ ...useTemplate, idempotencyKey, entries: output.payload.batchEntries as readonly JsonValue[] })
}
