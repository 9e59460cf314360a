import type { SmsMessage } from '@linx/contracts'
import { type CallbackAccess, deliveryUrl } from '../callback/callback-url.ts'
import type { HttpRequest } from '../http/call-once.ts'
import type { KannelSmsOptions } from '../kannel-sms-options.ts'
import { isGsmText } from './gsm-alphabet.ts'

/** One row for each parameter: its name in the query and in a header (Kannel user guide, sendsms). */
const HEADER_OF: { readonly [parameter: string]: string } = {
  username: 'x-kannel-username',
  password: 'x-kannel-password',
  from: 'x-kannel-from',
  to: 'x-kannel-to',
  coding: 'x-kannel-coding',
  validity: 'x-kannel-validity',
  smsc: 'x-kannel-smsc',
  'dlr-mask': 'x-kannel-dlr-mask',
  'dlr-url': 'x-kannel-dlr-url',
}

/** GSM alphabet and UCS-2, as Kannel numbers them. */
const CODING = { gsm: '0', ucs2: '2' } as const

/** Delivered (1), not delivered (2), buffered (4), taken by the SMSC (8), refused by the SMSC (16). */
const EVERY_REPORT = '31'

const SECONDS_PER_MINUTE = 60

const parametersOf = (
  options: KannelSmsOptions,
  callback: CallbackAccess | undefined,
  { to, body, reference, validitySeconds, sender = options.sender }: SmsMessage,
): { readonly [parameter: string]: string } => ({
  username: options.username,
  password: options.password,
  from: sender,
  to,
  coding: isGsmText(body) ? CODING.gsm : CODING.ucs2,
  ...(options.smsc === undefined ? {} : { smsc: options.smsc }),
  ...(validitySeconds === undefined
    ? {}
    : { validity: String(Math.max(Math.floor(validitySeconds / SECONDS_PER_MINUTE), 1)) }),
  ...(callback === undefined ? {} : { 'dlr-mask': EVERY_REPORT, 'dlr-url': deliveryUrl(callback, reference) }),
})

/** The request that hands a message to smsbox. The text goes as UTF-8; Kannel turns it into what `coding` says. */
export const sendRequest = (
  options: KannelSmsOptions,
  callback: CallbackAccess | undefined,
  message: SmsMessage,
): HttpRequest => {
  const parameters = Object.entries(parametersOf(options, callback, message))
  if (options.method === 'GET') {
    const url = new URL(options.url)
    for (const [name, value] of parameters) url.searchParams.set(name, value)
    url.searchParams.set('charset', 'UTF-8')
    url.searchParams.set('text', message.body)
    return { method: 'GET', url: url.href, headers: {} }
  }
  const headers = Object.fromEntries(parameters.map(([name, value]) => [HEADER_OF[name] ?? name, value]))
  return {
    method: 'POST',
    url: options.url,
    headers: { ...headers, 'content-type': 'text/plain; charset=UTF-8' },
    body: message.body,
  }
}
