import { describe, expect, it } from 'vitest'
import { deadEndStates, unreachableStates } from '../../life-cycle/index.ts'
import { scheduleLifeCycle, scheduleRefusal, scheduleRefusals } from './index.ts'

const pairs = scheduleLifeCycle.states.flatMap((status) =>
  scheduleLifeCycle.events.map((event) => [status, event, scheduleLifeCycle.next(status, event)] as const),
)

describe('the life of a schedule', () => {
  it('reaches every status, and an end from each', () => {
    expect(unreachableStates(scheduleLifeCycle)).toEqual([])
    expect(deadEndStates(scheduleLifeCycle)).toEqual([])
  })

  it.each([
    ['SCHEDULED', ['edited', 'cancelled', 'occurrence-handled', 'finished']],
    ['ACTIVE', ['occurrence-handled', 'suspended', 'finished']],
    ['SUSPENDED', ['occurrence-handled', 'unsuspended', 'finished']],
    ['CANCELLED', []],
    ['FINISHED', []],
  ] as const)('takes in %s: %j', (status, events) => {
    const taken = scheduleLifeCycle.events.filter((event) => scheduleLifeCycle.next(status, event) !== undefined)
    expect(taken.toSorted()).toEqual([...events].toSorted())
  })

  it.each(pairs.filter(([, , next]) => next === undefined))(
    'refuses, in %s, "%s" with a reason of its own',
    (status, event) => {
      const refusal = scheduleRefusal(status, event)
      expect(refusal.code).toMatch(/^schedule_/)
      expect(refusal.message).toContain(status)
      expect(refusal.message).toContain(`"${event}"`)
    },
  )

  it.each(pairs.filter(([, , next]) => next !== undefined))(
    'has no refusal for %s × %s, which goes to %s',
    (status, event) => {
      expect(scheduleRefusals.codeFor(status, event)).toBeUndefined()
    },
  )

  it('names the status in the way', () => {
    expect(scheduleRefusals.codeFor('ACTIVE', 'unsuspended')).toBe('schedule_not_suspended')
    expect(scheduleRefusals.codeFor('ACTIVE', 'cancelled')).toBe('schedule_started')
    expect(scheduleRefusals.codeFor('SCHEDULED', 'suspended')).toBe('schedule_not_started')
    expect(scheduleRefusals.codeFor('FINISHED', 'edited')).toBe('schedule_finished')
  })
})
