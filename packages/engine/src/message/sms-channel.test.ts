import { createVirtualClock } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { createSmsChannel } from './sms-channel.ts'

const START = 1_772_463_600_000
const refused = { outcome: 'rejected', class: 'configuration', isRetryable: false, providerCode: '20003' } as const

describe('the channel', () => {
  it('is open until our credentials are refused, then paused for a growing, bounded time', async () => {
    const clock = createVirtualClock(START)
    const channel = createSmsChannel(clock)
    const pauses: number[] = []
    for (let count = 0; count < 7; count += 1) {
      expect(channel.enter()).toBeUndefined()
      const { paused } = channel.take(refused)
      const until = paused?.until ?? 0
      pauses.push((until - clock.now()) / 60_000)
      expect(channel.enter()).toBe(until)
      await clock.advanceTo(until)
    }
    expect(pauses).toEqual([1, 2, 5, 10, 15, 15, 15])
  })

  it('is tried by one message; the others wait for what becomes of it', async () => {
    const clock = createVirtualClock(START)
    const channel = createSmsChannel(clock)
    channel.take(refused)
    await clock.advance(60_000)
    expect(channel.enter()).toBeUndefined()
    expect(channel.enter()).toBe(clock.now() + 5_000)
    channel.take({ outcome: 'accepted' })
    expect([channel.enter(), channel.enter()]).toEqual([undefined, undefined])
  })

  it('tells of a pause once, however many messages were on their way', () => {
    const channel = createSmsChannel(createVirtualClock(START))
    const answers = [channel.take(refused), channel.take(refused), channel.take(refused)]
    expect(answers.filter(({ paused }) => paused !== undefined)).toHaveLength(1)
    expect(answers.map(({ outcome }) => outcome)).toEqual(
      Array(3).fill({ ...refused, isRetryable: true, retryAfterMs: 60_000 }),
    )
  })
})
