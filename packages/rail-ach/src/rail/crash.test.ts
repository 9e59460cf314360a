import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDirectoryStore } from '../store/directory-store.ts'
import type { DurableFileSystem } from '../store/durable-file-system.ts'
import { entriesOf } from '../test-support/answer-of-bank.ts'
import { type CrashManner, createSimulatedDisk } from '../test-support/crashing-file-system.ts'
import { createRailBench, examplePayment, exampleReference, HOUR_MS, MONDAY_NINE } from '../test-support/rail-bench.ts'
import { createDirectoryTransport } from '../transport/directory-transport.ts'
import { validateNachaFile } from '../validate/validate-nacha-file.ts'

const OUT = '/out'
const NUMBERS = [1, 2, 3, 4, 5]
const CANCELLED = 2

/** Payments are told apart by their cents. */
const payment = (number: number) => examplePayment(number, { amount: `1.0${number}` })

const openBench = (fileSystem: DurableFileSystem) =>
  createRailBench({
    store: createDirectoryStore({ directory: '/spool', fileSystem }),
    transport: createDirectoryTransport({ directory: OUT, fileSystem }),
  })

type Bench = ReturnType<typeof openBench>

/** What the engine has been told before the process died. */
interface Told {
  readonly accepted: Set<number>
  isCancelled: boolean
}

const liveDay = async (bench: Bench, told: Told): Promise<void> => {
  const submit = async (number: number): Promise<void> => {
    if ((await bench.submit(payment(number))).outcome === 'accepted') told.accepted.add(number)
  }
  for (const number of [1, 2, 3]) await submit(number)
  told.isCancelled = (await bench.cancel(exampleReference(bench, CANCELLED))).outcome === 'cancelled'
  bench.moveTo(MONDAY_NINE + 10 * HOUR_MS)
  await bench.rail.flush()
  for (const number of [4, 5]) await submit(number)
  bench.moveTo(MONDAY_NINE + 34 * HOUR_MS)
  await bench.rail.flush()
}

/** What the engine does after a restart: asks about everything without a good answer, and sends anew what is proven to be absent. */
const recover = async (bench: Bench, told: Told): Promise<void> => {
  bench.moveTo(MONDAY_NINE + 11 * HOUR_MS)
  for (const number of NUMBERS) {
    if (told.accepted.has(number) || (number === CANCELLED && told.isCancelled)) continue
    const asked = await bench.inquire(exampleReference(bench, number))
    expect(['found', 'absent', 'unknown']).toContain(asked.outcome)
    if (asked.outcome === 'absent')
      expect(await bench.submit(payment(number), 2)).toMatchObject({ outcome: 'accepted' })
  }
  for (const hours of [12, 34, 58, 82]) {
    bench.moveTo(MONDAY_NINE + hours * HOUR_MS)
    await bench.rail.flush()
  }
}

const amountsSeen = (disk: ReturnType<typeof createSimulatedDisk>): readonly number[] => {
  const files = new Map<string, string>()
  for (const { path, content } of disk.seenIn(OUT)) {
    const name = basename(path)
    if (name.startsWith('.')) continue
    expect(files.get(name) ?? content, `${name} has one content`).toBe(content)
    files.set(name, content)
  }
  disk.crash('loses-unsynced')
  for (const [name, content] of files)
    expect(disk.contentsOf(OUT).get(`${OUT}/${name}`), `${name} is there`).toBe(content)
  const entries = [...files.values()].flatMap((text) => {
    expect(validateNachaFile(text)).toEqual([])
    return entriesOf(text)
  })
  expect(new Set(entries.map(({ traceNumber }) => traceNumber)).size).toBe(entries.length)
  return entries.map(({ amount }) => Number(amount) - 100).toSorted()
}

const dieAt = async (step: number, when: 'before' | 'after', manner: CrashManner): Promise<void> => {
  const disk = createSimulatedDisk()
  const told: Told = { accepted: new Set(), isCancelled: false }
  await liveDay(openBench(disk.open({ step, when })), told).catch(() => undefined)
  disk.crash(manner)
  await recover(openBench(disk.open()), told)
  const expected = NUMBERS.filter((number) => number !== CANCELLED)
  const seen = amountsSeen(disk)
  const label = `died ${when} step ${step}, ${manner}`
  expect(
    seen.filter((number) => number !== CANCELLED),
    label,
  ).toEqual(expected)
  expect(seen.filter((number) => number === CANCELLED).length, label).toBeLessThanOrEqual(told.isCancelled ? 0 : 1)
}

const stepsOfLiveDay = async (): Promise<number> => {
  const disk = createSimulatedDisk()
  await liveDay(openBench(disk.open()), { accepted: new Set(), isCancelled: false })
  return disk.steps()
}

describe('a process that dies at any step of a day', () => {
  it.each(['loses-unsynced', 'keeps-unsynced'] as const)(
    'pays everything exactly once (the disk %s)',
    async (manner) => {
      const steps = await stepsOfLiveDay()
      expect(steps).toBeGreaterThan(150)
      for (let step = 1; step <= steps; step += 1) {
        for (const when of ['before', 'after'] as const) await dieAt(step, when, manner)
      }
    },
    120_000,
  )
})
