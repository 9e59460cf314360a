import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMac } from './mac.ts'

describe('createMac', () => {
  it('is HMAC-SHA256 for every key of up to 64 bytes and every text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.string({ unit: 'grapheme', maxLength: 300 }), (key, text) => {
        const expected = createHmac('sha256', key).update(text).digest('hex')
        expect(createMac(key)(text).toString('hex')).toBe(expected)
      }),
    )
  })

  it('refuses a longer key', () => {
    expect(() => createMac(new Uint8Array(65))).toThrow(RangeError)
  })
})
