import { createHmac } from 'node:crypto'
import type { SmsCallbackRequest } from '@linx/contracts'
import { AUTH_TOKEN } from './examples.ts'

/** A callback as Twilio sends it; `fields` in any order. */
export const signedCallback = (
  url: string,
  fields: { readonly [name: string]: string },
  token = AUTH_TOKEN,
): SmsCallbackRequest => {
  const text = Object.keys(fields)
    .sort()
    .reduce((sum, name) => sum + name + fields[name], url)
  return {
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': createHmac('sha1', token).update(text, 'utf8').digest('base64'),
    },
    rawBody: new URLSearchParams(fields).toString(),
  }
}
