import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { AUTH_TOKEN } from '../test-support/examples.ts'
import { signedCallback } from '../test-support/sign.ts'
import { verifyCallback } from './verify-callback.ts'

const URL_OF_HOST = 'https://host.example/sms?tenant=7'
const FIELDS = { MessageSid: 'SM1', To: '+16471234567', Body: 'é & =' }

const sign = (text: string): string => createHmac('sha1', AUTH_TOKEN).update(text).digest('base64')
const requestOf = (url: string, rawBody: string, signature: string) => ({
  url,
  headers: { 'x-twilio-signature': signature },
  rawBody,
})

describe('verifyCallback', () => {
  it('agrees with the example that Twilio publishes', () => {
    const rawBody = 'CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212'
    const request = requestOf('https://mycompany.com/myapp.php?foo=1&bar=2', rawBody, 'RSOYDt4T1cUTdK1PDd93/VVr8B8=')
    expect(verifyCallback(request, ['12345']).get('Digits')).toEqual(['1234'])
  })

  it('takes the values of a repeated name sorted and without doubles', () => {
    const text = `${URL_OF_HOST}MediaaMediabZ1`
    const request = requestOf(URL_OF_HOST, 'Media=b&Z=1&Media=a&Media=b', sign(text))
    expect(verifyCallback(request, [AUTH_TOKEN]).get('Media')).toEqual(['b', 'a', 'b'])
  })

  it('sorts names by code unit, as Twilio does', () => {
    expect(() => verifyCallback(signedCallback(URL_OF_HOST, { b: '1', B: '2', a: '3' }), [AUTH_TOKEN])).not.toThrow()
  })

  it.each([
    ['https://host.example/sms', 'https://host.example:443/sms'],
    ['https://host.example:443/sms', 'https://host.example/sms'],
    ['https://host.example:8443/sms', 'https://host.example/sms'],
    ['http://host.example/sms', 'http://host.example:80/sms'],
  ])('takes %s for the URL that was signed as %s', (seen, signed) => {
    const { headers, rawBody } = signedCallback(signed, FIELDS)
    expect(() => verifyCallback({ url: seen, headers, rawBody }, [AUTH_TOKEN])).not.toThrow()
  })

  it.each([
    'https://host.example/sms?tenant=8',
    'https://evil.example/sms?tenant=7',
    'http://host.example/sms?tenant=7',
  ])('refuses a signature that was made for another URL than %s', (url) => {
    const { headers, rawBody } = signedCallback(URL_OF_HOST, FIELDS)
    expect(() => verifyCallback({ url, headers, rawBody }, [AUTH_TOKEN])).toThrow('signed with the auth token')
  })

  it('verifies a JSON body by the digest in the URL', () => {
    const rawBody = '{"status":"delivered"}'
    const url = `${URL_OF_HOST}&bodySHA256=${createHash('sha256').update(rawBody).digest('hex')}`
    expect(() => verifyCallback(requestOf(url, rawBody, sign(url)), [AUTH_TOKEN])).not.toThrow()
    expect(() => verifyCallback(requestOf(url, `${rawBody} `, sign(url)), [AUTH_TOKEN])).toThrow('signed with')
  })

  it('takes a token that is being exchanged, and no other', () => {
    const request = signedCallback(URL_OF_HOST, FIELDS, 'the next token')
    expect(() => verifyCallback(request, [AUTH_TOKEN, 'the next token'])).not.toThrow()
    expect(() => verifyCallback(request, [AUTH_TOKEN])).toThrow('signed with')
  })
})
