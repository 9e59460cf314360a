import { createVirtualClock } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { createAlarm } from './alarm.ts'
import { createDueTimes } from './due-times.ts'

const POLL_MS = 1_000

/** A storage whose next task is due then; `undefined` fails. */
const setUp = (nextDueAt: number | undefined) => {
  const clock = createVirtualClock(5_000)
  const alarm = createAlarm(clock)
  const asked: number[] = []
  const storage = {
    nextDueAt: async () => {
      asked.push(clock.now())
      if (nextDueAt === undefined) throw new Error('down')
      return nextDueAt
    },
  }
  return { clock, alarm, asked, times: createDueTimes({ storage, clock, alarm, pollMs: POLL_MS }) }
}

describe('due times', () => {
  it('sets the alarm for tasks of others, one question at a time', async () => {
    const { clock, alarm, asked, times } = setUp(5_300)
    times.lookAhead()
    times.lookAhead()
    await clock.advance(0)
    expect(asked).toHaveLength(1)
    expect(alarm.nextAt()).toBe(5_300)
    times.lookAhead()
    expect(asked).toHaveLength(2)
  })

  it('asks nothing when a task of this process is due soon', () => {
    const { asked, times } = setUp(5_300)
    times.note(5_020)
    times.lookAhead()
    expect(asked).toEqual([])
  })

  it('leaves what is due after the next poll to that poll', async () => {
    const { clock, alarm, times } = setUp(5_000 + POLL_MS + 1)
    times.note(5_000 + POLL_MS + 1)
    times.lookAhead()
    await clock.advance(0)
    expect(alarm.nextAt()).toBeUndefined()
  })

  it('looks less and less often for what is due but not to be had', async () => {
    const { clock, alarm, times } = setUp(1)
    const waits: number[] = []
    for (let look = 0; look < 9; look += 1) {
      times.lookAhead()
      await clock.advance(0)
      const at = alarm.nextAt() ?? 0
      waits.push(at - clock.now())
      void alarm.sleep(POLL_MS)
      await clock.advance(at - clock.now())
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 64, 64])
  })

  it('survives a storage that fails, and asks it again', async () => {
    const { clock, alarm, asked, times } = setUp(undefined)
    times.lookAhead()
    await clock.advance(0)
    times.lookAhead()
    expect(asked).toHaveLength(2)
    expect(alarm.nextAt()).toBeUndefined()
  })
})
