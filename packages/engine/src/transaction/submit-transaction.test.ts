import { createMemoryStorage } from '@linx/storage-memory'
import {
  cardPaymentRequest,
  createFaultyStorage,
  createSimulation,
  demandValue,
  loadSampleParties,
  openLatest,
  type SubmitBehaviour,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../index.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** A confirmed card payment whose submission goes as scripted. */
const setUp = async (...behaviours: readonly SubmitBehaviour[]) => {
  const storage = createMemoryStorage()
  const simulation = createSimulation({ storage })
  const events: EngineEvent[] = []
  simulation.engine.events.on('*', (event) => events.push(event))
  await loadSampleParties(simulation.linx)
  const { workflowId } = demandValue(await simulation.linx.workflows.create(cardPaymentRequest))
  await simulation.settle()
  const rail = simulation.rails['push-to-card']
  rail.submits.next(...behaviours)
  demandValue(await (await openLatest(simulation)).confirm())
  const transactionId = demandValue(await simulation.linx.workflows.get(workflowId)).transactionId ?? ''
  const status = async () => demandValue(await simulation.linx.transactions.get(transactionId)).latestStatus.status
  const runFor = (durationMs: number) => simulation.runUntil(simulation.clock.now() + durationMs)
  const callsOf = (verb: string) => rail.calls().filter((call) => call.verb === verb)
  return { ...simulation, storage, rail, events, transactionId, status, runFor, callsOf }
}

type World = Awaited<ReturnType<typeof setUp>>

const typesOf = ({ events }: World): readonly string[] => events.map(({ type }) => type)

describe('a rail that does not answer properly', () => {
  it('is asked after 5 s, 30 s, 2 min … and what it knows is settled without a second submission', async () => {
    const world = await setUp({ answer: 'unknown', isDone: true })
    world.rail.inquiries.next({ answer: 'unknown' }, { answer: 'unknown' })
    await world.runFor(HOUR_MS)
    const [submitted] = world.callsOf('submit')
    expect(world.callsOf('inquire').map(({ at }) => at - (submitted?.at ?? 0))).toEqual([5_000, 30_000, 120_000])
    expect(await world.status()).toBe('SETTLED')
    expect(world.callsOf('submit')).toHaveLength(1)
    expect(world.rail.timesMoved({ transactionId: world.transactionId })).toBe(1)
  })

  it.each([
    ['throws', 'throw'],
    ['answers no outcome', 'malformed'],
    ['times out', 'unknown'],
  ] as const)('and %s: what it proves absent is submitted again under the same reference', async (_, answer) => {
    const world = await setUp({ answer, isDone: false })
    await world.runFor(HOUR_MS)
    const references = world.callsOf('submit').map(({ reference }) => reference)
    expect(references).toHaveLength(2)
    expect(new Set(references).size).toBe(1)
    expect(await world.status()).toBe('SETTLED')
    expect(world.rail.timesMoved({ transactionId: world.transactionId })).toBe(1)
  })

  it('and never answers at all: the deadline makes it unknown', async () => {
    const world = await setUp({ answer: 'never', isDone: true })
    const run = world.settle()
    await world.clock.advance(10_000)
    await run
    expect(await world.status()).toBe('PROCESSING')
    await world.runFor(HOUR_MS)
    expect(await world.status()).toBe('SETTLED')
    expect(world.rail.timesMoved({ transactionId: world.transactionId })).toBe(1)
  })

  it('and does not know it yet: it is asked again, never submitted again, and the business is alarmed after a day', async () => {
    const world = await setUp({ answer: 'unknown', isDone: false })
    world.rail.inquiries.always({ answer: 'absent', isProven: false })
    await world.runFor(3 * DAY_MS)
    expect(await world.status()).toBe('PROCESSING')
    expect(world.callsOf('submit')).toHaveLength(1)
    expect(typesOf(world).filter((type) => type === 'transactions.outcome-unknown')).toHaveLength(1)
  })

  it('and comes back with an answer too late: it changes nothing any more', async () => {
    const world = await setUp({ answer: 'accept', afterMs: 40_000 })
    const run = world.settle()
    await world.clock.advance(10_000)
    await run
    await world.runFor(HOUR_MS)
    expect(await world.status()).toBe('SETTLED')
    expect(world.callsOf('submit')).toHaveLength(1)
  })
})

describe('a rail that answers', () => {
  it('with another amount: stops for a person and is not tried again', async () => {
    const world = await setUp({ answer: 'accept', echoAmount: '2000.00' })
    await world.runFor(3 * DAY_MS)
    expect(typesOf(world)).toContain('transactions.needs-review')
    expect(world.callsOf('submit')).toHaveLength(1)
    expect(await world.status()).toBe('PROCESSING')
  })

  it('with a refusal for good: declines, moves nothing and tells the Customer', async () => {
    const world = await setUp({ answer: 'reject', retry: 'never', code: '05', reason: 'Do not honour' })
    await world.runFor(HOUR_MS)
    expect(await world.status()).toBe('DECLINED')
    expect(world.rail.ledger().entries()).toEqual([])
    expect(world.sms.sends().at(-1)?.message.kind).toBe('transaction-status')
  })

  it('that nothing left: submits again under the same reference', async () => {
    const world = await setUp({ answer: 'not-sent' }, { answer: 'not-sent' })
    await world.runFor(HOUR_MS)
    expect(new Set(world.callsOf('submit').map(({ reference }) => reference)).size).toBe(1)
    expect(world.callsOf('submit')).toHaveLength(3)
    expect(await world.status()).toBe('SETTLED')
  })

  it('that another reference is needed: submits anew', async () => {
    const world = await setUp({ answer: 'reject', retry: 'new-reference' })
    await world.runFor(HOUR_MS)
    expect(new Set(world.callsOf('submit').map(({ reference }) => reference)).size).toBe(2)
    expect(world.rail.timesMoved({ transactionId: world.transactionId })).toBe(1)
  })
})

describe('a process that dies around the submission', () => {
  /** The commits of the submission: the intent before the call, the outcome behind it. */
  const deaths = [
    ['before the intent', 'die-before', 1],
    ['between intent and call', 'die-after', 1],
    ['between call and outcome', 'die-before', 2],
    ['after the outcome', 'die-after', 2],
  ] as const

  it.each(deaths)('%s: the money moves once', async (_, kind, call) => {
    const { storage, clock, sms, rails, runFor, rail, transactionId, status, callsOf } = await setUp()
    const faulty = createFaultyStorage(storage, [{ kind, call, verb: 'commit' }])
    const mortal = createSimulation({
      storage: faulty,
      clock,
      peers: { sms, rails },
      seed: 2,
      policy: { worker: { concurrency: 1 } },
    })
    await mortal.settle().catch(() => undefined)
    expect(faulty.isDead()).toBe(true)
    await clock.advance(30_001)
    await runFor(HOUR_MS)
    expect(await status()).toBe('SETTLED')
    expect(rail.timesMoved({ transactionId })).toBe(1)
    expect(new Set(callsOf('submit').map(({ reference }) => reference)).size).toBe(1)
  })
})
