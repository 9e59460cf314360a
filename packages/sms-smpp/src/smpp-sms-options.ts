import { SmsError } from '@linx/contracts'
import type { SmppClock } from './link/clock.ts'
import type { ReceiptIds } from './receipt/read-deliver.ts'
import { addressOf } from './text/address.ts'

export interface SmppSmsOptions {
  readonly host: string
  /** Default 2775, or 3550 with TLS. */
  readonly port?: number
  /** `true`, or options of `tls.connect` (certificates, server name). Default: none; then use a private line. */
  readonly tls?: boolean | { readonly [option: string]: unknown }
  readonly systemId: string
  /** At most 8 characters (SMPP 3.4, section 5.2.2). */
  readonly password: string
  /** Default: empty. */
  readonly systemType?: string
  /** Sender of messages that name none: E.164, a short code, or a name of up to 11 characters. */
  readonly sender: string
  /**
   * Whether receipts and texts from phones come over this connection. `false` binds as transmitter: nothing comes. Default `true`; then a
   * listener must be there, or the SMSC is told to try again.
   */
  readonly receives?: boolean
  /** Texts beyond one segment: parts joined by a header, or whole in `message_payload` for the SMSC to split. Default `parts`. */
  readonly longTexts?: 'parts' | 'payload'
  /** Some SMSCs answer a hexadecimal id and tell it in decimal in receipts. Default `same`. */
  readonly receiptIds?: ReceiptIds
  /** Messages without an answer at the same time, 1 to 1,000. Default 10. */
  readonly window?: number
  /** Sends that wait for a place in the window; further ones are refused as transient. Default 1,000. */
  readonly maximumWaiting?: number
  /** How long nothing is sent after the SMSC asked for less. Default 1,000. */
  readonly throttlePauseMs?: number
  /** How long an answer may take before the connection counts as dead. Default 30,000. */
  readonly responseTimeoutMs?: number
  /** How long connecting and binding may take together. Default 10,000. */
  readonly connectTimeoutMs?: number
  /** A connection on which nothing came for so long is asked for a sign of life. Default 30,000. */
  readonly enquireLinkMs?: number
  /** First and longest wait between two attempts to connect; each is doubled and spread by half. Default 1,000 and 60,000. */
  readonly reconnectDelayMs?: { readonly first: number; readonly longest: number }
  /** Default: that of the platform. */
  readonly clock?: SmppClock
  /** 0 to 1, for spreading waits. Default `Math.random`. */
  readonly random?: () => number
}

export type CheckedOptions = Required<SmppSmsOptions>

const refuse = (message: string): SmsError => new SmsError(message, { code: 'invalid_options', isRetryable: false })

const COUNTS = ['window', 'maximumWaiting', 'responseTimeoutMs', 'connectTimeoutMs', 'enquireLinkMs'] as const
const MAXIMUM_WINDOW = 1_000

/** Throws `SmsError` `invalid_options`; no message repeats a credential. */
export const checkSmppOptions = (options: SmppSmsOptions, clock: SmppClock): CheckedOptions => {
  const checked: CheckedOptions = {
    port: options.tls === undefined || options.tls === false ? 2775 : 3550,
    tls: false,
    systemType: '',
    receives: true,
    longTexts: 'parts',
    receiptIds: 'same',
    window: 10,
    maximumWaiting: 1_000,
    throttlePauseMs: 1_000,
    responseTimeoutMs: 30_000,
    connectTimeoutMs: 10_000,
    enquireLinkMs: 30_000,
    reconnectDelayMs: { first: 1_000, longest: 60_000 },
    clock,
    random: Math.random,
    ...options,
  }
  if (checked.host === '') throw refuse('host: expected a host name, received none. Set options.host.')
  if (!/^[\x20-\x7e]{1,15}$/.test(checked.systemId)) throw refuse('systemId: expected 1 to 15 ASCII characters.')
  if (!/^[\x20-\x7e]{0,8}$/.test(checked.password)) throw refuse('password: expected at most 8 ASCII characters.')
  if (addressOf(checked.sender) === undefined) {
    throw refuse('sender: expected E.164, a short code, or a name of up to 11 ASCII characters. Change options.sender.')
  }
  for (const name of COUNTS) {
    if (!Number.isSafeInteger(checked[name]) || checked[name] < 1)
      throw refuse(`${name}: expected a whole number of at least 1.`)
  }
  if (checked.window > MAXIMUM_WINDOW) throw refuse('window: expected 1 to 1,000.')
  return checked
}
