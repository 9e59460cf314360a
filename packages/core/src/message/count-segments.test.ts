import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countSegments } from './count-segments.ts'
import { septetsOf } from './gsm-alphabet.ts'
import { smartEncode } from './smart-encoding.ts'

describe('countSegments', () => {
  it.each([
    ['nothing', '', 'GSM-7', 0, 1],
    ['160 septets', 'a'.repeat(160), 'GSM-7', 160, 1],
    ['161 septets', 'a'.repeat(161), 'GSM-7', 161, 2],
    ['306 septets', 'a'.repeat(306), 'GSM-7', 306, 2],
    ['307 septets', 'a'.repeat(307), 'GSM-7', 307, 3],
    ['80 euros', '€'.repeat(80), 'GSM-7', 160, 1],
    ['153 euros, of which no segment holds a half', '€'.repeat(153), 'GSM-7', 306, 3],
    ['an escape at the seam', `${'a'.repeat(152)}€${'a'.repeat(151)}`, 'GSM-7', 305, 2],
    ['an escape that moves the seam', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3],
    ['every letter that GSM-7 has beyond ASCII', 'èéùìòÇØøÅåÆæßÉÄÖÑÜäöñüà', 'GSM-7', 23, 1],
    ['70 units', 'ê'.repeat(70), 'UCS-2', 70, 1],
    ['71 units', 'ê'.repeat(71), 'UCS-2', 71, 2],
    ['134 units', 'ê'.repeat(134), 'UCS-2', 134, 2],
    ['135 units', 'ê'.repeat(135), 'UCS-2', 135, 3],
    ['35 emoji', '😀'.repeat(35), 'UCS-2', 70, 1],
    ['67 emoji, none of them split', '😀'.repeat(67), 'UCS-2', 134, 3],
    ['a backtick', '`', 'UCS-2', 1, 1],
    ['a small ç', 'ç', 'UCS-2', 1, 1],
    ['a no-break space', '\u00a0', 'UCS-2', 1, 1],
  ])('counts %s', (_, text, encoding, units, segments) => {
    expect(countSegments(text)).toEqual({ encoding, units, segments })
  })

  it('knows the 137 characters of the alphabet and its extension', () => {
    const known = Array.from({ length: 0x10000 }, (_, code) => septetsOf(String.fromCharCode(code)))
    expect(known.filter((septets) => septets === 1)).toHaveLength(127)
    expect(known.filter((septets) => septets === 2)).toHaveLength(10)
  })

  it('agrees with filling one segment after the other', () => {
    const alphabet = fc.constantFrom('a', 'é', '€', '[', 'ê', '😀', ' ')
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 500 }), (characters) => {
        const text = characters.join('')
        expect(countSegments(text).segments).toBe(fillSegments(text).length)
        expect(fillSegments(text).join('')).toBe(text)
      }),
      { numRuns: 2_000 },
    )
  })

  it('stays linear: 100,000 characters are no burden', () => {
    expect(countSegments('ê'.repeat(100_000)).segments).toBe(Math.ceil(100_000 / 67))
  })
})

/** The slow way: tries to put each character into the last segment. */
const fillSegments = (text: string): readonly string[] => {
  const isGsm = [...text].every((character) => septetsOf(character) !== undefined)
  const cost = (part: string) =>
    isGsm ? [...part].reduce((sum, character) => sum + (septetsOf(character) ?? 0), 0) : part.length
  if (cost(text) <= (isGsm ? 160 : 70)) return [text]
  const segments = ['']
  for (const character of text) {
    const last = segments.at(-1) ?? ''
    if (cost(last + character) <= (isGsm ? 153 : 67)) segments[segments.length - 1] = last + character
    else segments.push(character)
  }
  return segments
}

describe('smartEncode', () => {
  it('brings the memo of seed 000 back to GSM-7', () => {
    const memo = 'Hi John Doe, we’ve processed your rebate.'
    expect(countSegments(memo).encoding).toBe('UCS-2')
    expect(countSegments(smartEncode(memo)).encoding).toBe('GSM-7')
  })

  it('writes quotes, dashes, dots and spaces plainly and leaves letters alone', () => {
    expect(smartEncode('“A” – ‘b’… c\u00a0d ê 😀')).toBe('"A" - \'b\'... c d ê 😀')
  })
})
