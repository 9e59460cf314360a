import { AdapterError } from '@linx/contracts'
import { type Engine, EngineError, systemClock } from '@linx/engine'
import { Hono } from 'hono'
import { type Exchange, openExchange } from './answer/exchange.ts'
import { respondProblem } from './answer/respond.ts'
import type { HttpOptions } from './http-options.ts'
import { openApiText } from './openapi/openapi-document.ts'
import type { Operation } from './operation/operation.ts'
import { operationTable } from './operation/operation-table.ts'
import { runPublicOperation } from './operation/run-public-operation.ts'
import { type Run, runTenantOperation } from './operation/run-tenant-operation.ts'

/** The API in the shape that every server can mount. */
export interface HttpHandler {
  /** Never rejects. */
  fetch(request: Request): Promise<Response>
}

const RETRY_AFTER_SECONDS = '1'

const isRetryable = (error: unknown): boolean =>
  (error instanceof AdapterError || error instanceof EngineError) && error.isRetryable

const runOperation = (operation: Operation, run: Run): Promise<Response> =>
  operation.access === 'tenant' ? runTenantOperation(operation, run) : runPublicOperation(operation, run)

/** What went wrong on our side is told to the host, and to the caller only that it did. */
const answerSafely = async (operation: Operation, run: Run): Promise<Response> => {
  const { exchange, options } = run
  try {
    return await runOperation(operation, run)
  } catch (error) {
    options.onError?.(error, { traceId: exchange.traceId, operationId: operation.operationId })
    return isRetryable(error)
      ? respondProblem('unavailable', exchange, { 'retry-after': RETRY_AFTER_SECONDS })
      : respondProblem('internalError', exchange)
  }
}

/** `/v1/transactions/{transactionId}` as the router writes it. */
const toRoute = (path: string): string => path.replace(/\{([A-Za-z]+)\}/g, ':$1')

const methodsByPath = (operations: readonly Operation[]): ReadonlyMap<string, string> => {
  const paths = Map.groupBy(operations, ({ path }) => path)
  return new Map([...paths].map(([path, rows]) => [path, rows.map(({ method }) => method).join(', ')]))
}

/**
 * Makes the REST API over an engine, as a web-standard `fetch` handler. The worker is not started here: whoever runs the engine does that.
 */
export const createHttpHandler = (engine: Engine, options: HttpOptions): HttpHandler => {
  const clock = options.clock ?? systemClock
  const open = (request: Request): Exchange => openExchange(request, clock.now())
  const app = new Hono().basePath(options.basePath ?? '/')
  for (const operation of operationTable) {
    app.on(operation.method, toRoute(operation.path), (context) => {
      const request = context.req.raw
      const run = { engine, options, document: openApiText, request, parameters: context.req.param() }
      return answerSafely(operation, { ...run, exchange: open(request) })
    })
  }
  for (const [path, allow] of methodsByPath(operationTable)) {
    app.all(toRoute(path), (context) => respondProblem('methodNotAllowed', open(context.req.raw), { allow }))
  }
  app.notFound((context) => respondProblem('unknownPath', open(context.req.raw)))
  return { fetch: async (request) => app.fetch(request) }
}
