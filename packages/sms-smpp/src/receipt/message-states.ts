import type { SmsDeliveryStatus } from '@linx/contracts'

/**
 * States of a message: the number of the TLV `message_state` (SMPP 3.4, section 5.2.28; 0 and 9 are of SMPP 5.0), the word in the
 * text of a receipt (appendix B), and our status. ACCEPTD is said by SMSCs on the way, UNKNOWN says nothing: neither is final.
 */
export const MESSAGE_STATES: readonly {
  readonly state: number
  readonly word: string
  readonly status: SmsDeliveryStatus
}[] = [
  { state: 0, word: 'SCHEDULED', status: 'QUEUED' },
  { state: 1, word: 'ENROUTE', status: 'SENT' },
  { state: 2, word: 'DELIVRD', status: 'DELIVERED' },
  { state: 3, word: 'EXPIRED', status: 'EXPIRED' },
  { state: 4, word: 'DELETED', status: 'UNDELIVERED' },
  { state: 5, word: 'UNDELIV', status: 'UNDELIVERED' },
  { state: 6, word: 'ACCEPTD', status: 'SENT' },
  { state: 7, word: 'UNKNOWN', status: 'SENT' },
  { state: 8, word: 'REJECTD', status: 'REJECTED' },
  { state: 9, word: 'SKIPPED', status: 'UNDELIVERED' },
]
