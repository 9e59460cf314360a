import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInput } from './read-input.ts'

const codesOf = (input: unknown): readonly string[] =>
  readInput(input).issues.map((issue) => `${issue.code} ${issue.path}`)

const nested = (depth: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = { a: value }
  return value
}

const cycle = (): unknown => {
  const value: { self?: unknown } = {}
  value.self = value
  return value
}

/** Two references to the level below, 60 levels: 2^60 visits for whoever counts none. */
const bomb = (): unknown => {
  let value: unknown = 'x'
  for (let level = 0; level < 30; level += 1) value = [value, value]
  return value
}

describe('readInput', () => {
  it('copies plain JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, stringUnit: 'grapheme-ascii' }), (value) => {
        const kept = JSON.parse(JSON.stringify(value))
        fc.pre(!JSON.stringify(value).includes('__proto__'))
        expect(readInput(kept, { emptyTexts: 'kept' })).toEqual({ ok: true, value: kept, issues: [] })
      }),
    )
  })

  it('keeps the limits of depth, members, entries and size, to the last one', () => {
    const members = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}`, 1]))
    expect(readInput(nested(32)).ok).toBe(true)
    expect(codesOf(nested(33))).toEqual([`input_too_large ${'a.'.repeat(31)}a`])
    expect(readInput(members(200)).ok).toBe(true)
    expect(codesOf(members(201))).toEqual(['input_too_large '])
    expect(readInput(Array.from({ length: 10_000 }, () => 1)).ok).toBe(true)
    expect(codesOf(Array.from({ length: 10_001 }, () => 1))).toEqual(['input_too_large '])
    expect(readInput({ t: 'x'.repeat(65_534) }).ok).toBe(true)
    expect(codesOf({ t: 'x'.repeat(65_535) })).toEqual(['input_too_large t'])
  })

  it.each([
    ['a title of a megabyte', { title: 'x'.repeat(1_000_000) }, ['input_too_large title']],
    ['a cycle', cycle(), [`input_too_large ${'self.'.repeat(31)}self`]],
    ['a depth of a million', nested(1_000_000), [`input_too_large ${'a.'.repeat(31)}a`]],
    ['a list that holds itself doubled', bomb(), ['input_too_large ']],
  ])('refuses %s at once', (_name, input, expected) => {
    const found = codesOf(input)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(expected[0]?.split(' ')[0])
    if (expected[0] !== 'input_too_large ') expect(found).toEqual(expected)
  })

  it('calls no getter and says where it is', () => {
    let calls = 0
    const input = Object.defineProperty({ a: 1 }, 'b', { enumerable: true, get: () => ++calls })
    expect(readInput(input)).toMatchObject({ ok: true, value: { a: 1 }, issues: [{ code: 'input_type', path: 'b' }] })
    expect(calls).toBe(0)
  })

  it.each([
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('hostile')
          },
        },
      ),
    ],
    [
      'a proxy that throws nothing',
      new Proxy(
        {},
        {
          getPrototypeOf: () => {
            throw undefined
          },
        },
      ),
    ],
    [
      'a revoked proxy',
      (() => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        return proxy
      })(),
    ],
  ])('answers %s with an issue', (_name, input) => {
    expect(codesOf(input)).toEqual(['input_type '])
    expect(codesOf({ inner: input })).toHaveLength(1)
  })

  it('never lets __proto__ through, and pollutes nothing', () => {
    const input: unknown = JSON.parse('{"a":{"__proto__":{"isAdmin":true}},"__proto__":{"isAdmin":true}}')
    const reading = readInput(input)
    expect(reading.issues.map((issue) => [issue.code, issue.path])).toEqual([
      ['input_unknown_member', 'a.__proto__'],
      ['input_unknown_member', '__proto__'],
    ])
    expect(reading).toMatchObject({ ok: true, value: { a: {} } })
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false)
  })

  it.each([
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
  ])('refuses %s by its place', (_name, value) => {
    expect(codesOf({ member: value })).toEqual(['input_type member'])
    expect(codesOf([1, value])).toEqual(['input_type [1]'])
  })

  it('counts undefined members and empty texts as absent', () => {
    expect(readInput({ a: undefined, b: '', c: [''] })).toEqual({ ok: true, value: { c: [''] }, issues: [] })
    expect(readInput({ b: '' }, { emptyTexts: 'kept' })).toMatchObject({ value: { b: '' } })
  })

  it.each([
    '\u0000',
    '\u001b[31m',
    '\u0085',
    '\u202e',
    '\u2066',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\ud800',
    '\udc00a',
    'a\nb',
    '\t',
  ])('refuses the characters of %j', (text) => {
    expect(codesOf({ title: text })).toEqual(['input_characters title'])
  })

  it('lets lines stand where they are allowed, with one kind of line end', () => {
    const options = { multilineMembers: new Set(['memo']) }
    expect(readInput({ memo: 'a\r\nb\nc' }, options)).toEqual({ ok: true, value: { memo: 'a\nb\nc' }, issues: [] })
    expect(readInput({ memo: 'a\rb' }, options).issues).toHaveLength(1)
  })

  it('puts texts into NFC', () => {
    expect(readInput({ name: 'Zoe\u0308' })).toMatchObject({ value: { name: 'Zoë' } })
  })

  it('shows no secret and no raw control character', () => {
    const [account, title] = readInput({ accountNumber: '123456789\u0000', title: 'a\u001b[31m' }).issues
    expect(JSON.stringify(account)).not.toContain('123456789')
    expect(title?.received).toBe('"a\\u001b[31m"')
  })

  it('reports at most twenty bad members', () => {
    expect(codesOf(Array.from({ length: 1_000 }, () => '\u0000'))).toHaveLength(20)
  })

  it('answers anything with a value or an issue, never with a throw', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withNullPrototype: true,
          withSparseArray: true,
          withTypedArray: true,
        }),
        (input) => {
          const reading = readInput(input)
          expect(reading.ok || reading.issues.length > 0).toBe(true)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
