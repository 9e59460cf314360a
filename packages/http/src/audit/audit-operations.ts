import { checkShape, identifier, members, parseInstant, type Result, success, wholeNumber } from '@linx/core'
import type { AuditEntry, AuditHead, AuditVerification } from '@linx/engine'
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

const MAXIMUM_ENTRIES = 1_000_000_000

const auditHead = v.object({
  seq: v.pipe(v.number(), v.integer(), v.minValue(1), v.description('Of the latest seal; the first is 1.')),
  hash: v.string(),
  entries: v.pipe(v.number(), v.integer(), v.minValue(1), v.description('In all seals so far.')),
  sealedAt: instant,
}) satisfies SchemaOf<AuditHead>

const verificationRequest = members({
  head: v.optional(
    v.pipe(
      members({
        seq: wholeNumber(1, MAXIMUM_ENTRIES),
        hash: identifier(),
        entries: wholeNumber(1, MAXIMUM_ENTRIES),
        sealedAt: v.pipe(v.string(), v.metadata({ format: 'date-time' })),
      }),
      v.description('A head that was read and kept elsewhere: it has to lie on the chain.'),
    ),
  ),
})

const auditVerification = v.object({
  isIntact: v.boolean(),
  sealedEntries: v.number(),
  unsealedEntries: v.number(),
  head: v.optional(auditHead),
  problems: v.array(
    v.object({
      problem: v.picklist([
        'entry-changed',
        'entry-missing',
        'entry-unsealed',
        'record-broken',
        'seal-broken',
        'head-differs',
      ]),
      id: v.pipe(v.string(), v.description('Of the entry or seal; for `record-broken` of the record.')),
    }),
  ),
}) satisfies SchemaOf<AuditVerification>

const readExpectedHead = (body: unknown): Result<{ readonly head?: AuditHead }> => {
  const checked = checkShape(verificationRequest, body)
  if (!checked.ok || checked.value.head === undefined) return checked.ok ? success({}) : checked
  const { head } = checked.value
  const sealedAt = parseInstant(head.sealedAt, 'head.sealedAt')
  return sealedAt.ok ? success({ head }) : sealedAt
}

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
  tenantOperation({
    operationId: 'getAuditHead',
    tag: 'Audit',
    summary: 'Read where the chain of seals ends',
    description: 'Keep copies elsewhere: what was sealed before one can then not be written anew unseen.',
    method: 'GET',
    path: '/v1/audit/head',
    scope: 'audit:read',
    success: {
      status: 200,
      description: 'The head; none before the first seal.',
      schema: v.object({ head: v.optional(auditHead) }),
    },
    handle: async ({ linx }) => {
      const head = await linx.audit.head()
      return success(head === undefined ? {} : { head })
    },
  }),
  tenantOperation({
    operationId: 'verifyAudit',
    tag: 'Audit',
    summary: 'Check the whole audit against its seals',
    description: 'Reads every entry of the Business Account: for a nightly run. Let `limitRate` bound it.',
    method: 'POST',
    path: '/v1/audit/verify',
    scope: 'audit:read',
    body: { schema: verificationRequest },
    success: { status: 200, description: 'What was found, at most 100 problems.', schema: auditVerification },
    handle: async ({ linx, body }) => {
      const expected = readExpectedHead(body)
      return expected.ok ? success(await linx.audit.verify(expected.value)) : expected
    },
  }),
]
