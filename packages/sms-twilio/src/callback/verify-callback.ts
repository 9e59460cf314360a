import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type SmsCallbackRequest, SmsError } from '@linx/contracts'

/** Longer than any callback of Twilio. */
const MAXIMUM_BODY_CHARACTERS = 65_536

/** The members of a form, each with all its values. */
export type Form = ReadonlyMap<string, readonly string[]>

const readForm = (rawBody: string): Form => {
  const form = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(rawBody)) {
    const values = form.get(name)
    if (values === undefined) form.set(name, [value])
    else values.push(value)
  }
  return form
}

/** Twilio's text to sign: the URL, then each name with its values, sorted and without doubles. */
const signedText = (url: string, form: Form): string => {
  const names = [...form.keys()].sort()
  const lines = names.flatMap((name) => [...new Set(form.get(name))].sort().map((value) => name + value))
  return url + lines.join('')
}

const isEqual = (left: string, right: string): boolean => {
  const [one, other] = [left, right].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}

const HOST_AND_PORT = /^(https?:)\/\/([^/?#]*?)(:\d{1,5})?(?=[/?#]|$)/

/** Proxies add or remove the standard port before the host sees the URL, and Twilio signs either. */
const spellingsOf = (url: string): readonly string[] => {
  const [start, protocol, host, port] = HOST_AND_PORT.exec(url) ?? []
  if (start === undefined) return [url]
  const other = port === undefined ? `:${protocol === 'https:' ? 443 : 80}` : ''
  return [url, `${protocol}//${host}${other}${url.slice(start.length)}`]
}

const BODY_DIGEST = 'bodySHA256'

const digestIn = (url: string): string | undefined =>
  URL.canParse(url) ? (new URL(url).searchParams.get(BODY_DIGEST) ?? undefined) : undefined

const refuse = (code: 'callback_not_verified' | 'callback_unreadable', message: string): SmsError =>
  new SmsError(message, { code, isRetryable: false })

/**
 * Verifies `X-Twilio-Signature` (HMAC-SHA1 over URL and form, or over the URL with a digest of the body) in constant time and answers
 * the form. Throws `SmsError` `callback_not_verified`.
 */
export const verifyCallback = ({ url, headers, rawBody }: SmsCallbackRequest, tokens: readonly string[]): Form => {
  if (rawBody.length > MAXIMUM_BODY_CHARACTERS) {
    throw refuse('callback_unreadable', 'Expected a callback of at most 65,536 characters, received a longer one.')
  }
  const signature = headers['x-twilio-signature'] ?? ''
  const digest = digestIn(url)
  const form = readForm(rawBody)
  const isBodyRight = digest === undefined || isEqual(digest, createHash('sha256').update(rawBody).digest('hex'))
  const texts = spellingsOf(url).map((spelling) => (digest === undefined ? signedText(spelling, form) : spelling))
  const isSigned = tokens
    .flatMap((token) => texts.map((text) => createHmac('sha1', token).update(text).digest('base64')))
    .map((expected) => isEqual(expected, signature))
    .includes(true)
  if (isSigned && isBodyRight) return form
  throw refuse(
    'callback_not_verified',
    'Expected a callback signed with the auth token, received another. Pass the public URL that Twilio called and the raw body.',
  )
}
