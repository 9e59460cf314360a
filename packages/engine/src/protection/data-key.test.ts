import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNonceSource, DataKey } from './data-key.ts'
import { ProtectionError } from './protection-error.ts'

const KEY = new Uint8Array(32).fill(1)
const NONCE = new Uint8Array(12).fill(2)
const CONTEXT = 'business-1\nsession\nworkflow-1\ntenant\n1'

const context = fc
  .tuple(fc.stringMatching(/^[!-~]{1,9}$/), fc.stringMatching(/^[!-~]{1,9}$/), fc.stringMatching(/^[!-~]{1,9}$/))
  .map((parts) => parts.join('\n'))

describe('DataKey', () => {
  it('opens what it sealed, for every text and place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), context, fc.constantFrom(1, 256), (text, place, lanes) => {
        const key = new DataKey(KEY, lanes)
        expect(key.open(key.seal(text, place, NONCE), place)).toBe(text)
      }),
    )
  })

  it('opens nothing in another place', () => {
    fc.assert(
      fc.property(context, context, fc.constantFrom(1, 256), (place, other, lanes) => {
        fc.pre(place !== other)
        const key = new DataKey(KEY, lanes)
        const sealed = key.seal('secret', place, NONCE)
        expect(() => key.open(sealed, other)).toThrow(ProtectionError)
      }),
    )
  })

  it('opens nothing of which one character was changed, and nothing that is no seal', () => {
    const key = new DataKey(KEY)
    const sealed = key.seal('000111222333', CONTEXT, NONCE)
    const changed = [...sealed].map(
      (character, at) => `${sealed.slice(0, at)}${character === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`,
    )
    // The bits behind the last whole byte of base64url say nothing.
    const different = changed.filter((text) => !Buffer.from(text, 'base64url').equals(Buffer.from(sealed, 'base64url')))
    expect(different.length).toBeGreaterThan(sealed.length - 2)
    for (const text of [...different, '', 'x', sealed.slice(0, 20)]) {
      expect(() => key.open(text, CONTEXT)).toThrow(ProtectionError)
    }
  })

  it('opens nothing under another key, and says where without saying what', () => {
    const sealed = new DataKey(KEY).seal('000111222333', CONTEXT, NONCE)
    const open = () => new DataKey(new Uint8Array(32).fill(9)).open(sealed, CONTEXT)
    expect(open).toThrow('session/workflow-1: expected what the engine sealed there')
  })
})

describe('nonces', () => {
  it('are twelve bytes of the source each, never the same ones twice', () => {
    let drawn = 0
    const nonce = createNonceSource((length) => Uint8Array.from({ length }, () => drawn++ & 0xff))
    const all = Array.from({ length: 600 }, () => Buffer.from(nonce()))
    expect(all.every(({ length }) => length === 12)).toBe(true)
    expect(Buffer.concat(all.slice(0, 3))).toEqual(Buffer.from(Array.from({ length: 36 }, (_, index) => index)))
  })
})
