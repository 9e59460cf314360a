import type { StorageAdapter } from '@linx/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFaultyStorage } from './faulty-storage.ts'
import { ProcessDied, STORAGE_FAULTS, type StorageFaultKind } from './storage-fault.ts'

const BATCH = { now: 0 }
const STATS = { queuedTasks: 0, dueTasks: 0, parkedTasks: 0 }

/** A storage that only counts what it was asked for; verbs that no test uses are left out. */
const createCountingStorage = () => {
  const done: string[] = []
  const wakeListeners = new Set<() => void>()
  const partial: Partial<StorageAdapter> = {
    specificationVersion: 'v1',
    name: 'counting',
    capabilities: { durable: false, sharedByProcesses: false, leaseClock: 'caller' },
    commit: async () => {
      done.push('commit')
      return { committed: true, leased: [] }
    },
    get: async (keys) => {
      done.push('get')
      return keys.map(() => undefined)
    },
    stats: async () => {
      done.push('stats')
      return STATS
    },
    onWake: (listener) => {
      wakeListeners.add(listener)
      return () => wakeListeners.delete(listener)
    },
  }
  const wake = () => {
    for (const listener of wakeListeners) listener()
  }
  return { storage: partial as StorageAdapter, done, wake }
}

describe('createFaultyStorage', () => {
  it('passes calls and answers through without a plan', async () => {
    const { storage, done } = createCountingStorage()
    const faulty = createFaultyStorage(storage, [])
    expect(await faulty.commit(BATCH)).toMatchObject({ committed: true })
    expect(await faulty.stats(BATCH)).toEqual(STATS)
    expect(done).toEqual(['commit', 'stats'])
    expect([faulty.calls(), faulty.calls('commit'), faulty.calls('get')]).toEqual([2, 1, 0])
    expect(faulty.hasStruck()).toBe(false)
    expect(faulty.name).toBe('faulty counting')
  })

  it.each<{ kind: StorageFaultKind; isDone: boolean }>([
    { kind: 'die-before', isDone: false },
    { kind: 'die-after', isDone: true },
  ])('$kind: the call is done: $isDone, and every later call is refused', async ({ kind, isDone }) => {
    const { storage, done } = createCountingStorage()
    const faulty = createFaultyStorage(storage, [{ kind, call: 2 }])
    await faulty.commit(BATCH)
    await expect(faulty.commit(BATCH)).rejects.toThrow(ProcessDied)
    await expect(faulty.get([])).rejects.toThrow(ProcessDied)
    await expect(faulty.close()).rejects.toThrow(ProcessDied)
    expect(done).toHaveLength(isDone ? 2 : 1)
    expect([faulty.hasStruck(), faulty.isDead(), faulty.calls()]).toEqual([true, true, 2])
  })

  it('gives no answer to a call that was under way when the process died', async () => {
    const { storage } = createCountingStorage()
    const faulty = createFaultyStorage(storage, [{ kind: 'die-before', call: 2 }])
    const [first, second] = await Promise.allSettled([faulty.commit(BATCH), faulty.commit(BATCH)])
    expect([first, second].map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it.each<{ kind: StorageFaultKind; isDone: boolean; commitFate: string }>([
    { kind: 'lose-request', isDone: false, commitFate: 'unknown' },
    { kind: 'lose-answer', isDone: true, commitFate: 'unknown' },
    { kind: 'fail-once', isDone: false, commitFate: 'not-committed' },
  ])('$kind: fails one call and lives on', async ({ kind, isDone, commitFate }) => {
    const { storage, done } = createCountingStorage()
    const faulty = createFaultyStorage(storage, [{ kind, call: 1 }])
    await expect(faulty.commit(BATCH)).rejects.toMatchObject({ commitFate, isRetryable: true, code: 'planned_fault' })
    expect(done).toHaveLength(isDone ? 1 : 0)
    expect(await faulty.commit(BATCH)).toMatchObject({ committed: true })
    expect(faulty.isDead()).toBe(false)
  })

  it('fail-from-then-on: fails every call from the planned one', async () => {
    const { storage, done } = createCountingStorage()
    const faulty = createFaultyStorage(storage, [{ kind: 'fail-from-then-on', call: 2 }])
    await faulty.commit(BATCH)
    for (let round = 0; round < 3; round++) await expect(faulty.commit(BATCH)).rejects.toThrow('call')
    expect(done).toHaveLength(1)
  })

  it('counts the calls of one verb only where the fault names it', async () => {
    const { storage } = createCountingStorage()
    const faulty = createFaultyStorage(storage, [{ kind: 'fail-once', verb: 'commit', call: 2 }])
    await faulty.commit(BATCH)
    await faulty.get([])
    await faulty.stats(BATCH)
    await expect(faulty.commit(BATCH)).rejects.toThrow('call 4 (commit)')
  })

  it('strikes exactly when the script is long enough, and does exactly the calls before it', async () => {
    const kinds = fc.constantFrom(...(Object.keys(STORAGE_FAULTS) as StorageFaultKind[]))
    await fc.assert(
      fc.asyncProperty(kinds, fc.integer({ min: 1, max: 12 }), async (kind, call) => {
        const { storage, done } = createCountingStorage()
        const faulty = createFaultyStorage(storage, [{ kind, call }])
        const script = async () => {
          for (let step = 0; step < 8; step++) await faulty.commit(BATCH)
        }
        const ending = await script().then(
          () => 'finished',
          () => 'broken off',
        )
        expect(ending).toBe(call <= 8 ? 'broken off' : 'finished')
        expect(faulty.hasStruck()).toBe(call <= 8)
        expect(done).toHaveLength(call > 8 ? 8 : call - 1 + (STORAGE_FAULTS[kind].isDone ? 1 : 0))
      }),
    )
  })

  it('passes wake-ups on while it lives', async () => {
    const { storage, wake } = createCountingStorage()
    const faulty = createFaultyStorage(storage, [{ kind: 'die-before', call: 1 }])
    let woken = 0
    faulty.onWake?.(() => woken++)
    wake()
    await expect(faulty.commit(BATCH)).rejects.toThrow(ProcessDied)
    wake()
    expect(woken).toBe(1)
  })

  it('offers wake-ups only if the storage does', () => {
    const { onWake: _, ...deaf } = createCountingStorage().storage
    expect(createFaultyStorage(deaf, []).onWake).toBeUndefined()
  })
})
