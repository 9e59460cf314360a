import type { SmsAdapter, SmsMessage } from '@linx/contracts'
import { RECORDING_SMS_CAPABILITIES } from '@linx/testing'

const ACCEPTED = { outcome: 'accepted', providerId: 'SM0', segments: 1 } as const

/** A provider that takes every message at once and shows it to `onMessage`. */
export const createInstantSms = (onMessage: (message: SmsMessage) => void): SmsAdapter => ({
  specificationVersion: 'v1',
  name: 'instant',
  capabilities: RECORDING_SMS_CAPABILITIES,
  send: async (message) => {
    onMessage(message)
    return ACCEPTED
  },
})
