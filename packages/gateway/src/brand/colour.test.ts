import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accentStyle } from './accent-style.ts'
import { type Colour, contrast, formatColour, MINIMUM_CONTRAST, parseColour, readableOn, textOn } from './colour.ts'

const part = fc.integer({ min: 0, max: 255 })
const colour: fc.Arbitrary<Colour> = fc.tuple(part, part, part)

describe('tenant colours', () => {
  it('knows the ratios of WCAG', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21)
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2)
  })

  it('can be read on any ground, and are left alone where they could be read', () => {
    fc.assert(
      fc.property(colour, colour, (wish, ground) => {
        const shown = readableOn(wish, ground)
        expect(contrast(shown, ground)).toBeGreaterThanOrEqual(MINIMUM_CONTRAST)
        if (contrast(wish, ground) >= MINIMUM_CONTRAST) expect(shown).toEqual(wish)
      }),
    )
  })

  it('carry text that can be read', () => {
    fc.assert(fc.property(colour, (wish) => contrast(textOn(wish), wish) >= MINIMUM_CONTRAST))
  })

  it('survive the way through text', () => {
    fc.assert(fc.property(colour, (wish) => parseColour(formatColour(wish))?.join() === wish.join()))
  })

  it.each(['red', '#fff', '#12345g', '#1234567', 'url(x)', ''])('refuses %j and keeps the default', (text) => {
    expect(parseColour(text)).toBeUndefined()
    expect(accentStyle({ accentColour: text })).toBe(accentStyle({}))
  })
})
