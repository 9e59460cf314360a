/** The largest form that is read. */
const MAXIMUM_FORM_BYTES = 64 * 1024

/**
 * `true` if a form was sent by a page of ours. Browsers say so in `Sec-Fetch-Site`; older ones in `Origin`, which is `null` for pages
 * without referrer such as ours, so that there the form's nonce decides alone.
 */
export const isSameOrigin = (headers: Headers, origin: string): boolean => {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const given = headers.get('origin')
  return given === null || given === 'null' || given === origin
}

const FORM = 'application/x-www-form-urlencoded'

const readBounded = async (body: ReadableStream<Uint8Array>): Promise<string | undefined> => {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > MAXIMUM_FORM_BYTES) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** The members of a form; `undefined` for another type of content and for more than 64 KiB. */
export const readForm = async (request: Request): Promise<URLSearchParams | undefined> => {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== FORM || request.body === null) return undefined
  const text = await readBounded(request.body)
  return text === undefined ? undefined : new URLSearchParams(text)
}
