import {
  laterSmsStatus,
  SMS_DELIVERY_STATUSES,
  type SmsDeliveryEvent,
  type SmsDeliveryStatus,
  type SmsMessage,
  type SmsSendOutcome,
} from '@linx/contracts'
import { ConformanceFailure, expectEqual, expectTrue } from '../../kit/expect.ts'
import type { PeerSms } from '../peer-sms.ts'
import type { OpenSms, SmsCase } from '../sms-context.ts'
import { expectSend, sendSound } from './send-cases.ts'

const clause = 'SmsDeliveryEvent'

/** The latest message of the peer. */
export const latestOf = ({ peer }: OpenSms): PeerSms => {
  const message = peer.messages().at(-1)
  if (message === undefined) throw new ConformanceFailure('Expected a message on a phone, found none.')
  return message
}

const onlyEvent = (events: readonly SmsDeliveryEvent[]): SmsDeliveryEvent => {
  const [event] = events
  if (event === undefined || events.length > 1) {
    throw new ConformanceFailure(`Expected one delivery event, received ${JSON.stringify(events)}.`)
  }
  return event
}

const belongsTo = (event: SmsDeliveryEvent, message: SmsMessage, outcome: SmsSendOutcome): boolean => {
  const isById =
    outcome.outcome === 'accepted' && event.providerId !== undefined && event.providerId === outcome.providerId
  return isById || event.reference === message.reference
}

const statusCases: readonly SmsCase[] = SMS_DELIVERY_STATUSES.map((status) => ({
  id: `delivery.${status.toLowerCase()}`,
  title: `reads that a message is ${status}`,
  clause: 'SmsDeliveryStatus',
  needs: ['deliveries', `delivery:${status}`],
  run: async ({ open }) => {
    const opened = await open()
    await sendSound(opened)
    const event = onlyEvent(await opened.deliveriesOf({ news: 'delivery', message: latestOf(opened), status }))
    expectEqual(event.status, status, 'the status')
  },
}))

/** Some orders in which the events of one message may come, among them the worst. */
const ordersOf = (statuses: readonly SmsDeliveryStatus[]): readonly (readonly SmsDeliveryStatus[])[] => [
  statuses,
  statuses.toReversed(),
  [...statuses, ...statuses],
  statuses.flatMap((status) => [status, status]),
  ...statuses.map((_, index) => [...statuses.slice(index), ...statuses.slice(0, index)]),
]

const statusAfter = (statuses: readonly SmsDeliveryStatus[]): SmsDeliveryStatus =>
  statuses.reduce<SmsDeliveryStatus>(laterSmsStatus, 'QUEUED')

export const deliveryCases: readonly SmsCase[] = [
  ...statusCases,
  {
    id: 'delivery.matches',
    title: 'names the message by the id that send answered or by our reference',
    clause: 'SmsDeliveryEvent.providerId, reference',
    needs: 'deliveries',
    run: async ({ open, subject }) => {
      const opened = await open()
      for (const status of subject.statuses) {
        const message = opened.newMessage()
        const outcome = await opened.send(message)
        expectSend(outcome, ['accepted'])
        const event = onlyEvent(await opened.deliveriesOf({ news: 'delivery', message: latestOf(opened), status }))
        expectTrue(belongsTo(event, message, outcome), `The event names another message: ${JSON.stringify(event)}.`)
      }
    },
  },
  {
    id: 'delivery.after-doubt',
    title: 'names a message whose send ended in doubt by our reference',
    clause: 'SmsDeliveryEvent.reference',
    needs: ['deliveries', 'trait:reference-in-news', 'send:drop-after-commit'],
    run: async ({ open, subject }) => {
      const opened = await open('drop-after-commit')
      const message = opened.newMessage({ reference: 'b/2 c&d=e#f+g%20é' })
      await opened.send(message)
      const [status = 'DELIVERED'] = subject.statuses
      const event = onlyEvent(await opened.deliveriesOf({ news: 'delivery', message: latestOf(opened), status }))
      expectEqual(event.reference, message.reference, 'the reference')
    },
  },
  {
    id: 'delivery.twice',
    title: 'reads the same news twice alike',
    clause: 'SmsAdapter.parseCallback each callback is read on its own',
    needs: 'deliveries',
    run: async ({ open, subject }) => {
      const opened = await open()
      await sendSound(opened)
      const message = latestOf(opened)
      for (const status of subject.statuses) {
        const first = onlyEvent(await opened.deliveriesOf({ news: 'delivery', message, status }))
        const second = onlyEvent(await opened.deliveriesOf({ news: 'delivery', message, status }))
        expectEqual({ ...second, at: 0 }, { ...first, at: 0 }, `the second ${status}`)
      }
    },
  },
  {
    id: 'delivery.any-order',
    title: 'lets the status end where it should, in whatever order and however often news come',
    clause: 'SMS_DELIVERY_STATUSES',
    needs: 'deliveries',
    run: async ({ open, subject }) => {
      const opened = await open()
      await sendSound(opened)
      const message = latestOf(opened)
      for (const order of ordersOf(subject.statuses)) {
        const heard: SmsDeliveryStatus[] = []
        for (const status of order) {
          heard.push(...(await opened.deliveriesOf({ news: 'delivery', message, status })).map((event) => event.status))
        }
        expectEqual(statusAfter(heard), statusAfter(order), `the status after ${order.join(', ')}`)
      }
    },
  },
  {
    id: 'delivery.own-message',
    title: 'keeps the news of two messages apart',
    clause,
    needs: 'deliveries',
    run: async ({ open, subject }) => {
      const opened = await open()
      const [status = 'DELIVERED'] = subject.statuses
      const sent = [opened.newMessage(), opened.newMessage()]
      for (const message of sent) await sendSound(opened, message)
      const events = []
      for (const message of opened.peer.messages()) {
        const { at: _, ...event } = onlyEvent(await opened.deliveriesOf({ news: 'delivery', message, status }))
        events.push(JSON.stringify(event))
      }
      expectEqual(new Set(events).size, sent.length, 'the number of different events')
    },
  },
  {
    id: 'delivery.dead-number',
    title: 'says that the number takes no SMS if the provider says so',
    clause: 'SmsDeliveryEvent.class',
    needs: ['deliveries', 'trait:dead-number'],
    run: async ({ open }) => {
      const opened = await open()
      await sendSound(opened)
      const event = onlyEvent(await opened.deliveriesOf({ news: 'dead-number', message: latestOf(opened) }))
      expectEqual(event.class, 'permanent-number', 'the class')
      expectTrue(event.status === 'UNDELIVERED' || event.status === 'REJECTED', `The status is ${event.status}.`)
    },
  },
  {
    id: 'delivery.no-inbound',
    title: 'takes a text from a phone for no delivery event',
    clause: 'SmsAdapter.parseCallback none if it is about something else',
    needs: ['deliveries', 'inbound'],
    run: async ({ open }) => {
      const opened = await open()
      expectEqual(await opened.deliveriesOf({ news: 'inbound', from: '+14165550123', text: 'STOP' }), [], 'the events')
    },
  },
]
