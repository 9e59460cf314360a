import { describe, expect, it } from 'vitest'
import { refusals } from './test-support/sample-session.ts'
import { validateExtension } from './validate-extension.ts'

describe('validateExtension', () => {
  it('reads an instant with Z or an offset', () => {
    const value = { expireAt: 1_772_463_600_000 }
    expect(validateExtension({ expireAt: '2026-03-02T15:00:00Z' })).toEqual({ ok: true, value })
    expect(validateExtension({ expireAt: '2026-03-02T10:00:00-05:00' })).toEqual({ ok: true, value })
  })

  it.each([
    ['nothing', undefined, ['input_required']],
    ['a number', { expireAt: 1_772_463_600_000 }, ['input_type']],
    ['a local time', { expireAt: '2026-03-02T15:00:00' }, ['instant_format']],
    ['a day that does not exist', { expireAt: '2026-02-30T15:00:00Z' }, ['instant_format']],
    ['another member', { expireAt: '2026-03-02T15:00:00Z', __proto__x: 1 }, ['input_unknown_member']],
  ])('refuses %s', (_, input, codes) => {
    expect(refusals(validateExtension(input))).toEqual(codes)
  })
})
