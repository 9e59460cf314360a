import type { JsonObject } from '@linx/contracts'
import { errorBodySchema } from '../answer/error-body.ts'
import { type ProblemName, problemTable } from '../answer/problem-table.ts'
import { TRACE_HEADER } from '../answer/respond.ts'
import type { AnySchema, Operation, PublicOperation, TenantOperation } from '../operation/operation.ts'
import { toSchema } from './to-schema.ts'

const PARAMETER = /\{([A-Za-z]+)\}/g

const pathParameters = (path: string): JsonObject[] =>
  [...path.matchAll(PARAMETER)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[\\x21-\\x7e]{1,64}$' },
  }))

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const queryParameters = (query: AnySchema | undefined): JsonObject[] => {
  const properties = query === undefined ? undefined : toSchema(query).properties
  return Object.entries(isObject(properties) ? properties : {}).map(([name, schema]) => ({ name, in: 'query', schema }))
}

const keyParameter = ({ idempotencyKey }: TenantOperation): JsonObject[] =>
  idempotencyKey === undefined || idempotencyKey === 'body'
    ? []
    : [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: idempotencyKey === 'required',
          description:
            'A UUID or another unique text; raw, or in double quotes. A repeat with it answers as the first call.',
          schema: { type: 'string', minLength: 6, maxLength: 257, pattern: '^[\\x21-\\x7e]+$' },
        },
      ]

const traceHeader: JsonObject = { [TRACE_HEADER]: { $ref: '#/components/headers/TraceId' } }

const locationHeader: JsonObject = { location: { $ref: '#/components/headers/Location' } }

const answer = (description: string, schema: AnySchema | undefined, headers: JsonObject = {}): JsonObject => ({
  description,
  headers: { ...traceHeader, ...headers },
  ...(schema === undefined ? {} : { content: { 'application/json': { schema: toSchema(schema) } } }),
})

type RefusedStatus = 400 | 404 | 409 | 422

const REFUSALS: { readonly [status in RefusedStatus]: string } = {
  400: 'The request has the wrong shape; every violation is named.',
  404: 'The Business Account has nothing of this id.',
  409: 'The state does not allow it.',
  422: 'A rule of the domain does not allow it; every violation is named.',
}

const responseReference = (name: string): JsonObject => ({ $ref: `#/components/responses/${name}` })

const problemAnswer = (name: ProblemName): JsonObject => {
  const { status, message } = problemTable[name]
  const isRepeatable = status === 429 || status === 503
  return answer(message, errorBodySchema, isRepeatable ? { 'retry-after': { schema: { type: 'integer' } } } : {})
}

/** The answers that many operations share, under the names that they are pointed at by. */
export const sharedAnswers = (): JsonObject => ({
  ...Object.fromEntries(
    Object.entries(REFUSALS).map(([status, text]) => [`refused${status}`, answer(text, errorBodySchema)]),
  ),
  ...Object.fromEntries(PROBLEM_NAMES.map((name) => [name, problemAnswer(name)])),
})

const PROBLEM_NAMES = Object.keys(problemTable) as ProblemName[]

const problems = (names: readonly ProblemName[]): JsonObject =>
  Object.fromEntries(names.map((name) => [problemTable[name].status, responseReference(name)]))

const TENANT_PROBLEMS: readonly ProblemName[] = [
  'unauthorized',
  'forbidden',
  'notAcceptable',
  'tooManyRequests',
  'internalError',
  'unavailable',
]
const BODY_PROBLEMS: readonly ProblemName[] = ['bodyTooLarge', 'mediaTypeUnsupported']

const refusedAnswer = (status: RefusedStatus, { refusedBody }: TenantOperation): JsonObject =>
  refusedBody === undefined || status === 404 || status === 409
    ? responseReference(`refused${status}`)
    : answer(REFUSALS[status], refusedBody.schema)

const tenantAnswers = (operation: TenantOperation): JsonObject => {
  const { path, success, refusals = [], body, idempotencyKey, namesOthers } = operation
  const mayMiss = path.includes('{') || namesOthers === true
  const statuses: readonly RefusedStatus[] = [400, ...(mayMiss ? ([404] as const) : []), ...refusals]
  const located = success.location === undefined ? {} : locationHeader
  const replayed = idempotencyKey === undefined ? {} : { 'idempotent-replayed': { schema: { const: 'true' } } }
  return {
    [success.status]: answer(success.description, success.schema, { ...replayed, ...located }),
    ...Object.fromEntries(statuses.map((status) => [status, refusedAnswer(status, operation)])),
    ...problems([...TENANT_PROBLEMS, ...(body === undefined ? [] : BODY_PROBLEMS)]),
  }
}

const publicAnswers = ({ success, problems: own = [], takesBody }: PublicOperation): JsonObject => ({
  [success.status]: answer(success.description, success.schema),
  ...problems([...own, ...(takesBody ? (['bodyTooLarge'] as const) : []), 'internalError', 'unavailable']),
})

const bodyOf = (operation: Operation): JsonObject => {
  if (operation.access === 'public') {
    return operation.takesBody ? { requestBody: { content: { '*/*': {} } } } : {}
  }
  if (operation.body === undefined) return {}
  return {
    requestBody: { required: true, content: { 'application/json': { schema: toSchema(operation.body.schema) } } },
  }
}

const ofTenant = (operation: TenantOperation): JsonObject => ({
  security: [{ bearer: [operation.scope] }],
  parameters: [...pathParameters(operation.path), ...queryParameters(operation.query), ...keyParameter(operation)],
  responses: tenantAnswers(operation),
})

const ofPublic = (operation: PublicOperation): JsonObject => ({
  security: [],
  parameters: pathParameters(operation.path),
  responses: publicAnswers(operation),
})

/** One operation as an Operation Object of OpenAPI 3.1. */
export const describeOperation = (operation: Operation): JsonObject => ({
  operationId: operation.operationId,
  tags: [operation.tag],
  summary: operation.summary,
  ...(operation.description === undefined ? {} : { description: operation.description }),
  ...(operation.access === 'tenant' ? ofTenant(operation) : ofPublic(operation)),
  ...bodyOf(operation),
})
