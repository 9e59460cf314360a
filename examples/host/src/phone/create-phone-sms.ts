import type { SmsAdapter } from '@linx/contracts'
import type { Clock } from '@linx/engine'
import type { HostStore } from '../host/host-store.ts'

/** An SMS provider whose phones are on the page `/phone`. */
export const createPhoneSms = (store: HostStore, clock: Clock): SmsAdapter => ({
  specificationVersion: 'v1',
  name: 'phone-page',
  capabilities: {
    idempotent: false,
    deliveryReports: false,
    inbound: false,
    alphanumericSender: true,
    maximumBodyCharacters: 1_600,
  },
  send: async ({ to, body, reference }) => {
    const { id } = store.keepMessage({ phoneNumber: to, direction: 'received', body, reference, at: clock.now() })
    return { outcome: 'accepted', providerId: `phone-${id}` }
  },
})
