import type { Instant } from '@linx/contracts'

/** One request and its answer, as errors and logs name them. */
export interface Exchange {
  /** 32 hexadecimal digits: of the caller's `traceparent`, else made. */
  readonly traceId: string
  readonly startedAt: Instant
}

const TRACE_PARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/
const NO_TRACE = '0'.repeat(32)

const makeTraceId = (): string => crypto.randomUUID().replaceAll('-', '')

/** Takes the trace on that the caller began (W3C Trace Context), or begins one. */
export const openExchange = (request: Request, now: Instant): Exchange => {
  const traceId = TRACE_PARENT.exec(request.headers.get('traceparent') ?? '')?.[1]
  return { traceId: traceId === undefined || traceId === NO_TRACE ? makeTraceId() : traceId, startedAt: now }
}
