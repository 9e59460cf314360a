import { runSmsConformance, type SmsSubject } from '@linx/conformance'
import { describe, it } from 'vitest'
import { createSmppSms } from './create-smpp-sms.ts'
import { closedPort } from './test-support/closed-port.ts'
import { OPTIONS, PASSWORD } from './test-support/examples.ts'
import { createSmscPeer } from './test-support/smsc-peer.ts'

const subjectOf = (longTexts: 'parts' | 'payload'): SmsSubject => ({
  name: `SMPP with long texts as ${longTexts}`,
  capabilities: {
    idempotent: false,
    deliveryReports: true,
    inbound: true,
    alphanumericSender: true,
    maximumBodyCharacters: 1_600,
  },
  open: async (faults) => {
    const peer = await createSmscPeer({ faults })
    const port = faults[0] === 'unreachable' ? await closedPort() : peer.port
    return { sms: createSmppSms({ ...OPTIONS, port, longTexts }), peer, close: peer.close }
  },
  sender: '+15005550009',
  faults: [
    'refuse-permanent-number',
    'refuse-compliance',
    'refuse-configuration',
    'refuse-transient',
    'refuse-strangely',
    'rate-limited',
    'unreachable',
    'drop-before-commit',
    'drop-after-commit',
    'server-error',
    'garbage',
    'truncated',
    'flood',
    'slow',
  ],
  traits: longTexts === 'parts' ? ['validity', 'segments'] : ['validity'],
  newsBy: 'connection',
  statuses: ['QUEUED', 'SENT', 'DELIVERED', 'UNDELIVERED', 'REJECTED', 'EXPIRED'],
  manners: [],
  secrets: [PASSWORD],
})

for (const longTexts of ['parts', 'payload'] as const) runSmsConformance(subjectOf(longTexts), { describe, it })
