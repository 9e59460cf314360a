import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GatewayConfigurationError } from '../gateway-options.ts'
import { createSealer } from './sealer.ts'

const key = (id: string, fill: number) => ({ id, secret: new Uint8Array(32).fill(fill) })
const sealer = createSealer([key('a', 1)])

describe('a seal', () => {
  it('opens to the text for its purpose, and for no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, purpose) => {
        const sealed = sealer.seal(text, purpose)
        expect(sealer.open(sealed, purpose)).toBe(text)
        expect(sealer.open(sealed, `${purpose}x`)).toBeUndefined()
      }),
    )
  })

  it('is broken by any changed character', () => {
    const sealed = sealer.seal('{"token":"secret"}', 'visit')
    const bytes = Buffer.from(sealed.slice(2), 'base64url')
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(sealer.open(`a.${changed.toString('base64url')}`, 'visit')).toBeUndefined()
    }
  })

  it('is never made by chance', () => {
    fc.assert(fc.property(fc.string(), (text) => sealer.open(text, 'visit') === undefined && !sealer.verify('x', text)))
  })

  it('is another one each time, unless it is to be alike', () => {
    expect(sealer.seal('x', 'y')).not.toBe(sealer.seal('x', 'y'))
    expect(sealer.sealAlike('x', 'y')).toBe(sealer.sealAlike('x', 'y'))
    expect(sealer.sealAlike('x', 'y')).not.toBe(sealer.sealAlike('x', 'z'))
  })

  it('outlives the change of keys as long as the old key is in the list', () => {
    const rotated = createSealer([key('b', 2), key('a', 1)])
    expect(rotated.open(sealer.seal('x', 'y'), 'y')).toBe('x')
    expect(rotated.verify('x', sealer.sign('x'))).toBe(true)
    expect(createSealer([key('b', 2)]).open(sealer.seal('x', 'y'), 'y')).toBeUndefined()
    expect(createSealer([key('b', 2)]).verify('x', sealer.sign('x'))).toBe(false)
  })
})

it.each([
  ['no key', []],
  ['a short secret', [{ id: 'a', secret: new Uint8Array(31) }]],
  ['an id that fits no cookie', [{ id: 'a;b', secret: new Uint8Array(32) }]],
])('refuses %s', (_, keys) => {
  expect(() => createSealer(keys)).toThrow(GatewayConfigurationError)
})
