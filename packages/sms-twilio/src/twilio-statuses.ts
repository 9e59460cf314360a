import type { SmsDeliveryStatus } from '@linx/contracts'

/** Twilio's message statuses in our lattice. `receiving` and `received` are of inbound messages and not here. */
export const TWILIO_STATUSES: ReadonlyMap<string, SmsDeliveryStatus> = new Map([
  ['accepted', 'QUEUED'],
  ['scheduled', 'QUEUED'],
  ['queued', 'QUEUED'],
  ['sending', 'QUEUED'],
  ['sent', 'SENT'],
  ['partially_delivered', 'SENT'],
  ['delivered', 'DELIVERED'],
  ['read', 'DELIVERED'],
  ['undelivered', 'UNDELIVERED'],
  ['failed', 'REJECTED'],
  ['canceled', 'REJECTED'],
])
