import { createVirtualClock } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { createAlarm } from './alarm.ts'

const setUp = () => {
  const clock = createVirtualClock(1_000)
  const alarm = createAlarm(clock)
  const sleep = (delayMs: number) => {
    const state = { isOver: false }
    void alarm.sleep(delayMs).then(() => {
      state.isOver = true
    })
    return state
  }
  return { clock, alarm, sleep }
}

describe('createAlarm', () => {
  it('sleeps until the delay is over', async () => {
    const { clock, sleep } = setUp()
    const sleeper = sleep(50)
    await clock.advance(49)
    expect(sleeper.isOver).toBe(false)
    await clock.advance(1)
    expect(sleeper.isOver).toBe(true)
  })

  it('wakes a sleeper at once', async () => {
    const { clock, alarm, sleep } = setUp()
    const sleeper = sleep(50)
    alarm.wake()
    await clock.advance(0)
    expect(sleeper.isOver).toBe(true)
    expect(clock.nextTimerAt()).toBeUndefined()
  })

  it('loses no wake that comes while nobody sleeps, and uses it up', async () => {
    const { clock, alarm, sleep } = setUp()
    alarm.wake()
    const first = sleep(50)
    await clock.advance(0)
    const second = sleep(50)
    await clock.advance(0)
    expect([first.isOver, second.isOver]).toEqual([true, false])
  })

  it('sleeps no longer than to the earliest instant named before or meanwhile', async () => {
    const { clock, alarm, sleep } = setUp()
    alarm.wakeBy(1_030)
    const named = sleep(50)
    await clock.advanceTo(1_030)
    expect(named.isOver).toBe(true)
    const later = sleep(50)
    alarm.wakeBy(2_000)
    await clock.advance(49)
    expect(later.isOver).toBe(false)
  })

  it('is set to an earlier instant that is named while it sleeps, not ended', async () => {
    const { clock, alarm, sleep } = setUp()
    const sleeper = sleep(50)
    alarm.wakeBy(1_030)
    await clock.advance(29)
    expect(sleeper.isOver).toBe(false)
    await clock.advance(1)
    expect(sleeper.isOver).toBe(true)
    expect(clock.nextTimerAt()).toBeUndefined()
  })

  it('keeps the instants behind the one at which a sleep ended', async () => {
    const { clock, alarm, sleep } = setUp()
    for (const instant of [1_020, 1_010, 1_015, 1_010]) alarm.wakeBy(instant)
    for (const instant of [1_010, 1_015, 1_020]) {
      expect(alarm.nextAt()).toBe(instant)
      const sleeper = sleep(50)
      await clock.advanceTo(instant)
      expect(sleeper.isOver).toBe(true)
    }
    expect(alarm.nextAt()).toBeUndefined()
  })
})
