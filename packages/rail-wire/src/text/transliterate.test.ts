import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { transliterate } from './transliterate.ts'
import { TRANSLITERATIONS, WIRE_CHARACTERS } from './transliteration-table.ts'
import { isReadableOnWire, wireNote, wireText } from './wire-text.ts'

describe('transliterate', () => {
  it.each([
    ['Müller & Söhne', 'Muller + Sohne'],
    ['Straße', 'Strasse'],
    ['Łódź, Århus', 'Lodz, Arhus'],
    ['Ngũgĩ', 'Ngugi'],
    ['Rue Ste-Thérèse', 'Rue Ste-Therese'],
    ['“Quoted” — it’s 5 €', "'Quoted' - it's 5 EUR"],
    ['a@b.com #7 100%', 'a(at)b.com No.7 100pct'],
    ['½ №5 …', '1/2 No5 ...'],
    ['two\n lines\tand\u00a0more', 'two lines and more'],
    ['e\u0301 in two parts', 'e in two parts'],
    ['zero\u200bwidth\u00ad', 'zerowidth'],
    ['日本', '??'],
    ['👩‍👧', '??'],
    ['  <b>&amp;</b>  ', '(b)+amp,(/b)'],
    ['\ud800', '?'],
    ['', ''],
  ])('writes %j as %j', (text, expected) => {
    expect(transliterate(text)).toBe(expected)
  })

  it('leaves nothing outside the x character set, no double space, none at the ends, and changes nothing a second time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const written = transliterate(text)
        expect(written).toMatch(WIRE_CHARACTERS)
        expect(written).toBe(written.trim())
        expect(written).not.toContain('  ')
        expect(transliterate(written)).toBe(written)
      }),
    )
  })

  it('has only rows that lead into the set from outside', () => {
    for (const [from, to] of TRANSLITERATIONS) {
      expect(to).toMatch(WIRE_CHARACTERS)
      expect(from).not.toMatch(WIRE_CHARACTERS)
    }
  })
})

describe('wireNote', () => {
  it('cuts at 100 code points first and transliterates then', () => {
    expect(wireNote('Ustrd', '😀'.repeat(120))).toBe('?'.repeat(100))
    expect(wireNote('Ustrd', `${'a'.repeat(99)}ßb`)).toBe(`${'a'.repeat(99)}ss`)
  })

  it('cuts what transliteration has made too long for the element', () => {
    expect(wireNote('Ustrd', '€'.repeat(100))).toBe('EUR'.repeat(100).slice(0, 140))
  })

  it('leaves no space where the cut falls', () => {
    expect(wireText('TwnNm', `${'a'.repeat(34)} bc`)).toBe('a'.repeat(34))
  })
})

it('a text without a letter or digit of the set is not readable', () => {
  expect(['日本', '!!', '', '\u0301'].map(isReadableOnWire)).toEqual([false, false, false, false])
  expect(['é', '日本 3'].map(isReadableOnWire)).toEqual([true, true])
})
