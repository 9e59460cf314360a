import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay, formatMoment, formatMoney, lastDigits } from './format.ts'
import { acceptedLanguage, pageLanguages, sayIn, textsByLanguage } from './page-language.ts'
import { englishTexts, type TextKey } from './texts-en.ts'

const keys = Object.keys(englishTexts) as TextKey[]
const placesOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted()

describe.each(pageLanguages)('texts in %s', (language) => {
  it('are all there, with the places of the English ones', () => {
    const texts = textsByLanguage[language]
    expect(Object.keys(texts).toSorted()).toEqual(keys.toSorted())
    for (const key of keys) {
      // A plain refusal names no document twice; each text may leave a place out, never invent one.
      expect(placesOf(englishTexts[key]), key).toEqual(placesOf(texts[key]))
      expect(texts[key].trim(), key).toBe(texts[key])
    }
  })

  it('are plain: no sentence has more than 20 words', () => {
    for (const key of keys) {
      for (const sentence of textsByLanguage[language][key].split(/[.?!]\s/)) {
        expect(sentence.split(/\s+/).length, `${key}: ${sentence}`).toBeLessThanOrEqual(20)
      }
    }
  })

  it('never show a place that has no value', () => {
    for (const key of keys) {
      const values = Object.fromEntries(placesOf(englishTexts[key]).map((place) => [place.slice(1, -1), 'x']))
      expect(sayIn(language)(key, values)).not.toMatch(/[{}]/)
    }
    expect(() => sayIn(language)('progress', {})).toThrow(RangeError)
  })
})

describe('Accept-Language', () => {
  it.each([
    ['fr', 'fr-CA'],
    ['fr-FR,fr;q=0.9', 'fr-CA'],
    ['de,es-MX;q=0.5,en;q=0.4', 'es'],
    ['en;q=0.1, es;q=0.9', 'es'],
    ['es;q=0', undefined],
    ['zz', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is %j', (header, language) => {
    expect(acceptedLanguage(header)).toBe(language)
  })

  it('may be any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), (header) =>
        [undefined, ...pageLanguages].includes(acceptedLanguage(header)),
      ),
    )
  })
})

describe('formats', () => {
  it('write money exactly, in the way of the language', () => {
    expect(formatMoney('9007199254740993.07', 'USD', 'en')).toBe('$9,007,199,254,740,993.07')
    expect(formatMoney('256.25', 'USD', 'fr-CA').replace(/\s/g, ' ')).toBe('256,25 $ US')
    expect(formatMoney('256.25', 'CAD', 'en')).toBe('CA$256.25')
  })

  it('write days and moments', () => {
    expect(formatDay('2026-03-03', 'es')).toBe('martes, 3 de marzo de 2026')
    expect(formatMoment('2026-03-04T15:00:00Z', 'en', 'America/New_York')).toMatch(
      /Wednesday, March 4 at 10:00\sAM EST/,
    )
    expect(lastDigits('******4242')).toBe('4242')
    expect(lastDigits('******')).toBe('')
  })
})
