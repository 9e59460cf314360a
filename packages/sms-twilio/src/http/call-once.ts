import type { Instant } from '@linx/contracts'
import { isBeforeConnection, nameOfFailure } from './connection-errors.ts'
import { retryAfterMsOf } from './retry-after.ts'

/** What became of a call. */
export type HttpAnswer =
  /** `text`: `undefined` if it is longer than 64 kB. */
  | {
      readonly answer: 'read'
      readonly status: number
      readonly text: string | undefined
      readonly retryAfterMs?: number
    }
  /** Proven: no byte of the request left. */
  | { readonly answer: 'not-sent' }
  /** The request may have arrived. */
  | { readonly answer: 'broken'; readonly cause: string }

export interface HttpRequest {
  readonly url: string
  readonly headers: { readonly [name: string]: string }
  readonly body: string
}

const MAXIMUM_BODY_BYTES = 65_536

/** The body as text, or `undefined` if it is too long; the rest is not read. */
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

/** Posts once and never again. Answers for every failure and never throws. */
export const callOnce = async (
  { fetch, now }: { readonly fetch: typeof globalThis.fetch; readonly now: () => Instant },
  { url, headers, body }: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> => {
  if (signal.aborted) return { answer: 'not-sent' }
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
    const text = await readText(response)
    const retryAfterMs = retryAfterMsOf(response.headers.get('retry-after'), now())
    const wait = retryAfterMs === undefined ? {} : { retryAfterMs }
    return { answer: 'read', status: response.status, text, ...wait }
  } catch (error) {
    return isBeforeConnection(error)
      ? { answer: 'not-sent' }
      : { answer: 'broken', cause: `No answer: ${nameOfFailure(error)}.` }
  }
}
