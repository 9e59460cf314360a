import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { checkShape, type ShapeSchema } from './check-shape.ts'
import { emailAddress, freeText, identifier, listOf, members, wholeNumber } from './fields.ts'

const schema = members({
  title: freeText(10),
  id: v.optional(identifier()),
  email: v.optional(emailAddress()),
  hours: v.optional(wholeNumber(1, 24)),
  kind: v.optional(v.picklist(['A', 'B'])),
  list: v.optional(listOf(members({ name: v.string() }), 1, 30)),
  accountNumber: v.optional(wholeNumber(1, 2)),
})

const issuesOf = (shape: ShapeSchema<unknown>, input: unknown): readonly string[] => {
  const result = checkShape(shape, input)
  return result.ok ? [] : result.issues.map((issue) => `${issue.code} ${issue.path}`)
}

describe('checkShape', () => {
  it('gives a typed copy of a sound input', () => {
    const input = { title: 'x', hours: 3 }
    const result = checkShape(schema, input)
    expect(result).toEqual({ ok: true, value: { title: 'x', hours: 3 } })
    expect(result.ok && result.value).not.toBe(input)
  })

  it('names every violation once, in the order of the issue table', () => {
    const input = { hours: 1.5, kind: 'C', id: 'a b', email: 'x', list: [{ name: 1 }, {}], extra: 1, other: 2 }
    expect(issuesOf(schema, input)).toEqual([
      'input_type list[0].name',
      'input_required title',
      'input_required list[1].name',
      'input_unknown_member extra',
      'input_unknown_member other',
      'input_value hours',
      'input_value kind',
      'id_format id',
      'email_format email',
    ])
  })

  it.each([undefined, null, 1, 'x', [], () => 1])('refuses %j as a whole', (input) => {
    expect(issuesOf(schema, input)).toHaveLength(1)
  })

  it('tells what is expected, what came and how to fix it', () => {
    expect(checkShape(schema, { title: 'x', kind: 'C' })).toMatchObject({
      issues: [{ message: 'kind: expected one of A, B, received "C". Use one of these values.' }],
    })
  })

  it('shows at most twenty issues of one list', () => {
    const list = Array.from({ length: 30 }, () => ({ name: 1 }))
    expect(issuesOf(schema, { title: 'x', list })).toHaveLength(20)
    const names = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`extra${index}`, 1]))
    expect(issuesOf(schema, { title: 'x', ...names })).toHaveLength(20)
  })

  it('looks at no entry of a list that is too long', () => {
    const list = Array.from({ length: 10_000 }, () => ({ name: 1 }))
    expect(issuesOf(schema, { title: 'x', list })).toEqual(['input_length list'])
  })

  it('quotes names that are no plain ones, and hides card numbers in them', () => {
    expect(issuesOf(schema, { title: 'x', 'a b': 1, '4111111111111111': 1 })).toEqual([
      'input_unknown_member ["a b"]',
      'input_unknown_member [redacted]',
    ])
  })

  it('shows no value of a secret member', () => {
    expect(checkShape(schema, { title: 'x', accountNumber: 77 })).toMatchObject({ issues: [{ received: 'redacted' }] })
    expect(checkShape(schema, { title: 'x', accountNumber: 'abc' })).toMatchObject({
      issues: [{ received: 'redacted' }],
    })
  })

  it('tells characters before shape, and one of them for a member', () => {
    expect(issuesOf(schema, { title: 'much too long\u0000' })).toEqual(['input_characters title'])
  })
})

describe('the fields', () => {
  it.each([
    ['jsmith@abc.com', true],
    ['a.b+c@sub.example.co', true],
    ['zoë@exämple.de', true],
    ['a@b', false],
    ['@abc.com', false],
    ['a b@abc.com', false],
    ['a@-abc.com', false],
    ['a@abc..com', false],
    [`${'a'.repeat(65)}@abc.com`, false],
    [`a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.com`, false],
  ])('says of the e-mail address %s: %s', (text, isLegal) => {
    expect(checkShape(emailAddress(), text).ok).toBe(isLegal)
  })

  it.each([
    ['4py56a34-4686-1539-c2ga-1a723g55dlq3', true],
    ['x', true],
    ['~'.repeat(64), true],
    ['~'.repeat(65), false],
    ['a b', false],
    ['é', false],
    ['a\u007f', false],
  ])('says of the id %s: %s', (text, isLegal) => {
    expect(checkShape(identifier(), text).ok).toBe(isLegal)
  })

  it('counts characters as people do, and refuses a text of spaces', () => {
    expect(checkShape(freeText(10), '😀'.repeat(10)).ok).toBe(true)
    expect(checkShape(freeText(10), '😀'.repeat(11)).ok).toBe(false)
    expect(checkShape(freeText(10), '   ').ok).toBe(false)
  })

  it('refuses a card number in a free text and does not repeat it', () => {
    const result = checkShape(freeText(100), 'card 4111-1111-1111-1111')
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'input_card_number', received: 'redacted' }] })
    expect(JSON.stringify(result)).not.toContain('1111')
  })
})
