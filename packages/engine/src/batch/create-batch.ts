import {
  type BatchCreatedAnswer,
  type BatchRequest,
  batchInput,
  createIssue,
  createBatch as decideCreation,
  failure,
  type Result,
  success,
  type TemplateVersion,
  validateBatch,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import type { IdempotentCall } from '../idempotency.ts'
import { type PlannedAnswer, runIdempotently } from '../idempotent-command.ts'
import { recordChange } from '../store/change.ts'
import { findTemplate } from '../template/template-store.ts'
import { batchChunkKind, batchKind } from './batch-kinds.ts'

const checkTemplate = (request: BatchRequest, template: TemplateVersion | undefined): Result<TemplateVersion> => {
  const member = request.templateId === undefined ? 'templateName' : 'templateId'
  const path = `header.useTemplate.${member}`
  if (template === undefined) {
    const expected = 'a template of the Business Account'
    const received = request[member]
    return failure(
      createIssue('template_unknown', { path, expected, received, fix: 'Use the id or name of a template' }),
    )
  }
  if (template.status === 'ACTIVE') return success(template)
  const detail = { path, expected: 'an ACTIVE template', received: template.status }
  return failure(createIssue('template_not_active', { ...detail, fix: 'Activate the template, or use another one' }))
}

const planCreation = (
  parts: EngineParts,
  { businessAccountId, actor }: Caller,
  { idempotencyKey, entries }: BatchRequest,
  { templateId, templateVersionId }: TemplateVersion,
  batchId: string,
): PlannedAnswer<BatchCreatedAnswer> => {
  const command = { businessAccountId, batchId, idempotencyKey, templateId, templateVersionId, entries }
  const { state, chunks, tasks } = decideCreation(command, { now: parts.clock.now(), actor })
  return {
    answer: { batchId, idempotencyKey },
    change: {
      businessAccountId,
      actor,
      action: 'batch.create',
      subject: `${batchKind.kind}/${batchId}`,
      records: [recordChange(batchKind, state), ...chunks.map((chunk) => recordChange(batchChunkKind, chunk))],
      tasks,
    },
  }
}

/** `POST /v2/linx/workflow-batches`: stores all entries in one commit; a task makes them. The key stands in the header of the request. */
export const createBatch = async (
  parts: EngineParts,
  caller: Caller,
  input: unknown,
  { onReplay }: Pick<IdempotentCall, 'onReplay'> = {},
): Promise<Result<BatchCreatedAnswer>> => {
  const request = validateBatch(input)
  if (!request.ok) return request
  const { idempotencyKey } = request.value
  const batchId = parts.ids.uuid()
  return runIdempotently<BatchCreatedAnswer>(parts, caller, {
    operation: 'batch.create',
    input: request.value,
    reading: batchInput,
    options: { idempotencyKey, ...(onReplay === undefined ? {} : { onReplay }) },
    isMade: async () => (await parts.store.load(batchKind, caller.businessAccountId, batchId)) !== undefined,
    plan: async () => {
      const { templateId, templateName } = request.value
      const named = { ...(templateId && { templateId }), ...(templateName && { templateName }) }
      const found = await findTemplate(parts, caller.businessAccountId, named)
      const template = checkTemplate(request.value, found)
      if (!template.ok) return template
      return success(planCreation(parts, caller, request.value, template.value, batchId))
    },
  })
}
