import type { Caller, Clock } from '@linx/engine'
import type { Scope } from './operation/scopes.ts'

/** Whom a token stands for. */
export interface AuthenticatedCaller extends Caller {
  /** What the token is limited to; absent: everything. */
  readonly scopes?: readonly Scope[]
}

/** A call that is asked about before it is carried out. */
export interface RateQuestion {
  readonly caller: AuthenticatedCaller
  readonly operationId: string
  readonly request: Request
}

/** Where an error of our side happened. */
export interface ErrorContext {
  readonly traceId: string
  readonly operationId: string
}

export interface HttpOptions {
  /**
   * Checks the request's token and says whom it stands for; `undefined` answers 401. The handler trusts what comes back: tenancy rests on it.
   */
  authenticate(request: Request): AuthenticatedCaller | undefined | Promise<AuthenticatedCaller | undefined>
  /** Answers after how many seconds to call again, or `undefined` to let the call pass. Default: every call passes. */
  limitRate?(question: RateQuestion): number | undefined | Promise<number | undefined>
  /** Hears of every answer 500 and 503, with the error that the answer does not show. Default: nobody. */
  onError?(error: unknown, context: ErrorContext): void
  /** Where the API is mounted, `/api`; default: at the root. */
  readonly basePath?: string
  /**
   * Where providers reach the API, `https://api.example.com/api`; their signatures cover the URL that they called. Default: the URL of the
   * request, which is another one behind most proxies.
   */
  readonly publicUrl?: string
  /** The longest body, in bytes; default 65,536. Batches and provider callbacks have their own limits. */
  readonly maximumBodyBytes?: number
  /** Of the timestamps of errors; default: the machine's. */
  readonly clock?: Clock
}

export const DEFAULT_MAXIMUM_BODY_BYTES = 65_536
