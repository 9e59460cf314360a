import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanJson } from './scan-json.ts'

const codeOf = (json: string) => scanJson(json)?.code

describe('scanJson', () => {
  it('lets every value pass that keeps the limits, however it is spaced', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2, '\t'), (value, space) => {
        expect(scanJson(JSON.stringify(value, undefined, space))).toBe(undefined)
      }),
    )
  })

  it.each([
    ['{"a":1,"a":2}'],
    ['{"a":{"b":1},"a":2}'],
    ['[{"x":0},{"a":1,"b":[],"\\u0061":2}]'],
    ['{"\\"":1,"\\u0022":2}'],
  ])('finds the name that stands twice in %s', (json) => {
    expect(codeOf(json)).toBe('input_repeated_member')
  })

  it.each([['{"a":{"a":1}}'], ['[{"a":1},{"a":2}]'], ['{"a":"a","b":"a"}'], ['{"a":"{\\"b\\":1,\\"b\\":2}"}']])(
    'lets %s pass: the same name in different objects, or in a text',
    (json) => {
      expect(codeOf(json)).toBe(undefined)
    },
  )

  it('keeps the limits of depth, members and entries to the one', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
    const object = (count: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [at, 0])))
    const list = (count: number) => JSON.stringify(Array.from({ length: count }, () => 0))
    expect([nested(32), object(200), list(10_000)].map(codeOf)).toEqual([undefined, undefined, undefined])
    expect([nested(33), object(201), list(10_001)].map(codeOf)).toEqual(Array(3).fill('input_too_large'))
  })

  it('ends on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void scanJson(text)))
    for (const text of ['"', '"\\', '{"a', '}]', '{"\\u"', ',,,']) scanJson(text)
  })
})
