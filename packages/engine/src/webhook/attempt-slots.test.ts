import { createVirtualClock } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { createAttemptSlots } from './attempt-slots.ts'

const blocked = () => Promise.withResolvers<string>()

describe('places for attempts', () => {
  it('let so many run, and give a place that becomes free to who waits longest', async () => {
    const slots = createAttemptSlots(createVirtualClock(0), 2)
    const [first, second] = [blocked(), blocked()]
    const order: string[] = []
    const running = [slots.run(() => first.promise), slots.run(() => second.promise)]
    const waiting = ['third', 'fourth'].map((name) => slots.run(async () => order.push(name)))
    await Promise.resolve()
    expect(order).toEqual([])
    first.resolve('done')
    await Promise.all(waiting)
    expect(order).toEqual(['third', 'fourth'])
    second.resolve('done')
    expect(await Promise.all(running)).toEqual(['done', 'done'])
  })

  it('answer nothing where none becomes free, so that the worker is not kept', async () => {
    const clock = createVirtualClock(0)
    const slots = createAttemptSlots(clock, 1)
    const busy = blocked()
    const running = slots.run(() => busy.promise)
    const refused = slots.run(async () => 'ran')
    await clock.advance(250)
    expect(await refused).toBeUndefined()
    busy.resolve('done')
    await running
    expect(await slots.run(async () => 'ran')).toBe('ran')
  })

  it('are free again after an attempt that throws', async () => {
    const slots = createAttemptSlots(createVirtualClock(0), 1)
    await expect(slots.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await slots.run(async () => 'ran')).toBe('ran')
  })
})
