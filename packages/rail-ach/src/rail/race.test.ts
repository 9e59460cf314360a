import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AchStore } from '../store/ach-store.ts'
import { entriesOf } from '../test-support/answer-of-bank.ts'
import { createMemoryStore } from '../test-support/memory-store.ts'
import { createRailBench, examplePayment, exampleReference, HOUR_MS, MONDAY_NINE } from '../test-support/rail-bench.ts'

/** A store whose calls are done in the order that the scheduler likes. */
const scheduled = (store: AchStore, scheduler: fc.Scheduler): AchStore => ({
  create: scheduler.scheduleFunction((path: string, content: string) => store.create(path, content)),
  read: scheduler.scheduleFunction((path: string) => store.read(path)),
  list: scheduler.scheduleFunction((folder: string) => store.list(folder)),
})

const NUMBERS = [1, 2, 3]

const race = async (scheduler: fc.Scheduler, cancels: readonly number[], withdraws: readonly number[]) => {
  const memory = createMemoryStore()
  const benches = [1, 2].map(() => createRailBench({ store: scheduled(memory, scheduler) }))
  const [one, two] = benches
  if (one === undefined || two === undefined) throw new Error('no bench')
  const late = MONDAY_NINE + 10 * HOUR_MS
  const submits = NUMBERS.map((number) => one.submit(examplePayment(number, { amount: `1.0${number}` })))
  const cancelled = cancels.map((number) => two.cancel(exampleReference(two, number)))
  const inquired = withdraws.map((number) => two.inquire(exampleReference(two, number)))
  const flushes = benches.map(({ rail }) => rail.flush(late))
  await scheduler.waitFor(Promise.all([...submits, ...cancelled, ...inquired, ...flushes]))
  const after = createRailBench({ store: memory })
  await after.rail.flush(late + HOUR_MS)
  await after.rail.flush(late + 24 * HOUR_MS)
  const files = new Map([...benches, after].flatMap((bench) => bench.files.map(({ name, content }) => [name, content])))
  const paid = [...files.values()].flatMap(entriesOf).map(({ amount }) => Number(amount) - 100)
  return { submits, cancelled, inquired, paid }
}

interface Outcomes {
  readonly submitted: string | undefined
  readonly cancelled: string | undefined
  readonly inquired: string | undefined
}

/** How often a payment may be in the files after these answers. */
const allowedTimes = ({ submitted, cancelled, inquired }: Outcomes): readonly number[] => {
  if (submitted === 'rejected' || cancelled === 'cancelled' || inquired === 'absent') return [0]
  return cancelled === 'too-late' || (submitted === 'accepted' && cancelled === undefined) ? [1] : [0, 1]
}

describe('submit, cancel, inquire and flush at the same time', () => {
  it('pay what was accepted and not cancelled exactly once, in every order', async () => {
    const subset = fc.subarray(NUMBERS)
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), subset, subset, async (scheduler, cancels, withdraws) => {
        const { submits, cancelled, inquired, paid } = await race(scheduler, cancels, withdraws)
        for (const [index, number] of NUMBERS.entries()) {
          const outcomes = {
            submitted: (await submits[index])?.outcome,
            cancelled: (await cancelled[cancels.indexOf(number)])?.outcome,
            inquired: (await inquired[withdraws.indexOf(number)])?.outcome,
          }
          expect(allowedTimes(outcomes)).toContain(paid.filter((each) => each === number).length)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
