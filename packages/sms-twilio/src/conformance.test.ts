import { runSmsConformance } from '@linx/conformance'
import { SMS_DELIVERY_STATUSES } from '@linx/contracts'
import { describe, it } from 'vitest'
import { createTwilioSms } from './create-twilio-sms.ts'
import { ACCOUNT_SID, AUTH_TOKEN, CALLBACK_URL, SENDER } from './test-support/examples.ts'
import { createTwilioPeer } from './test-support/twilio-peer.ts'

const API_KEY = { sid: 'SK0123456789', secret: 'api-key-secret-8f2c' }
const SECRETS = [AUTH_TOKEN, API_KEY.secret, Buffer.from(`${API_KEY.sid}:${API_KEY.secret}`).toString('base64')]

runSmsConformance(
  {
    name: 'Twilio',
    capabilities: {
      idempotent: false,
      deliveryReports: true,
      inbound: true,
      alphanumericSender: true,
      maximumBodyCharacters: 1_600,
    },
    open: async (faults) => {
      const peer = await createTwilioPeer(faults, SECRETS)
      const sms = createTwilioSms({
        accountSid: ACCOUNT_SID,
        authToken: AUTH_TOKEN,
        apiKey: API_KEY,
        sender: SENDER,
        statusCallbackUrl: CALLBACK_URL,
        baseUrl: peer.baseUrl,
        fetch: peer.fetch,
        now: () => 1_772_463_600_000,
      })
      return { sms, peer, close: peer.close }
    },
    sender: '+15005550009',
    faults: [
      'refuse-permanent-number',
      'refuse-opted-out',
      'refuse-compliance',
      'refuse-configuration',
      'refuse-deferred',
      'refuse-transient',
      'refuse-strangely',
      'refuse-with-secrets',
      'rate-limited',
      'unreachable',
      'drop-before-commit',
      'drop-after-commit',
      'server-error',
      'garbage',
      'empty',
      'truncated',
      'flood',
      'slow',
    ],
    traits: ['reference', 'reference-in-news', 'validity', 'wait', 'dead-number'],
    newsBy: 'callback',
    statuses: SMS_DELIVERY_STATUSES,
    manners: ['forged', 'unsigned', 'tampered', 'garbled'],
    secrets: SECRETS,
  },
  { describe, it },
)
