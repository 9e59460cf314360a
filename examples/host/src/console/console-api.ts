import type { HttpHandler } from '@linx/http'

/** Where the console finds the API. It calls the handler in its own process, as any program would call the URL. */
export interface ApiPlace {
  readonly handler: HttpHandler
  readonly url: string
  readonly token: string
}

/** One violated rule of a refusal. */
export interface ApiProblem {
  readonly path: string
  readonly message: string
  readonly errorCode: string
}

export type ApiAnswer<Body> =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly status: number; readonly message: string; readonly problems: readonly ApiProblem[] }

type Query = Readonly<Record<string, string | undefined>>

/** The REST API as the console calls it. */
export interface ConsoleApi {
  get<Body>(path: string, query?: Query): Promise<ApiAnswer<Body>>
  post<Body>(path: string, body?: unknown, idempotencyKey?: string): Promise<ApiAnswer<Body>>
  send<Body>(method: 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<ApiAnswer<Body>>
}

interface ErrorShape {
  readonly message?: string
  readonly errorCode?: string
  readonly errors?: readonly ApiProblem[]
  readonly result?: { readonly error?: ErrorShape }
}

const refusalOf = (status: number, given: ErrorShape | undefined): ApiAnswer<never> => {
  const error = given?.result?.error ?? given
  return { ok: false, status, message: error?.message ?? `The API answered ${status}.`, problems: error?.errors ?? [] }
}

const queryText = (query: Query): string => {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '')
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`
}

export const createConsoleApi = ({ handler, url, token }: ApiPlace): ConsoleApi => {
  const call = async <Body>(path: string, init: RequestInit): Promise<ApiAnswer<Body>> => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${token}`)
    if (init.body !== undefined) headers.set('content-type', 'application/json')
    const response = await handler.fetch(new Request(url + path, { ...init, headers }))
    const text = await response.text()
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    return response.ok ? { ok: true, body: body as Body } : refusalOf(response.status, body as ErrorShape)
  }
  const bodyOf = (body: unknown) => (body === undefined ? {} : { body: JSON.stringify(body) })
  return {
    get: (path, query = {}) => call(path + queryText(query), {}),
    post: (path, body, idempotencyKey) =>
      call(path, {
        method: 'POST',
        ...bodyOf(body),
        ...(idempotencyKey === undefined ? {} : { headers: { 'idempotency-key': idempotencyKey } }),
      }),
    send: (method, path, body) => call(path, { method, ...bodyOf(body) }),
  }
}

/** The body of an answer; throws the refusal where one is not expected. */
export const demandBody = <Body>(answer: ApiAnswer<Body>): Body => {
  if (answer.ok) return answer.body
  throw new Error([answer.message, ...answer.problems.map(({ path, message }) => `${path}: ${message}`)].join('\n'))
}
