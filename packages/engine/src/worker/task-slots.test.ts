import { createVirtualClock } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import type { EngineParts } from '../engine-parts.ts'
import { createPolicy } from '../engine-policy.ts'
import { createTaskHandlers } from '../task-handlers.ts'
import { taskResources } from './task-kinds.ts'
import { TaskSlots } from './task-slots.ts'

const POLICY = { concurrency: 10, adapterConcurrency: { rail: 6, sms: 4, webhook: 4 } }

const fill = (slots: TaskSlots, kind: string, count: number) => {
  for (let task = 0; task < count; task += 1) slots.take(kind)
}

describe('the places of a worker', () => {
  it('are open to any kind while every adapter has some, as many as the fullest could take', () => {
    const slots = new TaskSlots(POLICY)
    expect(slots.room()).toEqual({ limit: 4 })
    slots.take('send-sms')
    expect(slots.room()).toEqual({ limit: 3 })
  })

  it('leave room for payments when a slow SMS provider has taken all of its own', () => {
    const slots = new TaskSlots(POLICY)
    fill(slots, 'send-notification', 4)
    const { limit, kinds } = slots.room()
    expect(limit).toBe(4)
    expect(kinds).toContain('submit-transaction/ach')
    expect(kinds).not.toContain('send-sms')
    expect([slots.hasRoom('send-sms'), slots.hasRoom('submit-transaction/ach')]).toEqual([false, true])
    slots.leave('send-notification')
    expect(slots.room()).toEqual({ limit: 1 })
  })

  it('leave room for one rail when another one, that is slow, has taken all of its own', () => {
    const slots = new TaskSlots(POLICY)
    fill(slots, 'submit-transaction/wire', 4)
    fill(slots, 'inquire-transaction/wire', 2)
    const { kinds } = slots.room()
    expect(kinds).toContain('submit-transaction/push-to-card')
    expect(kinds).not.toContain('inquire-transaction/wire')
    expect(slots.running()).toMatchObject({ wire: 6, ach: 0, 'push-to-card': 0 })
  })

  it('are none when all are taken', () => {
    const slots = new TaskSlots(POLICY)
    fill(slots, 'expire-session', 10)
    expect(slots.room()).toEqual({ limit: 0 })
    expect(slots.hasRoom('submit-transaction/ach')).toBe(false)
  })
})

describe('the table of kinds', () => {
  it('names every kind that has a handler', () => {
    const handlers = createTaskHandlers({
      policy: createPolicy(),
      clock: createVirtualClock(0),
    } as unknown as EngineParts)
    expect([...handlers.keys()].toSorted()).toEqual(Object.keys(taskResources).toSorted())
  })
})
