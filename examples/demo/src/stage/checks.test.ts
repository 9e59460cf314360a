import { createIssue, failure, success } from '@linx/core'
import { describe, expect, it } from 'vitest'
import { createChecks, DemoStopped } from './checks.ts'

const refusal = failure(createIssue('input_required', { path: 'title', expected: 'a text', fix: 'Give a title' }))

describe('checks', () => {
  it('names every difference with what was expected and what came', () => {
    const checks = createChecks()
    checks.equal('the same', { a: [1] }, { a: [1] })
    checks.equal('the status', 'ACTIVE', 'EXPIRED')
    checks.equal('the sum', 2n, 3n)
    expect(checks.count()).toBe(3)
    expect(checks.differences()).toEqual([
      "the status: expected 'EXPIRED', received 'ACTIVE'.",
      'the sum: expected 3n, received 2n.',
    ])
  })

  it('expects refusals by their codes', () => {
    const checks = createChecks()
    checks.refused('a refusal', refusal, ['input_required'])
    checks.refused('a success', success(1), ['input_required'])
    expect(checks.differences()).toEqual(["a success: expected [ 'input_required' ], received 'no refusal'."])
  })

  it('stops the story where a value is needed and none came', () => {
    expect(createChecks().valueOf('the title', success('x'))).toBe('x')
    expect(() => createChecks().valueOf('the title', refusal)).toThrow(DemoStopped)
  })
})
