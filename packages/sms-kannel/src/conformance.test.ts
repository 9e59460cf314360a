import { runSmsConformance, type SmsSubject } from '@linx/conformance'
import { SMS_DELIVERY_STATUSES } from '@linx/contracts'
import { describe, it } from 'vitest'
import { createKannelSms } from './create-kannel-sms.ts'
import { OPTIONS, PASSWORD, SECRET } from './test-support/examples.ts'
import { createSmsboxPeer } from './test-support/smsbox-peer.ts'

const SECRETS = [PASSWORD, SECRET]

const subjectOf = (method: 'GET' | 'POST'): SmsSubject => ({
  name: `Kannel by ${method}`,
  capabilities: {
    idempotent: false,
    deliveryReports: true,
    inbound: true,
    alphanumericSender: true,
    maximumBodyCharacters: 1_600,
  },
  open: async (faults) => {
    const peer = await createSmsboxPeer(faults, SECRETS)
    const sms = createKannelSms({ ...OPTIONS, url: peer.url, fetch: peer.fetch, method })
    peer.setInboundUrl(sms.inboundUrl ?? '')
    return { sms, peer, close: peer.close }
  },
  sender: '+15005550009',
  faults: [
    'refuse-compliance',
    'refuse-configuration',
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
  traits: ['reference', 'reference-in-news', 'validity', 'dead-number'],
  newsBy: 'callback',
  statuses: SMS_DELIVERY_STATUSES,
  manners: ['forged', 'unsigned', 'tampered', 'garbled'],
  secrets: SECRETS,
})

for (const method of ['POST', 'GET'] as const) runSmsConformance(subjectOf(method), { describe, it })
