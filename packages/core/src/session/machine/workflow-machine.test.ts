import { describe, expect, it } from 'vitest'
import { stepLifeCycle, workflowLifeCycle } from './index.ts'

describe('the life of a workflow', () => {
  it.each(['confirmed', 'declined', 'cancelled', 'expired', 'extended', 'resent'] as const)(
    'takes "%s" before the SMS provider has answered',
    (event) => {
      expect(workflowLifeCycle.next('CREATED', event)).toBeDefined()
    },
  )

  it.each(['COMPLETED', 'DECLINED', 'CANCELLED', 'EXPIRED'] as const)(
    'archives a %s one and nothing else',
    (status) => {
      const leaving = workflowLifeCycle.events.filter((event) => {
        const next = workflowLifeCycle.next(status, event)
        return next !== undefined && next !== status
      })
      expect(leaving).toEqual(['archived'])
      expect(workflowLifeCycle.isEnded(status)).toBe(true)
    },
  )

  it.each(['opened', 'step-submitted', 'extended', 'resent', 'reminded'] as const)('stays active when %s', (event) => {
    expect(workflowLifeCycle.next('ACTIVE', event)).toBe('ACTIVE')
  })

  it('is open only before an end', () => {
    expect(workflowLifeCycle.states.filter((status) => !workflowLifeCycle.isEnded(status))).toEqual([
      'CREATED',
      'ACTIVE',
    ])
  })
})

describe('the life of a step', () => {
  it('completes without the Customer where nobody is needed', () => {
    expect(stepLifeCycle.next('CREATED', 'completed')).toBe('COMPLETED')
  })

  it('is not submitted twice', () => {
    expect(stepLifeCycle.next('COMPLETED', 'completed')).toBeUndefined()
  })
})
