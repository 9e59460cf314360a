import { describe, expect, it } from 'vitest'
import type { ConformanceCase } from './conformance-case.ts'
import { ConformanceFailure, expectEqual, expectRejects } from './expect.ts'
import { planCases } from './plan-cases.ts'
import { bindCases, runCases } from './run-cases.ts'

const caseOf = (id: string, more: Partial<ConformanceCase<string[]>> = {}): ConformanceCase<string[]> => ({
  id,
  title: `does ${id}`,
  clause: 'Example',
  run: async (log) => {
    log.push(id)
  },
  ...more,
})

const CASES = [
  caseOf('first'),
  caseOf('second', { run: () => Promise.reject(new Error('not so')) }),
  caseOf('third', { needs: 'durable' }),
  caseOf('fourth'),
]

describe('planCases', () => {
  it('skips waived cases and those that need more than the adapter can, with the reason', () => {
    const planned = planCases(CASES, new Set(), [{ id: 'second', reason: 'bug 12 of the driver' }])
    expect(planned.map(({ skipped }) => skipped)).toEqual([
      undefined,
      { outcome: 'waived', reason: 'bug 12 of the driver' },
      { outcome: 'not-applicable', reason: 'needs durable' },
      undefined,
    ])
  })

  it('names everything that a case with several needs lacks', () => {
    const [planned] = planCases([caseOf('both', { needs: ['inquiry', 'news', 'cancellation'] })], new Set(['news']))
    expect(planned?.skipped?.reason).toBe('needs inquiry and cancellation')
    const all = new Set(['inquiry', 'news', 'cancellation'])
    expect(planCases([caseOf('both', { needs: [...all] })], all)[0]?.skipped).toBeUndefined()
  })

  it('refuses a waiver of an unknown case', () => {
    expect(() => planCases(CASES, new Set(), [{ id: 'fifth', reason: 'old' }])).toThrow('unknown case fifth')
  })

  it('refuses a waiver without a reason', () => {
    expect(() => planCases(CASES, new Set(), [{ id: 'first', reason: ' ' }])).toThrow('gives no reason')
  })
})

describe('runCases', () => {
  it('goes on behind a failure and reports every case', async () => {
    const log: string[] = []
    const outcomes = await runCases(planCases(CASES, new Set()), (planned) => planned.case.run(log))
    expect(outcomes.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'first passed',
      'second failed',
      'third not-applicable',
      'fourth passed',
    ])
    expect(log).toEqual(['first', 'fourth'])
  })
})

describe('bindCases', () => {
  it('makes one test of each case, counts what is skipped and says why in its title', () => {
    const titles: string[] = []
    const add = (prefix: string) => (name: string) => titles.push(`${prefix}${name}`)
    const functions = {
      describe: (name: string, body: () => void) => {
        titles.push(name)
        body()
      },
      it: Object.assign(add(''), { skip: add('skipped ') }),
    }
    const waivers = [{ id: 'first', reason: 'known' }]
    bindCases('kit', planCases(CASES, new Set(), waivers), async () => undefined, functions)
    expect(titles).toEqual([
      'kit (2 of 4 cases, 1 waived, 1 not applicable)',
      'skipped first: does first (waived: known)',
      'second: does second',
      'skipped third: does third (not-applicable: needs durable)',
      'fourth: does fourth',
    ])
  })
})

describe('expectEqual', () => {
  it('ignores the order of members and members that are undefined', () => {
    expect(() =>
      expectEqual({ a: 1, b: [{ d: 2, c: 3 }] }, { b: [{ c: 3, d: 2 }], a: 1, e: undefined }, 'it'),
    ).not.toThrow()
  })

  it('says what was expected and what came', () => {
    expect(() => expectEqual([1, 2], [2, 1], 'the ids')).toThrow('the ids: expected [2,1], received [1,2].')
    expect(() => expectEqual(undefined, 0, 'the count')).toThrow('the count: expected 0, received undefined.')
  })
})

describe('expectRejects', () => {
  it('wants a rejected promise with the code', async () => {
    const failing = async () => Promise.reject(Object.assign(new Error('no'), { code: 'closed' }))
    await expect(expectRejects(failing, 'closed', 'get')).resolves.toBeUndefined()
    await expect(expectRejects(failing, 'busy', 'get')).rejects.toThrow(ConformanceFailure)
    await expect(expectRejects(async () => 1, 'closed', 'get')).rejects.toThrow('received none')
    const throwing = () => {
      throw new Error('at once')
    }
    await expect(expectRejects(throwing, 'closed', 'get')).rejects.toThrow('threw at once')
  })
})
