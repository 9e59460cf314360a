import type { Issue } from '@linx/core'
import { errorBody, issuesBody, statusOfIssues } from './error-body.ts'
import type { Exchange } from './exchange.ts'
import { type ProblemName, problemTable } from './problem-table.ts'

type HeaderValues = { readonly [name: string]: string }

/** Answers are data of one caller: kept by nobody, shown in no frame, run as nothing. */
const COMMON_HEADERS: HeaderValues = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** The header of each answer that names its trace, as errors do in `traceId`. */
export const TRACE_HEADER = 'trace-id'

/** JSON with the headers of every answer; `undefined`: no body. */
export const respondText = (
  status: number,
  json: string | undefined,
  exchange: Exchange,
  headers: HeaderValues = {},
): Response =>
  new Response(json ?? null, {
    status,
    headers: {
      ...COMMON_HEADERS,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      [TRACE_HEADER]: exchange.traceId,
      ...headers,
    },
  })

/** A value as JSON with the headers of every answer; `undefined`: no body. */
export const respond = (status: number, body: unknown, exchange: Exchange, headers: HeaderValues = {}): Response =>
  respondText(status, body === undefined ? undefined : JSON.stringify(body), exchange, headers)

/** A refusal of the problem table. */
export const respondProblem = (name: ProblemName, exchange: Exchange, headers: HeaderValues = {}): Response => {
  const row = problemTable[name]
  return respond(row.status, errorBody(row, exchange), exchange, headers)
}

/** A refusal of the engine. */
export const respondIssues = (
  issues: readonly Issue[],
  exchange: Exchange,
  makeBody: (issues: readonly Issue[], exchange: Exchange) => object = issuesBody,
): Response => {
  const status = statusOfIssues(issues)
  const body = status === 400 || status === 422 ? makeBody(issues, exchange) : issuesBody(issues, exchange)
  return respond(status, body, exchange)
}
