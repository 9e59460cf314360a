import { QUERY_LIMITS } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { TaskSlots } from './task-slots.ts'

describe('the room of a worker', () => {
  it('is never more than one claim may ask for', () => {
    const hands = QUERY_LIMITS.page * 5
    const slots = new TaskSlots({ concurrency: hands, adapterConcurrency: { rail: hands, sms: hands, webhook: hands } })
    expect(slots.room()).toEqual({ limit: QUERY_LIMITS.page })
  })
})
