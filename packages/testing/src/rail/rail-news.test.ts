import { describe, expect, it } from 'vitest'
import { createVirtualClock } from '../clock/virtual-clock.ts'
import { exampleRailRequest } from './example-rail-request.ts'
import { createScriptedRail } from './scripted-rail.ts'

const START = Date.parse('2026-03-02T15:00:00Z')
const REFERENCE = 'transaction-1.1'

const setUp = async (solution: 'ach' | 'wire' = 'ach') => {
  const clock = createVirtualClock(START)
  const rail = createScriptedRail({ solution, clock })
  const signal = new AbortController().signal
  await rail.submit(exampleRailRequest(solution), { reference: REFERENCE }, { signal })
  return { clock, rail }
}

describe('news from a scripted rail', () => {
  it('tells in order what happened, each event under a key of its own', async () => {
    const { rail, clock } = await setUp()
    rail.approve(REFERENCE)
    await clock.advance(1_000)
    rail.settle(REFERENCE)
    rail.correct(REFERENCE, { accountNumber: '987' })
    rail.returnPayment(REFERENCE, { discretionaryData: 'TRN-7' })
    const events = rail.eventsFor(REFERENCE)
    expect(events).toMatchObject([
      { event: 'status', state: 'approved', occurredAt: START },
      { event: 'status', state: 'settled', occurredAt: START + 1_000 },
      { event: 'correction', code: 'C01', changes: { accountNumber: '987' } },
      { event: 'returned', code: 'R01', amount: '256.25', currency: 'USD', discretionaryData: 'TRN-7' },
    ])
    expect(new Set(events.map(({ dedupeKey }) => dedupeKey)).size).toBe(4)
    expect(rail.eventsFor('another')).toEqual([])
  })

  it('gives failed and returned money back in the ledger', async () => {
    const failed = (await setUp()).rail
    expect(failed.fail(REFERENCE)).toMatchObject({ state: 'failed', code: 'R03' })
    expect(failed.ledger().totals()).toMatchObject([{ undoneMinor: 25_625n, returnedMinor: 0n, netMinor: 0n }])
    const returned = (await setUp()).rail
    returned.settle(REFERENCE)
    returned.returnPayment(REFERENCE)
    expect(returned.ledger().totals()).toMatchObject([{ undoneMinor: 0n, returnedMinor: 25_625n, netMinor: 0n }])
  })

  it('never goes back and never returns twice, before settlement or on a final rail', async () => {
    const { rail } = await setUp()
    const refused = (act: () => unknown, code: string) => expect(act).toThrow(expect.objectContaining({ code }))
    refused(() => rail.returnPayment(REFERENCE), 'order_state')
    rail.settle(REFERENCE)
    refused(() => rail.fail(REFERENCE), 'order_state')
    rail.returnPayment(REFERENCE)
    refused(() => rail.returnPayment(REFERENCE), 'order_state')
    refused(() => rail.settle('unheard-of'), 'order_not_found')
    refused(() => rail.correct('unheard-of', {}), 'order_not_found')
    const wire = (await setUp('wire')).rail
    wire.settle(REFERENCE)
    refused(() => wire.returnPayment(REFERENCE), 'rail_final')
  })
})

describe('ingest of a scripted rail', () => {
  it.each(['webhook', 'file'] as const)(
    'reads back the events of a %s, doubled and reordered as they are',
    async (manner) => {
      const { rail } = await setUp()
      const first = rail.approve(REFERENCE)
      const second = rail.settle(REFERENCE)
      const events = [second, first, second]
      expect(await rail.ingest?.(rail.inboundOf(events, manner))).toEqual({ outcome: 'read', events })
    },
  )

  it('reads bytes as well as text', async () => {
    const { rail } = await setUp()
    const inbound = rail.inboundOf([rail.settle(REFERENCE)], 'file')
    const rawBody = new TextEncoder().encode(String(inbound.rawBody))
    expect(await rail.ingest?.({ ...inbound, rawBody })).toMatchObject({
      outcome: 'read',
      events: [{ state: 'settled' }],
    })
  })

  it('believes nothing of a forged webhook but names the references to ask about', async () => {
    const { rail } = await setUp()
    const event = rail.settle(REFERENCE)
    const outcome = await rail.ingest?.(rail.inboundOf([event, event], 'forged'))
    expect(outcome).toEqual({ outcome: 'unverified', references: [REFERENCE] })
  })

  it('cannot read a garbled file', async () => {
    const { rail } = await setUp()
    expect(await rail.ingest?.(rail.inboundOf([rail.settle(REFERENCE)], 'garbled'))).toMatchObject({
      outcome: 'unreadable',
    })
    expect(await rail.ingest?.({ source: 'file', rawBody: '{}' })).toMatchObject({ outcome: 'unreadable' })
  })
})
