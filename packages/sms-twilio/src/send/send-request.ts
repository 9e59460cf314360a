import type { SmsMessage } from '@linx/contracts'
import type { HttpRequest } from '../http/call-once.ts'
import type { TwilioAccess } from '../twilio-sms-options.ts'

/** The query member of the status callback that brings our reference back. */
export const REFERENCE = 'reference'

/** Twilio's longest queue time, which is also its default. */
const MAXIMUM_VALIDITY_SECONDS = 36_000

const MESSAGING_SERVICE = /^MG[0-9a-fA-F]{32}$/

export const isMessagingService = (sender: string): boolean => MESSAGING_SERVICE.test(sender)

const callbackOf = (url: string, reference: string): string => {
  const callback = new URL(url)
  callback.searchParams.set(REFERENCE, reference)
  return callback.href
}

/** The request that creates a message: a form, as `POST /2010-04-01/Accounts/{AccountSid}/Messages.json` takes it. */
export const sendRequest = (access: TwilioAccess, message: SmsMessage): HttpRequest => {
  const { to, body, reference, validitySeconds, sender = access.sender } = message
  const form = new URLSearchParams({ To: to, Body: body })
  form.set(isMessagingService(sender) ? 'MessagingServiceSid' : 'From', sender)
  if (access.statusCallbackUrl !== undefined)
    form.set('StatusCallback', callbackOf(access.statusCallbackUrl, reference))
  if (validitySeconds !== undefined) {
    const seconds = Math.min(Math.max(Math.floor(validitySeconds), 1), MAXIMUM_VALIDITY_SECONDS)
    form.set('ValidityPeriod', String(seconds))
  }
  return {
    url: `${access.baseUrl}/2010-04-01/Accounts/${access.accountSid}/Messages.json`,
    headers: {
      authorization: access.authorization,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: form.toString(),
  }
}
