import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVirtualClock } from './virtual-clock.ts'

const START = Date.parse('2026-03-02T15:00:00Z')

describe('createVirtualClock', () => {
  it('stands still until it is moved', async () => {
    const clock = createVirtualClock(START)
    expect(clock.now()).toBe(START)
    await clock.advance(250)
    expect(clock.now()).toBe(START + 250)
  })

  it('fires a timer at its own time, not at the end of the advance', async () => {
    const clock = createVirtualClock(START)
    const firedAt: number[] = []
    clock.setTimer(() => firedAt.push(clock.now()), 100)
    await clock.advance(99)
    expect(firedAt).toEqual([])
    await clock.advance(1_000)
    expect(firedAt).toEqual([START + 100])
  })

  it('fires by due time, and in the order of setting where times are equal', async () => {
    const delays = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(delays, async (delaysMs) => {
        const clock = createVirtualClock(START)
        const fired: number[] = []
        for (const [place, delayMs] of delaysMs.entries()) clock.setTimer(() => fired.push(place), delayMs)
        await clock.advance(20)
        const expected = delaysMs
          .map((delayMs, place) => ({ delayMs, place }))
          .toSorted((a, b) => a.delayMs - b.delayMs)
        expect(fired).toEqual(expected.map(({ place }) => place))
      }),
      { numRuns: 50 },
    )
  })

  it('fires timers that asynchronous work sets on the way', async () => {
    const clock = createVirtualClock(START)
    const firedAt: number[] = []
    const work = async () => {
      for (let step = 0; step < 3; step++) {
        await new Promise<void>((resolve) => clock.setTimer(resolve, 10))
        for (let hop = 0; hop < 20; hop++) await Promise.resolve()
        firedAt.push(clock.now() - START)
      }
    }
    const done = work()
    await clock.advance(30)
    await done
    expect(firedAt).toEqual([10, 20, 30])
  })

  it('waits for work that takes turns of the event loop, as commits to SQLite do', async () => {
    const clock = createVirtualClock(START)
    const firedAt: number[] = []
    const commit = () => new Promise<void>((resolve) => setImmediate(resolve))
    const work = async () => {
      for (let step = 0; step < 3; step++) {
        for (let hop = 0; hop < 5; hop++) await commit()
        await new Promise<void>((resolve) => clock.setTimer(resolve, 10))
        firedAt.push(clock.now() - START)
      }
    }
    const done = work()
    await clock.advance(30)
    await done
    expect(firedAt).toEqual([10, 20, 30])
  })

  it('does not fire a cancelled timer', async () => {
    const clock = createVirtualClock(START)
    let fired = 0
    const cancel = clock.setTimer(() => fired++, 10)
    clock.setTimer(() => fired++, 10)
    cancel()
    cancel()
    await clock.advance(10)
    expect(fired).toBe(1)
  })

  it('jumps without firing and fires what is overdue in the next advance', async () => {
    const clock = createVirtualClock(START)
    const firedAt: number[] = []
    clock.setTimer(() => firedAt.push(clock.now()), 10)
    clock.set(START + 3_600_000)
    expect(firedAt).toEqual([])
    await clock.advance(0)
    expect(firedAt).toEqual([START + 3_600_000])
  })

  it('jumps backwards only when set', async () => {
    const clock = createVirtualClock(START)
    await expect(clock.advanceTo(START - 1)).rejects.toThrow(RangeError)
    await expect(clock.advance(Number.NaN)).rejects.toThrow(RangeError)
    clock.set(START - 1)
    expect(clock.now()).toBe(START - 1)
  })

  it('says when the next timer is due', () => {
    const clock = createVirtualClock(START)
    expect(clock.nextTimerAt()).toBeUndefined()
    clock.setTimer(() => {}, 30)
    clock.setTimer(() => {}, 20)
    expect(clock.nextTimerAt()).toBe(START + 20)
  })

  it('passes on what a callback throws and goes on afterwards', async () => {
    const clock = createVirtualClock(START)
    clock.setTimer(() => {
      throw new Error('planted')
    }, 5)
    await expect(clock.advance(10)).rejects.toThrow('planted')
    await clock.advance(10)
    expect(clock.now()).toBe(START + 15)
  })

  it('refuses two advances at once', async () => {
    const clock = createVirtualClock(START)
    const first = clock.advance(10)
    await expect(clock.advance(10)).rejects.toThrow('already')
    await first
  })

  it('stops a timer that sets itself again without end', async () => {
    const clock = createVirtualClock(START, { settle: () => Promise.resolve() })
    const again = () => {
      clock.setTimer(again, 0)
    }
    again()
    await expect(clock.advance(1)).rejects.toThrow('100000 timers')
  })
})
