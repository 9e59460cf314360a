import {
  type JsonObject,
  type SmsCallbackRequest,
  type SmsDeliveryEvent,
  SmsError,
  type SmsInbound,
} from '@linx/contracts'

const SIGNATURE_HEADER = 'x-recording-signature'
const SIGNATURE = 'signed-by-recording-sms'
const URL = 'https://sms.example/callback'

/** The request that the provider sends to the host with this content; verifies unless it is forged. */
export const makeCallback = (
  content: JsonObject,
  options: { readonly isForged?: boolean } = {},
): SmsCallbackRequest => ({
  url: URL,
  headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: options.isForged ? 'forged' : SIGNATURE },
  rawBody: JSON.stringify(content),
})

const UNREADABLE = 'Expected the JSON of a recording SMS callback, received something else.'

const parse = (rawBody: string): unknown => {
  try {
    return JSON.parse(rawBody)
  } catch {
    throw new SmsError(UNREADABLE, { code: 'callback_unreadable', isRetryable: false })
  }
}

const read = (request: SmsCallbackRequest): unknown => {
  if (request.headers[SIGNATURE_HEADER] !== SIGNATURE) {
    throw new SmsError(
      `Expected the header ${SIGNATURE_HEADER} of a recording SMS callback. Make it with deliveryCallback.`,
      {
        code: 'callback_not_verified',
        isRetryable: false,
      },
    )
  }
  return parse(request.rawBody)
}

const isMemberOf = <Name extends string>(content: unknown, name: Name): content is Record<Name, unknown> =>
  typeof content === 'object' && content !== null && name in content

/** The delivery event in a verified callback; none if the callback is about something else. */
export const readDelivery = (request: SmsCallbackRequest): readonly SmsDeliveryEvent[] => {
  const content = read(request)
  return isMemberOf(content, 'delivery') ? [content.delivery as SmsDeliveryEvent] : []
}

/** The message from a phone in a verified callback; none if the callback is about something else. */
export const readInbound = (request: SmsCallbackRequest): readonly SmsInbound[] => {
  const content = read(request)
  return isMemberOf(content, 'inbound') ? [content.inbound as SmsInbound] : []
}
