import { createMemoryStorage } from '@linx/storage-memory'
import {
  cardTemplateRequest,
  createFaultyStorage,
  createSimulation,
  demandValue,
  loadSampleParties,
  SAMPLE_PHONE,
  type Simulation,
  type StorageFault,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { batchOf, entries } from './test-support/batch-requests.ts'

const LEASE_MS = 30_000
/** More than are made at once. */
const ENTRIES = 12
/** Every call is tried with LINX_LONG_TESTS=1, otherwise every seventh. */
const STRIDE = process.env.LINX_LONG_TESTS === '1' ? 1 : 7
const TRIES = 3

type Act = (simulation: Simulation) => Promise<unknown>

const create: Act = async ({ linx }) => demandValue(await linx.batches.create(batchOf(entries(ENTRIES))))
const work: Act = ({ settle }) => settle()
const cancel: Act = async ({ linx }) => {
  const [batch] = demandValue(await linx.batches.list()).result
  if (batch?.status === 'NEW' || batch?.status === 'QUEUED') demandValue(await linx.batches.cancel(batch.batchId))
}

/** A batch made by a process that is struck as planned and by one that goes on; what gets no answer is done again. */
const play = async (fault: StorageFault, acts: readonly Act[]) => {
  const storage = createMemoryStorage()
  const first = createSimulation({ storage })
  const { clock } = first
  await loadSampleParties(first.linx)
  demandValue(await first.linx.templates.create(cardTemplateRequest))
  const faulty = createFaultyStorage(storage, [fault])
  let simulation = createSimulation({ storage: faulty, clock, peers: first, seed: 2 })
  for (const act of [...acts, work]) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await act(simulation)
        break
      } catch (error) {
        if (!faulty.hasStruck() || attempt === TRIES) throw error
        await clock.advance(LEASE_MS + 1)
        simulation = createSimulation({ storage, clock, peers: first, seed: 3 })
      }
    }
  }
  const last = createSimulation({ storage, clock, peers: first, seed: 4 })
  await last.runUntil(clock.now() + 120_000)
  const [batch] = demandValue(await last.linx.batches.list()).result
  const made = demandValue(await last.linx.batches.entries(batch?.batchId ?? '', { status: 'CREATED' })).result
  const workflows = demandValue(await last.linx.workflows.search({ size: 100 })).result
  return { struck: faulty.hasStruck(), batch, made, workflows, messages: first.sms.messagesTo(SAMPLE_PHONE) }
}

type Run = Awaited<ReturnType<typeof play>>

const atEveryCall = async (kind: Omit<StorageFault, 'call'>, acts: readonly Act[], look: (run: Run) => void) => {
  let points = 0
  for (let call = 1; ; call += STRIDE) {
    const run = await play({ ...kind, call }, acts)
    look(run)
    if (!run.struck) return points
    points += 1
  }
}

const faults: readonly Omit<StorageFault, 'call'>[] = [
  { kind: 'die-before' },
  { kind: 'die-after', verb: 'commit' },
  { kind: 'die-after', verb: 'claim' },
  { kind: 'fail-once' },
  { kind: 'lose-request', verb: 'commit' },
  { kind: 'lose-answer', verb: 'commit' },
]

describe('a batch of a process that dies, or whose storage fails, at any call', () => {
  it.each(faults)('$kind $verb: each entry makes one workflow', async (kind) => {
    const points = await atEveryCall(kind, [create, work], ({ batch, made, workflows, messages }) => {
      expect(batch).toMatchObject({ status: 'COMPLETED', entryCounts: { CREATED: ENTRIES, QUEUED: 0 } })
      expect(workflows.map(({ title }) => title).toSorted()).toEqual(
        entries(ENTRIES)
          .map(({ title }) => title)
          .toSorted(),
      )
      expect(new Set(made.map(({ workflowId }) => workflowId))).toEqual(new Set(workflows.map(({ id }) => id)))
      expect(messages.length).toBeGreaterThanOrEqual(ENTRIES)
    })
    expect(points).toBeGreaterThan(0)
    process.stdout.write(`${String(points).padStart(5)} points: batch, ${kind.kind} ${kind.verb ?? ''}\n`)
  })

  it.each(faults)('$kind $verb: one that is cancelled meanwhile tells exactly what was made', async (kind) => {
    const workAndCancel: Act = async (simulation) => {
      const results = await Promise.allSettled([work(simulation), cancel(simulation)])
      for (const result of results) if (result.status === 'rejected') throw result.reason
    }
    await atEveryCall(kind, [create, workAndCancel], ({ batch, made, workflows }) => {
      const counts = batch?.entryCounts
      expect(batch?.status).toBe('COMPLETED')
      expect(counts?.CREATED).toBe(workflows.length)
      expect((counts?.CREATED ?? 0) + (counts?.CANCELLED ?? 0)).toBe(ENTRIES)
      expect(new Set(made.map(({ workflowId }) => workflowId))).toEqual(new Set(workflows.map(({ id }) => id)))
    })
  })
})
