import { checkShape, members, success } from '@linx/core'
import type { AuditEntry } from '@linx/engine'
import * as v from 'valibot'
import { actor, instant, jsonObject, listOf, type SchemaOf } from '../answer/fields.ts'
import { type Operation, tenantOperation } from '../operation/operation.ts'
import { wholeText } from '../request/whole-text.ts'

const MAXIMUM_LIMIT = 1_000

const auditQuery = members({
  subject: v.optional(v.pipe(v.string(), v.metadata({ maxLength: 100, examples: ['session/<workflow id>'] }))),
  after: v.optional(v.pipe(v.string(), v.description('The `id` of the last entry of the page before.'))),
  limit: v.optional(wholeText(1, MAXIMUM_LIMIT)),
})

const auditEntry = v.object({
  id: v.string(),
  at: instant,
  actor,
  action: v.string(),
  subject: v.string(),
  events: v.array(v.object({ id: v.string(), type: v.string(), createdAt: instant, data: jsonObject })),
}) satisfies SchemaOf<AuditEntry>

export const auditOperations: readonly Operation[] = [
  tenantOperation({
    operationId: 'listAudit',
    tag: 'Audit',
    summary: 'Read who did what, oldest first',
    method: 'GET',
    path: '/v1/audit',
    scope: 'audit:read',
    query: auditQuery,
    success: { status: 200, description: 'At most `limit` entries (default 100).', schema: listOf(auditEntry) },
    handle: async ({ linx, query }) => {
      const checked = checkShape(auditQuery, query)
      if (!checked.ok) return checked
      const { limit, ...rest } = checked.value
      return success(await linx.audit.list({ ...rest, ...(limit === undefined ? {} : { limit: Number(limit) }) }))
    },
  }),
]
