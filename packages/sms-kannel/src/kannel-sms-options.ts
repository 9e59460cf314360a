import { type Instant, SmsError } from '@linx/contracts'

export interface KannelSmsOptions {
  /** smsbox' address for sending, for example `http://kannel.internal:13013/cgi-bin/sendsms`. */
  readonly url: string
  /** Of a `sendsms-user` group with `concatenation = true` and `max-messages` of at least 24, or long texts are cut by Kannel. */
  readonly username: string
  readonly password: string
  /** Sender of messages that name none: a number, short code or name. */
  readonly sender: string
  /** Where Kannel reports deliveries and hands over texts. Default: nowhere; then neither comes. */
  readonly callback?: {
    /** The host's address as Kannel calls it, without a query and without `%`. */
    readonly url: string
    /** At least 16 characters, of the host alone. Kannel is given proofs made with it, never the secret. */
    readonly secret: string
  }
  /** Which connection of Kannel takes the messages. Default: Kannel's routing. */
  readonly smsc?: string
  /**
   * How messages are handed over. `POST` keeps credentials and texts out of URLs and so out of access logs; gateways that only resemble
   * Kannel often take `GET` alone. Default `POST`.
   */
  readonly method?: 'GET' | 'POST'
  /** Default 1,600. */
  readonly maximumBodyCharacters?: number
  /** Default: that of the platform. */
  readonly fetch?: typeof globalThis.fetch
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => Instant
}

const MINIMUM_SECRET_CHARACTERS = 16
const MAXIMUM_BODY_CHARACTERS = 1_600

/** What Kannel takes as sender, and what can stand in a header. */
export const SENDER = /^[\x21-\x7e](?:[\x20-\x7e]{0,18}[\x21-\x7e])?$/

const refuse = (message: string): SmsError => new SmsError(message, { code: 'invalid_options', isRetryable: false })

const isHttp = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)

/** Throws `SmsError` `invalid_options`; no message repeats a credential. */
export const checkKannelOptions = (options: KannelSmsOptions): void => {
  const { url, username, password, sender, callback } = options
  if (!isHttp(url))
    throw refuse('url: expected the HTTP address of sendsms, received another. Look at sendsms-port and sendsms-url.')
  if (username === '' || password === '')
    throw refuse('username, password: expected those of a sendsms-user, received none.')
  if (!SENDER.test(sender)) throw refuse('sender: expected 1 to 20 printable ASCII characters. Change options.sender.')
  const { maximumBodyCharacters = MAXIMUM_BODY_CHARACTERS } = options
  if (maximumBodyCharacters < 70 || maximumBodyCharacters > MAXIMUM_BODY_CHARACTERS) {
    throw refuse(`maximumBodyCharacters: expected 70 to 1,600, received ${maximumBodyCharacters}.`)
  }
  if (callback === undefined) return
  if (!isHttp(callback.url) || /[%?#]/.test(callback.url)) {
    throw refuse('callback.url: expected an HTTP address without query and without %, which Kannel would replace.')
  }
  if (callback.secret.length < MINIMUM_SECRET_CHARACTERS) {
    throw refuse('callback.secret: expected at least 16 characters. Make one from random bytes.')
  }
}
