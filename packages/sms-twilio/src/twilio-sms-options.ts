import { type Instant, SmsError } from '@linx/contracts'

export interface TwilioSmsOptions {
  /** `AC` and 32 hexadecimal digits. */
  readonly accountSid: string
  /** Signs callbacks; authorises sends too unless `apiKey` is given. */
  readonly authToken: string
  /** Authorises sends in place of the auth token. */
  readonly apiKey?: { readonly sid: string; readonly secret: string }
  /** Tokens that callbacks may be signed with beside `authToken`, while a token is exchanged. Default: none. */
  readonly furtherAuthTokens?: readonly string[]
  /** Sender of messages that name none: a number, short code or name, or a messaging service (`MG…`). */
  readonly sender: string
  /**
   * Public HTTPS address of the host for status callbacks; our reference is added to its query. Default: none, and no delivery
   * events come unless the messaging service has an address of its own.
   */
  readonly statusCallbackUrl?: string
  /** Default `https://api.twilio.com`. HTTPS, or HTTP to this machine. */
  readonly baseUrl?: string
  /** Default: that of the platform. */
  readonly fetch?: typeof globalThis.fetch
  /** Milliseconds since the epoch, for the time of events and for dates in `retry-after`. Default `Date.now`. */
  readonly now?: () => Instant
}

/** Options that were checked, with their defaults. */
export interface TwilioAccess {
  readonly accountSid: string
  readonly authorization: string
  readonly tokens: readonly string[]
  readonly sender: string
  readonly statusCallbackUrl?: string
  readonly baseUrl: string
  readonly fetch: typeof globalThis.fetch
  readonly now: () => Instant
}

const refuse = (message: string): SmsError => new SmsError(message, { code: 'invalid_options', isRetryable: false })

const checkUrl = (url: string, option: string): void => {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' }
  const isLocal = protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost')
  if (protocol !== 'https:' && !isLocal) {
    throw refuse(
      `${option}: expected an HTTPS URL, or HTTP to this machine, received another. Change options.${option}.`,
    )
  }
}

/** Throws `SmsError` `invalid_options`; no message repeats a credential. */
export const checkTwilioOptions = (options: TwilioSmsOptions): TwilioAccess => {
  const { accountSid, authToken, apiKey, statusCallbackUrl, baseUrl = 'https://api.twilio.com' } = options
  if (!/^AC[0-9a-fA-F]{32}$/.test(accountSid)) {
    throw refuse('accountSid: expected AC and 32 hexadecimal digits. Copy it from the Twilio console.')
  }
  const tokens = [authToken, ...(options.furtherAuthTokens ?? [])]
  if (tokens.some((token) => token === '')) throw refuse('authToken: expected a token, received an empty one.')
  if (options.sender === '') throw refuse('sender: expected a number, a name or a messaging service, received none.')
  checkUrl(baseUrl, 'baseUrl')
  if (statusCallbackUrl !== undefined) checkUrl(statusCallbackUrl, 'statusCallbackUrl')
  const { sid, secret } = apiKey ?? { sid: accountSid, secret: authToken }
  return {
    accountSid,
    authorization: `Basic ${Buffer.from(`${sid}:${secret}`).toString('base64')}`,
    tokens,
    sender: options.sender,
    ...(statusCallbackUrl === undefined ? {} : { statusCallbackUrl }),
    baseUrl: baseUrl.replace(/\/$/, ''),
    fetch: options.fetch ?? globalThis.fetch,
    now: options.now ?? Date.now,
  }
}
