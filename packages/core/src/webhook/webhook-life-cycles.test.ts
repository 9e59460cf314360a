import { describe, expect, it } from 'vitest'
import { deadEndStates, unreachableStates } from '../life-cycle/index.ts'
import { deliveryLifeCycle, subscriptionLifeCycle } from './webhook-life-cycles.ts'

describe('the life of a subscription', () => {
  it('reaches every status, and an end from each', () => {
    expect(unreachableStates(subscriptionLifeCycle)).toEqual([])
    expect(deadEndStates(subscriptionLifeCycle)).toEqual([])
  })

  it('leads back to ACTIVE from whatever stopped it', () => {
    expect(subscriptionLifeCycle.next('SUSPENDED', 'resumed')).toBe('ACTIVE')
    expect(subscriptionLifeCycle.next('DISABLED', 'resumed')).toBe('ACTIVE')
  })
})

describe('the life of a delivery', () => {
  it('reaches every status, and whatever has ended can be replayed', () => {
    expect(unreachableStates(deliveryLifeCycle)).toEqual([])
    const ended = deliveryLifeCycle.states.filter((status) => deliveryLifeCycle.isEnded(status))
    expect(ended).toEqual(['DELIVERED', 'FAILED'])
    expect(ended.map((status) => deliveryLifeCycle.next(status, 'replayed'))).toEqual(['PENDING', 'PENDING'])
  })
})
