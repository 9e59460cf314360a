import type { StoredRecord } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import type { StoredState } from './record-kind.ts'
import { StateCache } from './state-cache.ts'

const recordOf = (id: string, version: number): StoredRecord => ({
  key: { businessAccountId: 'business-1', kind: 'session', id },
  version,
  body: {},
})

const stateOf = (more: object = {}): StoredState => ({ businessAccountId: 'business-1', ...more })

describe('StateCache', () => {
  it('knows the state of a version that was kept', () => {
    const cache = new StateCache()
    const kept = cache.keep(recordOf('a', 1), stateOf({ title: 'one' }))
    expect(cache.known(recordOf('a', 1))).toBe(kept)
    expect(kept).toMatchObject({ version: 1, state: { title: 'one' } })
  })

  it('knows nothing of another version and of another record', () => {
    const cache = new StateCache()
    cache.keep(recordOf('a', 1), stateOf())
    expect(cache.known(recordOf('a', 2))).toBeUndefined()
    expect(cache.known(recordOf('b', 1))).toBeUndefined()
  })

  it('shares states that nobody can change', () => {
    const { state } = new StateCache().keep(recordOf('a', 1), stateOf({ steps: [{ status: 'ACTIVE' }] }))
    const { steps } = state as unknown as { readonly steps: readonly { status: string }[] }
    expect(() => Object.assign(steps[0] ?? {}, { status: 'COMPLETED' })).toThrow(TypeError)
  })

  it('takes over a committed state of a kind that is kept, under the version of the commit', () => {
    const cache = new StateCache()
    const state = stateOf({ id: 'a' })
    const kind = { kind: 'session', indexes: [], idOf: () => 'a', indexesOf: () => ({}) }
    cache.keepCommitted([{ kind: { ...kind, isKept: true }, before: { state, version: 4 }, after: state }])
    expect(cache.known(recordOf('a', 5))?.state).toBe(state)
    expect(cache.known(recordOf('a', 6))).toBeUndefined()
    cache.keepCommitted([{ kind, before: { state, version: 6 }, after: state }])
    expect(cache.known(recordOf('a', 7))).toBeUndefined()
  })

  it('forgets the oldest of more than 8,192 states', () => {
    const cache = new StateCache()
    cache.keep(recordOf('first', 1), stateOf())
    for (let count = 0; count < 8_191; count += 1) cache.keep(recordOf(`state-${count}`, 1), stateOf())
    expect(cache.known(recordOf('first', 1))).toBeDefined()
    cache.keep(recordOf('one-more', 1), stateOf())
    expect(cache.known(recordOf('first', 1))).toBeUndefined()
  })
})
