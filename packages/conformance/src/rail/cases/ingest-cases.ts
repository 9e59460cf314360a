import type { RailEvent, RailInbound } from '@linx/contracts'
import { ConformanceFailure, expectEqual, expectTrue } from '../../kit/expect.ts'
import type { OpenRail, RailCase } from '../rail-context.ts'
import type { RailHappening } from '../rail-fault.ts'
import type { RailPayment } from '../rail-subject.ts'
import { expectOutcome, submitSound } from './submit-cases.ts'

const eventsIn = async (opened: OpenRail, inbound: RailInbound): Promise<readonly RailEvent[]> => {
  const outcome = await opened.ingest(inbound)
  expectOutcome(outcome, ['read'])
  return outcome.outcome === 'read' ? outcome.events : []
}

/** The one event of the news. */
const eventIn = async (opened: OpenRail, inbound: RailInbound): Promise<RailEvent> => {
  const events = await eventsIn(opened, inbound)
  const [event] = events
  if (event === undefined || events.length > 1) {
    throw new ConformanceFailure(`One piece of news must be one event, received ${events.length}.`)
  }
  return event
}

/** Submits a payment, lets things happen to it and gives the news of the last. */
const newsOf = async (
  opened: OpenRail,
  ...happenings: readonly RailHappening[]
): Promise<{ readonly payment: RailPayment; readonly news: readonly RailInbound[] }> => {
  const payment = await submitSound(opened)
  const news: RailInbound[] = []
  for (const happening of happenings) news.push(await opened.tell(happening, payment))
  return { payment, news }
}

const keyOf = ({ dedupeKey }: RailEvent): string => dedupeKey

const statusCase = (state: 'settled' | 'failed'): RailCase => ({
  id: `ingest.${state}`,
  title: `reads that a payment ${state === 'settled' ? 'is settled' : 'failed'}, with our reference`,
  clause: 'RailEvent status',
  needs: `news:${state}`,
  run: async ({ open }) => {
    const opened = await open()
    const { payment, news } = await newsOf(opened, state)
    for (const inbound of news) {
      const event = await eventIn(opened, inbound)
      expectEqual([event.event, event.reference], ['status', payment.reference.reference], 'event and reference')
      expectEqual(event.event === 'status' && event.state, state, 'the state')
    }
  },
})

const returnedIn = async (opened: OpenRail, inbound: RailInbound, { request, reference }: RailPayment) => {
  const event = await eventIn(opened, inbound)
  if (event.event !== 'returned') throw new ConformanceFailure(`Expected a return, received ${event.event}.`)
  const { amount, currency } = event
  const expected = [reference.reference, request.amount, request.currency]
  expectEqual([event.reference, amount, currency], expected, 'reference, amount and currency of the return')
  return event
}

export const ingestCases: readonly RailCase[] = [
  statusCase('settled'),
  statusCase('failed'),
  {
    id: 'ingest.returned-after-settled',
    title: 'reads that settled money came back, with code, amount and currency',
    clause: 'RailEvent returned',
    needs: ['news:settled', 'news:returned'],
    run: async ({ open }) => {
      const opened = await open()
      const { payment, news } = await newsOf(opened, 'settled', 'returned')
      for (const inbound of news.slice(1)) await returnedIn(opened, inbound, payment)
    },
  },
  {
    id: 'ingest.returned-unmatched',
    title: 'reads a return of a payment that it never saw: the engine parks it',
    clause: 'RailEvent returned',
    needs: 'news:returned',
    run: async ({ open }) => {
      const opened = await open()
      const stranger = opened.newPayment()
      const event = await eventIn(opened, await opened.tell('returned', stranger))
      expectEqual(event.event, 'returned', 'the event')
    },
  },
  {
    id: 'ingest.correction',
    title: 'reads a notification of change with what must change',
    clause: 'RailEvent correction',
    needs: 'news:correction',
    run: async ({ open }) => {
      const opened = await open()
      const { payment, news } = await newsOf(opened, 'correction')
      for (const inbound of news) {
        const event = await eventIn(opened, inbound)
        expectEqual([event.event, event.reference], ['correction', payment.reference.reference], 'event and reference')
        const changes = event.event === 'correction' ? Object.keys(event.changes) : []
        expectTrue(changes.length > 0, 'A correction must say what changes.')
      }
    },
  },
  {
    id: 'ingest.twice',
    title: 'gives two copies of one piece of news the same key, also in another process',
    clause: 'RailEvent.dedupeKey',
    needs: ['news', 'news:settled'],
    run: async ({ open }) => {
      const opened = await open()
      const { news } = await newsOf(opened, 'settled')
      const elsewhere = await open()
      for (const inbound of news) {
        const first = keyOf(await eventIn(opened, inbound))
        expectEqual(keyOf(await eventIn(opened, inbound)), first, 'the key of the second copy')
        expectEqual(keyOf(await eventIn(elsewhere, inbound)), first, 'the key of a copy elsewhere')
      }
    },
  },
  {
    id: 'ingest.distinct',
    title: 'gives two pieces of news two keys',
    clause: 'RailEvent.dedupeKey',
    needs: 'news:settled',
    run: async ({ open, subject }) => {
      const opened = await open()
      const more: readonly RailHappening[] = subject.happenings.includes('returned') ? ['returned'] : []
      const [first, second] = [await newsOf(opened, 'settled', ...more), await newsOf(opened, 'settled', ...more)]
      const keys: string[] = []
      for (const inbound of [...first.news, ...second.news]) keys.push(keyOf(await eventIn(opened, inbound)))
      expectEqual(new Set(keys).size, keys.length, 'distinct keys')
    },
  },
  {
    id: 'ingest.reordered',
    title: 'reads a return before the settlement that it undoes, the same as after it',
    clause: 'RailEvent',
    needs: ['news:settled', 'news:returned'],
    run: async ({ open }) => {
      const opened = await open()
      const { news } = await newsOf(opened, 'settled', 'returned')
      const late: RailEvent[] = []
      for (const inbound of news.toReversed()) late.push(await eventIn(opened, inbound))
      const elsewhere = await open()
      const inOrder: RailEvent[] = []
      for (const inbound of news) inOrder.push(await eventIn(elsewhere, inbound))
      expectEqual(late.toReversed(), inOrder, 'the events')
    },
  },
  {
    id: 'ingest.bytes',
    title: 'reads bytes and text alike',
    clause: 'RailInbound.rawBody',
    needs: 'news:settled',
    run: async ({ open }) => {
      const opened = await open()
      const { news } = await newsOf(opened, 'settled')
      for (const inbound of news) {
        const { rawBody } = inbound
        const bytes = typeof rawBody === 'string' ? new TextEncoder().encode(rawBody) : rawBody
        const text = new TextDecoder().decode(bytes)
        const ofText = await eventsIn(opened, { ...inbound, rawBody: text })
        expectEqual(await eventsIn(opened, { ...inbound, rawBody: bytes }), ofText, 'the events of the bytes')
      }
    },
  },
  {
    id: 'ingest.forged',
    title: 'believes nothing that is not verified',
    clause: 'IngestOutcome unverified',
    needs: ['news:settled', 'news:forged'],
    run: async ({ open }) => {
      const opened = await open()
      const inbound = await opened.tell('settled', await submitSound(opened), 'forged')
      expectOutcome(await opened.ingest(inbound), ['unverified', 'unreadable'])
    },
  },
  {
    id: 'ingest.garbled',
    title: 'reads nothing from news that are garbled',
    clause: 'IngestOutcome unreadable',
    needs: ['news:settled', 'news:garbled'],
    run: async ({ open }) => {
      const opened = await open()
      const inbound = await opened.tell('settled', await submitSound(opened), 'garbled')
      expectOutcome(await opened.ingest(inbound), ['unreadable', 'unverified'])
    },
  },
]
