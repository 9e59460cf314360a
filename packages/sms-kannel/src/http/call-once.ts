import { isBeforeConnection, nameOfFailure } from './connection-errors.ts'

/** What became of a call. */
export type HttpAnswer =
  /** `text`: `undefined` if it is longer than 64 kB. */
  | { readonly answer: 'read'; readonly status: number; readonly text: string | undefined }
  /** Proven: no byte of the request left. */
  | { readonly answer: 'not-sent' }
  /** The request may have arrived. */
  | { readonly answer: 'broken'; readonly cause: string }

export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: { readonly [name: string]: string }
  readonly body?: string
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

/** Calls once and never again. Answers for every failure and never throws. */
export const callOnce = async (
  fetch: typeof globalThis.fetch,
  { url, ...request }: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> => {
  if (signal.aborted) return { answer: 'not-sent' }
  try {
    const response = await fetch(url, { ...request, signal, redirect: 'manual' })
    return { answer: 'read', status: response.status, text: await readText(response) }
  } catch (error) {
    return isBeforeConnection(error)
      ? { answer: 'not-sent' }
      : { answer: 'broken', cause: `No answer: ${nameOfFailure(error)}.` }
  }
}
