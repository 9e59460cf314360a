import type { SmsAdapter } from '@linx/contracts'
import { deliveriesIn, inboundIn } from './callback/read-callback.ts'
import { verifyCallback } from './callback/verify-callback.ts'
import { callOnce } from './http/call-once.ts'
import { readAnswer } from './send/read-answer.ts'
import { isMessagingService, sendRequest } from './send/send-request.ts'
import { checkTwilioOptions, type TwilioSmsOptions } from './twilio-sms-options.ts'

const MAXIMUM_BODY_CHARACTERS = 1_600

/** An SMS adapter for Twilio's Programmable Messaging. Throws `SmsError` `invalid_options`. */
export const createTwilioSms = (options: TwilioSmsOptions): SmsAdapter => {
  const access = checkTwilioOptions(options)
  return {
    specificationVersion: 'v1',
    name: 'twilio',
    capabilities: {
      idempotent: false,
      deliveryReports: access.statusCallbackUrl !== undefined || isMessagingService(access.sender),
      inbound: true,
      alphanumericSender: true,
      maximumBodyCharacters: MAXIMUM_BODY_CHARACTERS,
    },
    send: async (message, { signal }) => {
      if (message.body.length > MAXIMUM_BODY_CHARACTERS) {
        return { outcome: 'rejected', class: 'compliance', isRetryable: false, providerCode: 'text_too_long' }
      }
      return readAnswer(await callOnce(access, sendRequest(access, message), signal))
    },
    parseCallback: async (request) => deliveriesIn(verifyCallback(request, access.tokens), request.url, access.now()),
    parseInbound: async (request) => inboundIn(verifyCallback(request, access.tokens)),
  }
}
