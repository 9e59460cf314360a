import type { SmsAdapter } from '@linx/contracts'
import { inboundUrl } from './callback/callback-url.ts'
import { deliveriesIn, inboundIn } from './callback/read-callback.ts'
import { verifyCallback } from './callback/verify-callback.ts'
import { callOnce } from './http/call-once.ts'
import { checkKannelOptions, type KannelSmsOptions, SENDER } from './kannel-sms-options.ts'
import { readAnswer, rejected } from './send/read-answer.ts'
import { sendRequest } from './send/send-request.ts'

export interface KannelSms extends SmsAdapter {
  /** The value of `get-url` in the `sms-service` group of kannel.conf; absent without `options.callback`. */
  readonly inboundUrl?: string
}

/** An SMS adapter for smsbox of Kannel 1.4. Throws `SmsError` `invalid_options`. */
export const createKannelSms = (options: KannelSmsOptions): KannelSms => {
  checkKannelOptions(options)
  const { callback, maximumBodyCharacters = 1_600, fetch = globalThis.fetch, now = Date.now } = options
  return {
    specificationVersion: 'v1',
    name: 'kannel',
    capabilities: {
      idempotent: false,
      deliveryReports: callback !== undefined,
      inbound: callback !== undefined,
      alphanumericSender: true,
      maximumBodyCharacters,
    },
    ...(callback === undefined ? {} : { inboundUrl: inboundUrl(callback) }),
    send: async (message, { signal }) => {
      if (message.body.length > maximumBodyCharacters) return rejected('compliance', 'text_too_long')
      if (!SENDER.test(message.sender ?? options.sender)) return rejected('configuration', 'sender_not_sendable')
      return readAnswer(await callOnce(fetch, sendRequest(options, callback, message), signal))
    },
    parseCallback: async (request) => deliveriesIn(verifyCallback(request, callback), now()),
    parseInbound: async (request) => inboundIn(verifyCallback(request, callback)),
  }
}
