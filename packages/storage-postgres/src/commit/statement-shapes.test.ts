import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StatementShapes } from './statement-shapes.ts'

const SECTIONS = Array.from({ length: 88 }, (_, number) => `section-${number}`)

describe('StatementShapes', () => {
  it('always chooses what a group needs, in order and without doubles', () => {
    fc.assert(
      fc.property(fc.array(fc.subarray(SECTIONS, { maxLength: 20 })), (groups) => {
        const shapes = new StatementShapes<string>()
        for (const needed of groups) {
          const chosen = shapes.choose(needed)
          expect(chosen).toEqual([...new Set([...chosen, ...needed])].sort())
        }
      }),
    )
  })

  it('takes a known statement that has a little more than what is needed', () => {
    const shapes = new StatementShapes<string>()
    shapes.choose(['put', 'journal', 'finish'])
    expect(shapes.choose(['put'])).toEqual(['finish', 'journal', 'put'])
  })

  it('needs few statements for many mixtures', () => {
    const shapes = new StatementShapes<string>()
    const used = SECTIONS.slice(0, 12)
    const names = new Set<string>()
    for (let mixture = 1; mixture < 2 ** used.length; mixture += 1) {
      const needed = used.filter((_, position) => (mixture & (2 ** position)) !== 0)
      names.add(shapes.choose(needed).join())
    }
    expect(names.size).toBeLessThan(40)
  })
})
