import { describe, expect, it } from 'vitest'
import { createVirtualClock } from '../clock/virtual-clock.ts'
import { answerWithFault, waitOn } from './peer-fault.ts'

const unaborted = () => new AbortController().signal

/** Answers `pending` if the promise has not settled within a turn of the event loop. */
const stateOf = (promise: Promise<unknown>): Promise<unknown> =>
  Promise.race([promise, new Promise((resolve) => setImmediate(() => resolve('pending')))])

describe('answerWithFault', () => {
  it('says unknown at once', async () => {
    expect(await answerWithFault('unknown', unaborted())).toEqual({ outcome: 'unknown', cause: 'scripted' })
  })

  it('times out when the signal is aborted, before or later', async () => {
    expect(await answerWithFault('time-out', AbortSignal.abort())).toEqual({ outcome: 'unknown', cause: 'time-out' })
    const controller = new AbortController()
    const answer = answerWithFault('time-out', controller.signal)
    expect(await stateOf(answer)).toBe('pending')
    controller.abort()
    expect(await answer).toEqual({ outcome: 'unknown', cause: 'time-out' })
  })

  it('never answers, also when the signal is aborted', async () => {
    expect(await stateOf(answerWithFault('never', AbortSignal.abort()))).toBe('pending')
  })

  it('throws', async () => {
    await expect(answerWithFault('throw', unaborted())).rejects.toThrow('as scripted')
  })

  it('gives an object without an outcome', async () => {
    expect(await answerWithFault('malformed', unaborted())).not.toHaveProperty('outcome')
  })
})

describe('waitOn', () => {
  it('waits on the clock that is given', async () => {
    const clock = createVirtualClock(0)
    const waiting = waitOn(clock, 50).then(() => 'over')
    await clock.advance(49)
    expect(await stateOf(waiting)).toBe('pending')
    await clock.advance(1)
    expect(await waiting).toBe('over')
  })

  it('does not wait for 0 ms', async () => {
    await waitOn(createVirtualClock(0), 0)
  })
})
