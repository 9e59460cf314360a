import { describe, expect, it } from 'vitest'
import { laterSmsStatus, SMS_DELIVERY_STATUSES, type SmsDeliveryStatus } from './sms-delivery-status.ts'

const permutationsOf = (statuses: readonly SmsDeliveryStatus[]): readonly (readonly SmsDeliveryStatus[])[] =>
  statuses.length <= 1
    ? [statuses]
    : statuses.flatMap((first, index) =>
        permutationsOf(statuses.toSpliced(index, 1)).map((rest): readonly SmsDeliveryStatus[] => [first, ...rest]),
      )

const FINAL: readonly SmsDeliveryStatus[] = SMS_DELIVERY_STATUSES.slice(2)

/** The status after each event. */
const walk = (events: readonly SmsDeliveryStatus[]): readonly SmsDeliveryStatus[] => {
  let status: SmsDeliveryStatus = 'QUEUED'
  return events.map((event) => {
    status = laterSmsStatus(status, event)
    return status
  })
}

describe('laterSmsStatus', () => {
  it('never moves back and stays at the first final status, in all 720 orders of the six events', () => {
    const orders = permutationsOf(SMS_DELIVERY_STATUSES)
    expect(orders).toHaveLength(720)
    for (const order of orders) {
      const firstFinal = order.find((status) => FINAL.includes(status))
      const walked = walk(order)
      expect(walked.at(-1)).toBe(firstFinal)
      const places = walked.map((status) => Math.min(SMS_DELIVERY_STATUSES.indexOf(status), 2))
      expect(places).toEqual(places.toSorted())
    }
  })

  it('is not moved by an event that comes again', () => {
    for (const order of permutationsOf(SMS_DELIVERY_STATUSES)) {
      expect(walk([...order, ...order]).at(-1)).toBe(walk(order).at(-1))
    }
  })
})
