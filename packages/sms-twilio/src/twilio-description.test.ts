import type { SmsMessage } from '@linx/contracts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTwilioSms } from './create-twilio-sms.ts'
import { ACCOUNT_SID, AUTH_TOKEN, CALLBACK_URL, MESSAGE, SENDER } from './test-support/examples.ts'
import { isDescriptionThere, type PrismTwilio, startPrism } from './test-support/prism-twilio.ts'

const REQUESTS = Number(process.env.LINX_TWILIO_REQUESTS ?? 40)

const messages: fc.Arbitrary<SmsMessage> = fc.record(
  {
    to: fc.stringMatching(/^\+1[2-9]\d{9}$/),
    body: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
    kind: fc.constantFrom('invitation', 'one-time-code'),
    reference: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    sender: fc.constantFrom('+15005550009', '12345', 'Acme Pay', `MG${'0f'.repeat(16)}`),
    validitySeconds: fc.integer({ min: 1, max: 100_000 }),
  },
  { requiredKeys: ['to', 'body', 'kind', 'reference'] },
)

const skipReason = isDescriptionThere() ? '' : ' (skipped: the description is not beside the repository)'

describe.skipIf(skipReason !== '')(`Twilio’s own description of messages${skipReason}`, () => {
  let prism: PrismTwilio
  beforeAll(async () => {
    prism = await startPrism()
  })
  afterAll(() => prism.close())

  const { signal } = new AbortController()

  /** A sender; `spoil` changes the form that leaves, `headers` are put on top. */
  const open = (spoil: (form: URLSearchParams) => void = () => undefined, headers: HeadersInit = {}) =>
    createTwilioSms({
      accountSid: ACCOUNT_SID,
      authToken: AUTH_TOKEN,
      sender: SENDER,
      statusCallbackUrl: CALLBACK_URL,
      baseUrl: prism.baseUrl,
      fetch: (input, init) => {
        const form = new URLSearchParams(String(init?.body))
        spoil(form)
        return fetch(input, { ...init, headers: { ...init?.headers, ...headers }, body: form.toString() })
      },
    })

  it(`accepts ${REQUESTS} random messages`, async () => {
    for (const message of fc.sample(messages, { numRuns: REQUESTS, seed: 4 })) {
      expect(await open().send(message, { signal })).toMatchObject({ outcome: 'accepted' })
    }
  })

  it('reads the example of an accepted message', async () => {
    expect(await open().send(MESSAGE, { signal })).toEqual({
      outcome: 'accepted',
      providerId: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      segments: 1,
    })
  })

  it.each<readonly [string, (form: URLSearchParams) => void]>([
    ['there is no recipient', (form) => form.delete('To')],
    ['the validity is text', (form) => form.set('ValidityPeriod', 'abc')],
    ['the callback is no URL', (form) => form.set('StatusCallback', 'not a url')],
  ])('would refuse a message when %s', async (_, spoil) => {
    expect(await open(spoil).send(MESSAGE, { signal })).toMatchObject({ outcome: 'rejected', providerCode: 'http_422' })
  })

  it('would refuse a message without credentials', async () => {
    const sms = open(() => undefined, { authorization: '' })
    expect(await sms.send(MESSAGE, { signal })).toMatchObject({ outcome: 'rejected', class: 'configuration' })
  })
})
