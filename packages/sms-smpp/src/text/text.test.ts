import fc from 'fast-check'
import { encodings } from 'smpp'
import { describe, expect, it } from 'vitest'
import { addressOf, e164Of } from './address.ts'
import { encodeText } from './encode-text.ts'
import { asciiOfGsm, gsmOctetsOf } from './gsm-alphabet.ts'
import { joinText, splitText } from './split-text.ts'

const GSM = Array.from({ length: 0x2100 }, (_, code) => String.fromCharCode(code)).filter(
  (each) => gsmOctetsOf(each) !== undefined,
)

const gsmText = fc.array(fc.constantFrom(...GSM), { maxLength: 700 }).map((characters) => characters.join(''))
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...GSM), fc.constantFrom('ê', '漢', '🎉', '👍🏽')), { maxLength: 700 })
  .map((all) => all.join(''))

const HEADER_OCTETS = 6
const CAPACITY = { 0: { single: 160, joined: 153 }, 8: { single: 140, joined: 134 } } as const

describe('encodeText', () => {
  it('knows the 137 characters of GSM and encodes each as the smpp package does', () => {
    expect(GSM).toHaveLength(137)
    for (const character of GSM) {
      expect(Buffer.from(gsmOctetsOf(character) ?? [])).toEqual(encodings.ASCII.encode(character))
    }
  })

  it('encodes every GSM text to the octets of the smpp package, with data_coding 0', () => {
    fc.assert(
      fc.property(gsmText, (text) => {
        const encoded = encodeText(text)
        expect(encoded.dataCoding).toBe(0)
        expect(joinText(encoded).equals(encodings.ASCII.encode(text))).toBe(true)
        expect(encodings.ASCII.decode(joinText(encoded))).toBe(text)
      }),
    )
  })

  it('encodes every other text to the octets of the smpp package, with data_coding 8', () => {
    fc.assert(
      fc.property(anyText, (start) => {
        const text = `${start}ê`
        const encoded = encodeText(text)
        expect(encoded.dataCoding).toBe(8)
        expect(joinText(encoded).equals(encodings.UCS2.encode(text))).toBe(true)
      }),
    )
  })
})

describe('splitText', () => {
  it('fills parts of at most 153 septets or 134 octets, which decode one by one to the text', () => {
    fc.assert(
      fc.property(fc.oneof(gsmText, anyText), fc.nat(255), (text, reference) => {
        const encoded = encodeText(text)
        const parts = splitText(encoded, reference)
        const codec = encoded.dataCoding === 0 ? encodings.ASCII : encodings.UCS2
        const bodies = parts.length === 1 ? parts : parts.map((part) => part.subarray(HEADER_OCTETS))
        const capacity = CAPACITY[encoded.dataCoding][parts.length === 1 ? 'single' : 'joined']
        expect(Math.max(...bodies.map(({ length }) => length))).toBeLessThanOrEqual(capacity)
        expect(bodies.map((body) => codec.decode(body)).join('')).toBe(text)
      }),
    )
  })

  it('numbers the parts in their headers', () => {
    const parts = splitText(encodeText('a'.repeat(400)), 0x17)
    expect(parts.map((part) => [...part.subarray(0, HEADER_OCTETS)])).toEqual([
      [5, 0, 3, 0x17, 3, 1],
      [5, 0, 3, 0x17, 3, 2],
      [5, 0, 3, 0x17, 3, 3],
    ])
  })

  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    [`${'a'.repeat(159)}€`, 2],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
    ['ê'.repeat(70), 1],
    ['ê'.repeat(71), 2],
    ['🎉'.repeat(67), 3],
    ['', 1],
  ])('splits %s into %s', (text, count) => {
    expect(splitText(encodeText(text), 0)).toHaveLength(count)
  })
})

describe('asciiOfGsm', () => {
  it('brings ASCII back that was read as GSM', () => {
    const ascii = 'id:A_1@b$[x] sub:001 stat:DELIVRD'
    expect(asciiOfGsm(encodings.ASCII.decode(Buffer.from(ascii, 'latin1')))).toBe(ascii)
  })
})

describe('addressOf', () => {
  it.each([
    ['+16471234567', { ton: 1, npi: 1, address: '16471234567' }],
    ['12345', { ton: 3, npi: 0, address: '12345' }],
    ['Acme Pay', { ton: 5, npi: 0, address: 'Acme Pay' }],
    ['A name too long', undefined],
    ['Ünïcode', undefined],
    ['', undefined],
  ])('sends from %s as %j', (sender, address) => {
    expect(addressOf(sender)).toEqual(address)
  })
})

describe('e164Of', () => {
  it.each([
    ['16471234567', 1, '+16471234567'],
    ['16471234567', 0, '+16471234567'],
    ['+16471234567', 2, '+16471234567'],
    ['6471234567', 2, undefined],
    ['12345', 0, undefined],
    ['Acme', 5, undefined],
  ])('reads %s of type %s as %s', (address, ton, expected) => {
    expect(e164Of(address, ton)).toBe(expected)
  })
})
