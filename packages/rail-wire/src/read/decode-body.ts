import { refuse } from './unreadable.ts'

/** Messages of one payment have about 3,000 characters, a day's notification of a large account a few million. */
export const DEFAULT_MAXIMUM_BYTES = 8 * 1024 * 1024

const ENCODING = /^<\?xml[^>]*\bencoding\s*=\s*["']([^"']{1,40})["']/i
const READABLE_ENCODINGS: readonly string[] = ['utf-8', 'utf8', 'us-ascii', 'ascii']

const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse('Expected UTF-8, received other bytes.')
  }
}

/** The text of a body, without byte order mark. Throws `Unreadable` for one that is too long or not UTF-8. */
export const decodeBody = (rawBody: string | Uint8Array, maximumBytes: number): string => {
  if (rawBody.length > maximumBytes) {
    refuse(
      `Expected at most ${maximumBytes} bytes, received ${rawBody.length}. Raise maximumInboundBytes if it is sound.`,
    )
  }
  const text = typeof rawBody === 'string' ? rawBody.replace(/^\uFEFF/, '') : decode(rawBody)
  const encoding = ENCODING.exec(text.slice(0, 200))?.[1]
  const isReadable = encoding === undefined || READABLE_ENCODINGS.includes(encoding.toLowerCase())
  return isReadable || typeof rawBody === 'string'
    ? text
    : refuse('Expected UTF-8, the document says another encoding.')
}
