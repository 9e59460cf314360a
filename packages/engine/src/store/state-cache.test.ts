import { describe, expect, it } from 'vitest'
import { StateCache } from './state-cache.ts'

const recordOf = (id: string, version: number, body: object) => ({
  key: { businessAccountId: 'business-1', kind: 'session', id },
  version,
  body: { businessAccountId: 'business-1', ...body },
})

describe('StateCache', () => {
  it('reads the body of a version once', () => {
    const cache = new StateCache()
    const first = cache.stateOf(recordOf('a', 1, { title: 'one' }))
    const untouchable = {
      ...recordOf('a', 1, {}),
      get body(): never {
        throw new TypeError('the body was read again')
      },
    }
    expect(cache.stateOf(untouchable)).toBe(first)
  })

  it('reads another version and another record anew', () => {
    const cache = new StateCache()
    cache.stateOf(recordOf('a', 1, { title: 'one' }))
    expect(cache.stateOf(recordOf('a', 2, { title: 'two' }))).toMatchObject({ version: 2, state: { title: 'two' } })
    expect(cache.stateOf(recordOf('b', 2, { title: 'three' })).state).toMatchObject({ title: 'three' })
  })

  it('shares states that nobody can change', () => {
    const { state } = new StateCache().stateOf(recordOf('a', 1, { steps: [{ status: 'ACTIVE' }] }))
    const { steps } = state as unknown as { readonly steps: readonly { status: string }[] }
    expect(() => Object.assign(steps[0] ?? {}, { status: 'COMPLETED' })).toThrow(TypeError)
  })

  it('takes over a committed state of a kind that is kept, under the version of the commit', () => {
    const cache = new StateCache()
    const state = { businessAccountId: 'business-1', id: 'a' }
    const kind = { kind: 'session', indexes: [], idOf: () => 'a', indexesOf: () => ({}) }
    cache.keepCommitted([{ kind: { ...kind, isKept: true }, before: { state, version: 4 }, after: state }])
    expect(cache.stateOf(recordOf('a', 5, {})).state).toBe(state)
    expect(cache.stateOf(recordOf('a', 6, {})).state).not.toBe(state)
    cache.keepCommitted([{ kind, before: { state, version: 6 }, after: state }])
    expect(cache.stateOf(recordOf('a', 7, {})).state).not.toBe(state)
  })

  it('forgets the oldest of more than 8,192 states', () => {
    const cache = new StateCache()
    const first = cache.stateOf(recordOf('first', 1, {}))
    for (let count = 0; count < 8_191; count += 1) cache.stateOf(recordOf(`state-${count}`, 1, {}))
    expect(cache.stateOf(recordOf('first', 1, {}))).toBe(first)
    cache.stateOf(recordOf('one-more', 1, {}))
    expect(cache.stateOf(recordOf('first', 1, {}))).not.toBe(first)
  })
})
