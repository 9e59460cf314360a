import { describe, expect, it } from 'vitest'
import { addendaLayouts } from './addenda-layouts.ts'
import { entryLayouts } from './entry-layouts.ts'
import { batchControlLayout, batchHeaderLayout, fileControlLayout, fileHeaderLayout } from './file-layouts.ts'
import { isRoutingNumber, routingCheckDigit } from './routing-number.ts'

const layouts = Object.entries({
  fileHeaderLayout,
  batchHeaderLayout,
  batchControlLayout,
  fileControlLayout,
  ...entryLayouts,
  ...addendaLayouts,
})

describe('record layouts', () => {
  it.each(layouts)('%s covers positions 1 to 94 without gap or overlap', (_, layout) => {
    let next = 1
    for (const { start, end } of layout) {
      expect(start).toBe(next)
      expect(end).toBeGreaterThanOrEqual(start)
      next = end + 1
    }
    expect(next).toBe(95)
  })
})

describe('routing numbers', () => {
  it.each(['021000021', '011401533', '091000019', '121042882'])('%s is one', (text) => {
    expect(isRoutingNumber(text)).toBe(true)
  })

  it.each(['021000022', '02100002', '0210000211', '131000021', '99999999', 'abcdefghi', ''])('%j is none', (text) => {
    expect(isRoutingNumber(text)).toBe(false)
  })

  it('every wrong digit changes the check digit', () => {
    const digits = '02100002'
    for (let index = 0; index < 8; index += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        if (String(digit) === digits[index]) continue
        expect(routingCheckDigit(digits.slice(0, index) + digit + digits.slice(index + 1))).not.toBe(1)
      }
    }
  })
})
