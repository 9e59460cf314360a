import type { JsonObject } from '@linx/contracts'

/** A call of the provider. */
export interface HttpCall {
  readonly method: 'GET' | 'POST'
  /** Beginning with `/`, joined to the base URL. */
  readonly path: string
  readonly query?: { readonly [name: string]: string }
  readonly body?: JsonObject
}

/** What became of a call. */
export type HttpAnswer =
  /** `body`: the JSON value; `undefined` if there is none or it cannot be read. */
  | { readonly answer: 'read'; readonly status: number; readonly body: unknown; readonly retryAfterMs?: number }
  /** Proven: no byte of the request left. */
  | { readonly answer: 'not-sent'; readonly cause: string }
  /** The request may have arrived. */
  | { readonly answer: 'broken'; readonly cause: string }
