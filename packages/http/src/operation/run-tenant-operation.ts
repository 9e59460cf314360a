import { createIssue, type Issue } from '@linx/core'
import type { Engine } from '@linx/engine'
import type { Exchange } from '../answer/exchange.ts'
import { locationOf } from '../answer/location-of.ts'
import { respond, respondIssues, respondProblem } from '../answer/respond.ts'
import { type AuthenticatedCaller, DEFAULT_MAXIMUM_BODY_BYTES, type HttpOptions } from '../http-options.ts'
import { acceptsJson } from '../request/accepts-json.ts'
import { readJsonBody } from '../request/read-json-body.ts'
import { readQuery } from '../request/read-query.ts'
import { refuseQuery } from '../request/refuse-query.ts'
import type { Call, TenantOperation } from './operation.ts'

/** What a request is carried out with. */
export interface Run {
  readonly engine: Engine
  /** The OpenAPI document as JSON. */
  document(): string
  readonly options: HttpOptions
  readonly request: Request
  readonly parameters: { readonly [name: string]: string }
  readonly exchange: Exchange
}

const missingKey: Issue = createIssue('input_required', {
  path: 'Idempotency-Key',
  expected: '6 to 255 visible ASCII characters',
  fix: 'Send a UUID in the header Idempotency-Key, and the same one when you repeat the call',
})

/** Who may not come in at all: the answer, or the caller. */
const admit = async (operation: TenantOperation, run: Run): Promise<AuthenticatedCaller | Response> => {
  const { options, request, exchange } = run
  const caller = await options.authenticate(request)
  if (caller === undefined) return respondProblem('unauthorized', exchange, { 'www-authenticate': 'Bearer' })
  if (caller.scopes !== undefined && !caller.scopes.includes(operation.scope)) {
    const challenge = `Bearer error="insufficient_scope", scope="${operation.scope}"`
    return respondProblem('forbidden', exchange, { 'www-authenticate': challenge })
  }
  const { operationId } = operation
  const retryAfterSeconds = await options.limitRate?.({ caller, operationId, request })
  return retryAfterSeconds === undefined
    ? caller
    : respondProblem('tooManyRequests', exchange, { 'retry-after': String(retryAfterSeconds) })
}

/** What the request carries, or the answer to one that carries it wrongly. */
const readCall = async (
  operation: TenantOperation,
  run: Run,
): Promise<Omit<Call, 'linx' | 'parameters'> | Response> => {
  const { request, exchange, options } = run
  const refuse = (issues: readonly Issue[]) => respondIssues(issues, exchange, operation.refusedBody?.make)
  const query = readQuery(request.url)
  const queryIssues = operation.query === undefined ? refuseQuery(query) : []
  if (queryIssues.length > 0) return refuse(queryIssues)
  const idempotencyKey =
    operation.idempotencyKey === undefined || operation.idempotencyKey === 'body'
      ? undefined
      : (request.headers.get('idempotency-key') ?? undefined)
  if (idempotencyKey === undefined && operation.idempotencyKey === 'required') return refuse([missingKey])
  const idempotency = idempotencyKey === undefined ? {} : { idempotencyKey }
  if (operation.body === undefined) return { query, body: undefined, idempotency }
  const { maximumBytes = options.maximumBodyBytes ?? DEFAULT_MAXIMUM_BODY_BYTES } = operation.body
  const body = await readJsonBody(request, maximumBytes)
  if (typeof body === 'string') return respondProblem(body, exchange)
  return body.ok ? { query, body: body.value, idempotency } : refuse(body.issues)
}

/** Carries out an operation of a tenant: who calls, what is asked, what the engine says. */
export const runTenantOperation = async (operation: TenantOperation, run: Run): Promise<Response> => {
  const { engine, request, parameters, exchange } = run
  const caller = await admit(operation, run)
  if (caller instanceof Response) return caller
  if (!acceptsJson(request.headers.get('accept'))) return respondProblem('notAcceptable', exchange)
  const read = await readCall(operation, run)
  if (read instanceof Response) return read
  let isReplay = false
  const onReplay = () => {
    isReplay = true
  }
  const linx = engine.as({ businessAccountId: caller.businessAccountId, actor: caller.actor })
  const idempotency = { ...read.idempotency, onReplay }
  const result = await operation.handle({ ...read, linx, parameters, idempotency })
  if (!result.ok) return respondIssues(result.issues, exchange, operation.refusedBody?.make)
  const { status, schema, location } = operation.success
  return respond(status, schema === undefined ? undefined : result.value, exchange, {
    ...(location === undefined ? {} : { location: locationOf(location, result.value, run.options) }),
    ...(isReplay ? { 'idempotent-replayed': 'true' } : {}),
  })
}
