import type { SmsAdapter, SmsMessage } from '@linx/contracts'
import { RECORDING_SMS_CAPABILITIES } from '@linx/testing'

/** A provider that takes every message at once, under an id of its own, and shows it to `onMessage`. */
export const createInstantSms = (onMessage: (message: SmsMessage) => void): SmsAdapter => {
  let messages = 0
  return {
    specificationVersion: 'v1',
    name: 'instant',
    capabilities: RECORDING_SMS_CAPABILITIES,
    send: async (message) => {
      onMessage(message)
      messages += 1
      return { outcome: 'accepted', providerId: `SM${messages}`, segments: 1 }
    },
  }
}
