/** Delivery status in its lattice: it moves to the right or stays, never back; the last four are final. */
export const SMS_DELIVERY_STATUSES = ['QUEUED', 'SENT', 'DELIVERED', 'UNDELIVERED', 'REJECTED', 'EXPIRED'] as const
export type SmsDeliveryStatus = (typeof SMS_DELIVERY_STATUSES)[number]

const RANKS: { readonly [status in SmsDeliveryStatus]: number } = {
  QUEUED: 0,
  SENT: 1,
  DELIVERED: 2,
  UNDELIVERED: 2,
  REJECTED: 2,
  EXPIRED: 2,
}

/**
 * The status after one more event, in whatever order events come: a higher one, or the present one. The first final status stays, so
 * that a late success of one segment does not hide the failure of another.
 */
export const laterSmsStatus = (present: SmsDeliveryStatus, heard: SmsDeliveryStatus): SmsDeliveryStatus =>
  RANKS[heard] > RANKS[present] ? heard : present
