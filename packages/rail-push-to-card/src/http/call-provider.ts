import { askHost } from './ask-host.ts'
import { isBeforeConnection, nameOfFailure } from './connection-errors.ts'
import type { HttpAnswer, HttpCall } from './http-call.ts'

/** A request as it is about to leave, for the host to sign. The body holds what the network needs to know of the card. */
export interface OutgoingRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  /** JSON text; absent for GET. */
  readonly body?: string
}

/** Headers that the host adds: `authorization`, encryption key ids, correlation ids. */
export type Authorize = (
  request: OutgoingRequest,
) => Promise<{ readonly [header: string]: string }> | { readonly [header: string]: string }

export interface ProviderAccess {
  /** Scheme and host, with or without a path, for example `https://sandbox.api.visa.com`. */
  readonly baseUrl: string
  /** The host's: with client certificates (mutual TLS), proxies and pools as the network asks. */
  readonly fetch: typeof fetch
  readonly authorize?: Authorize
}

const MAXIMUM_BODY_BYTES = 1_000_000

const outgoing = ({ method, path, query, body }: HttpCall, baseUrl: string): OutgoingRequest => {
  const url = new URL(`${baseUrl.replace(/\/$/, '')}${path}`)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
  return { method, url: url.href, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
}

/** The body as text, or `undefined` if it is too long. */
const readText = async (response: Response): Promise<string | undefined> => {
  if (response.body === null) return ''
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  for await (const chunk of response.body) {
    bytes += chunk.byteLength
    if (bytes > MAXIMUM_BODY_BYTES) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

const parse = (text: string | undefined): unknown => {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Seconds of a `retry-after` header as milliseconds; dates are left out, since they need a clock that both sides agree on. */
const retryAfterOf = (response: Response): { readonly retryAfterMs?: number } => {
  const seconds = response.headers.get('retry-after') ?? ''
  return /^\d{1,5}$/.test(seconds) ? { retryAfterMs: Number(seconds) * 1_000 } : {}
}

/** Calls the provider once and never again. Answers for every failure and never throws. */
export const callProvider = async (
  { baseUrl, fetch, authorize }: ProviderAccess,
  call: HttpCall,
  signal: AbortSignal,
): Promise<HttpAnswer> => {
  const request = outgoing(call, baseUrl)
  const authorized = await askHost(async () => (await authorize?.(request)) ?? {}, signal)
  if (authorized === undefined) return { answer: 'not-sent', cause: 'The host did not authorize the request in time.' }
  const headers = { accept: 'application/json', 'content-type': 'application/json', ...authorized }
  const { method, url, body } = request
  try {
    const init = { method, headers, signal, redirect: 'manual' as const, ...(body === undefined ? {} : { body }) }
    const response = await fetch(url, init)
    return { answer: 'read', status: response.status, body: parse(await readText(response)), ...retryAfterOf(response) }
  } catch (error) {
    const cause = `No answer: ${nameOfFailure(error)}.`
    return isBeforeConnection(error) ? { answer: 'not-sent', cause } : { answer: 'broken', cause }
  }
}
