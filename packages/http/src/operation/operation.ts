import type { JsonObject } from '@linx/contracts'
import type { Issue, Result } from '@linx/core'
import type { Engine, IdempotentCall, Linx } from '@linx/engine'
import type * as v from 'valibot'
import type { Exchange } from '../answer/exchange.ts'
import type { ProblemName } from '../answer/problem-table.ts'
import type { Scope } from './scopes.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Any schema; what it takes and gives is known where it is used. */
export type AnySchema = v.GenericSchema<unknown, unknown>

type ParameterOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterOf<Rest>
  : never

/** What an operation is called with, once the call has passed the edge. */
export interface Call<Parameter extends string = string> {
  readonly linx: Linx
  /** The parts of the path, decoded. */
  readonly parameters: { readonly [Name in Parameter]: string }
  /** Texts, or lists of texts where a name is repeated. */
  readonly query: JsonObject
  /** Parsed JSON within the limits; `undefined` where the operation has no body. */
  readonly body: unknown
  readonly idempotency: IdempotentCall
}

/** Where what was made is read. */
export interface Location {
  /** Of the operation that reads it, with one parameter: `/v1/customers/{customerId}`. */
  readonly path: string
  /** Names of members that lead to the id in the answer; none: the answer is the id. */
  readonly idAt: readonly string[]
}

/** A success as the document shows it. */
export interface Success {
  readonly status: 200 | 201 | 202 | 204
  readonly description: string
  /** Absent: no body. */
  readonly schema?: AnySchema
  /** Of what was made; sent as the header `Location`. */
  readonly location?: Location
}

interface OperationBase<Path extends string> {
  readonly operationId: string
  readonly tag: string
  /** One sentence without the full stop. */
  readonly summary: string
  readonly description?: string
  readonly method: Method
  /** `/v2/linx/workflows/{workflowId}`. */
  readonly path: Path
}

/** One operation of the API as a row: routing, checks at the edge, the document and the tests follow from it. */
export interface TenantOperation<Path extends string = string> extends OperationBase<Path> {
  readonly access: 'tenant'
  readonly scope: Scope
  /** An object schema of the query; absent: any query is refused. The engine reads the values. */
  readonly query?: AnySchema
  readonly body?: {
    readonly schema: AnySchema
    /** Default: `maximumBodyBytes` of the handler. */
    readonly maximumBytes?: number
  }
  /** In the header `Idempotency-Key`; `body`: where the body says. */
  readonly idempotencyKey?: 'required' | 'optional' | 'body'
  readonly success: Success
  /** Its body names something by id that may be missing: 404 is one of its answers, as it is with an id in the path. */
  readonly namesOthers?: true
  /** Beside those that every operation has. */
  readonly refusals?: readonly (409 | 422)[]
  /** The body of a 400 and 422 where it is not the common one. */
  readonly refusedBody?: {
    readonly schema: AnySchema
    make(issues: readonly Issue[], exchange: Exchange): object
  }
  handle(call: Call<ParameterOf<Path>>): Promise<Result<unknown>> | Result<unknown>
}

/** A request to an operation without tenant. */
export interface PublicCall {
  readonly engine: Engine
  /** The OpenAPI document as JSON. */
  document(): string
  readonly parameters: { readonly [name: string]: string }
  /** As the caller called it. */
  readonly url: string
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string }
  readonly rawBody: Uint8Array
}

/** What an operation without tenant answers: a status of its row with a body, or a refusal of the problem table. */
export type PublicAnswer =
  | { readonly status: number; readonly body: unknown }
  /** JSON that was written before. */
  | { readonly status: number; readonly text: string }
  | { readonly problem: ProblemName }

/** An operation without tenant: what answers nothing secret, or what providers call and sign. */
export interface PublicOperation<Path extends string = string> extends OperationBase<Path> {
  readonly access: 'public'
  /** It has a body of any media type, which only the handler understands. */
  readonly takesBody?: true
  readonly success: Success
  /** Beside 500 and 503. */
  readonly problems?: readonly ProblemName[]
  handle(call: PublicCall): Promise<PublicAnswer> | PublicAnswer
}

export type Operation = TenantOperation | PublicOperation

/** Checks a row against the names in its path. */
export const tenantOperation = <const Path extends string>(
  row: Omit<TenantOperation<Path>, 'access'>,
): TenantOperation => ({ ...row, access: 'tenant' }) as TenantOperation

/** The same for an operation without tenant. */
export const publicOperation = (row: Omit<PublicOperation, 'access'>): PublicOperation => ({ ...row, access: 'public' })
