import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSessionSearchV1, parseSessionSearchV2 } from './parse-session-search.ts'
import { searchTerms } from './search-terms.ts'
import type { SessionSearch } from './session-search.ts'

const issuesOf = (result: ReturnType<typeof parseSessionSearchV1>): readonly string[] =>
  result.ok ? [] : result.issues.map((issue) => `${issue.code} ${issue.path}`)

const termsOf = (result: ReturnType<typeof parseSessionSearchV1>): SessionSearch['terms'] =>
  result.ok ? result.value.terms : []

const isFound = (result: ReturnType<typeof parseSessionSearchV1>, stored: readonly string[]): boolean =>
  result.ok && result.value.terms.every((list) => list.some((word) => stored.includes(word)))

/** The session of seed 002. */
const johnSmith = searchTerms({
  workflowId: '93f1e6dd-5dc7-4660-91cc-5cb949b74c6d',
  firstName: 'John',
  lastName: 'Smith',
  email: 'jsmith@abc.com',
  phoneNumbers: ['55512345678'],
})

describe('searchTerms', () => {
  it('are lower case, without accents, each once, with their space', () => {
    const terms = searchTerms({
      workflowId: 'W1',
      firstName: 'Zoë Anne',
      lastName: 'O’Neil-Anne',
      email: 'Zoe@ABC.com',
      phoneNumbers: ['+1 (647) 123-4567', '+16471234567'],
    })
    expect(terms).toEqual(['id:w1', 'email:zoe@abc.com', 'phone:16471234567', 'name:zoe', 'name:anne', 'name:oneil'])
  })

  it('keep the bounds of storage for any names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        const terms = searchTerms({ firstName: text, lastName: text, email: text, phoneNumbers: [text] })
        expect(terms.length).toBeLessThanOrEqual(64)
        expect(terms.every((word) => word.length <= 128)).toBe(true)
      }),
    )
  })
})

describe('the v1 search', () => {
  it('has the documented defaults', () => {
    expect(parseSessionSearchV1({})).toEqual({
      ok: true,
      value: { terms: [], sort: { field: 'createdAt', direction: 'desc' }, page: 1, size: 30, offset: 0 },
    })
  })

  it.each([
    { name: 'John' },
    { name: 'smith JOHN' },
    { phoneNumber: '55512345678' },
    { phoneNumber: '555 1234 5678' },
    { email: 'JSmith@abc.com' },
    { name: 'John', email: 'jsmith@abc.com', phoneNumber: '55512345678' },
  ])('finds the session of seed 002 by %j', (query) => {
    expect(isFound(parseSessionSearchV1(query), johnSmith)).toBe(true)
  })

  it.each([{ name: 'Joh' }, { name: 'John Doe' }, { phoneNumber: '5551234567' }, { email: 'abc.com' }])(
    'does not find it by %j',
    (query) => {
      const result = parseSessionSearchV1(query)
      expect(result.ok).toBe(true)
      expect(isFound(result, johnSmith)).toBe(false)
    },
  )

  it('takes whole local days of the zone', () => {
    const query = { createdAt: '2023-03-12', expiry: '2023-11-05', timeZone: 'America/New_York' }
    expect(parseSessionSearchV1(query)).toMatchObject({
      value: {
        createdAt: { from: Date.parse('2023-03-12T05:00:00Z'), before: Date.parse('2023-03-13T04:00:00Z') },
        expireAt: { from: Date.parse('2023-11-05T04:00:00Z'), before: Date.parse('2023-11-06T05:00:00Z') },
      },
    })
    expect(parseSessionSearchV1({ createdAt: '2023-02-01' })).toMatchObject({
      value: { createdAt: { from: Date.parse('2023-02-01T00:00:00Z'), before: Date.parse('2023-02-02T00:00:00Z') } },
    })
  })

  it('counts a workflow whose SMS is on its way as active', () => {
    expect(parseSessionSearchV1({ status: 'ACTIVE' })).toMatchObject({ value: { statuses: ['CREATED', 'ACTIVE'] } })
    expect(parseSessionSearchV1({ status: 'EXPIRED' })).toMatchObject({ value: { statuses: ['EXPIRED'] } })
  })

  it.each<[object, readonly string[]]>([
    [{ status: 'ARCHIVED' }, ['input_value status']],
    [{ createdAt: '2023-02-30' }, ['date_format createdAt']],
    [{ expiry: '2023-2-1' }, ['date_format expiry']],
    [{ timeZone: 'Mars/Olympus' }, ['time_zone_unknown timeZone']],
    [{ timeZone: '+0530' }, ['time_zone_unknown timeZone']],
    [{ phoneNumber: '555*' }, ['phone_number_format phoneNumber']],
    [{ page: '0' }, ['page_range page']],
    [{ page: -1 }, ['page_range page']],
    [{ page: 1.5 }, ['page_range page']],
    [{ size: 0 }, ['size_range size']],
    [{ size: 501 }, ['size_range size']],
    [{ size: '10000000' }, ['size_range size']],
    [{ page: 3_335, size: 30 }, ['page_range page']],
    [{ sort: 'createdAt' }, ['input_unknown_member sort']],
    [
      { createdAt: 'x', timeZone: 'x', page: 'x', size: 'x', status: 'x', name: 'x'.repeat(300) },
      [
        'input_value status',
        'input_length name',
        'date_format createdAt',
        'time_zone_unknown timeZone',
        'page_range page',
        'size_range size',
      ],
    ],
  ])('refuses %j', (query, expected) => {
    expect(issuesOf(parseSessionSearchV1(query))).toEqual(expected)
  })

  it('reads the last page that it may', () => {
    expect(parseSessionSearchV1({ page: '3334', size: '30' })).toMatchObject({ value: { offset: 99_990 } })
  })
})

describe('the v2 search', () => {
  it('has the documented defaults', () => {
    expect(parseSessionSearchV2({})).toEqual({
      ok: true,
      value: { terms: [], sort: { field: 'createdAt', direction: 'desc' }, page: 1, size: 20, offset: 0 },
    })
  })

  it.each([
    'john',
    'John Smith',
    'jsmith@abc.com',
    '55512345678',
    '555 123 456 78',
    '93f1e6dd-5dc7-4660-91cc-5cb949b74c6d',
    'john 55512345678',
  ])('finds the session of seed 002 by %s', (search) => {
    expect(isFound(parseSessionSearchV2({ search }), johnSmith)).toBe(true)
  })

  it.each(['jane', 'john doe', '5551234', '93f1e6dd'])('does not find it by %s', (search) => {
    expect(isFound(parseSessionSearchV2({ search }), johnSmith)).toBe(false)
  })

  it('finds a name of two parts by either and by both', () => {
    const stored = searchTerms({ firstName: 'Ana', lastName: 'Smith-Jones', phoneNumbers: ['+16471234567'] })
    for (const search of ['Smith-Jones', 'jones', 'ana smith', '+1 647 123 4567']) {
      expect(isFound(parseSessionSearchV2({ search }), stored)).toBe(true)
    }
  })

  it.each<[object, object]>([
    [{ sort: 'expireAt,asc' }, { sort: { field: 'expireAt', direction: 'asc' } }],
    [{ sort: 'createdAt' }, { sort: { field: 'createdAt', direction: 'asc' } }],
    [{ status: 'ARCHIVED' }, { statuses: ['ARCHIVED'] }],
    [{ status: ['ACTIVE', 'CREATED'] }, { statuses: ['ACTIVE', 'CREATED'] }],
    [
      { templateId: 't1', page: 2, size: 500 },
      { templateId: 't1', offset: 500 },
    ],
  ])('reads %j', (query, expected) => {
    expect(parseSessionSearchV2(query)).toMatchObject({ ok: true, value: expected })
  })

  it.each<[object, readonly string[]]>([
    [{ sort: 'title,DESC' }, ['sort_format sort']],
    [{ sort: 'createdAt,DOWN' }, ['sort_format sort']],
    [{ status: 'OPEN' }, ['input_value status']],
    [{ status: ['OPEN'] }, ['input_value status[0]']],
    [{ templateId: 'a b' }, ['id_format templateId']],
    [{ search: 'x'.repeat(257) }, ['input_length search']],
    [{ search: 'a\u0000' }, ['input_characters search']],
  ])('refuses %j', (query, expected) => {
    expect(issuesOf(parseSessionSearchV2(query))).toEqual(expected)
  })

  it('asks for a bounded number of words', () => {
    expect(termsOf(parseSessionSearchV2({ search: 'a '.repeat(120) }))).toHaveLength(8)
  })
})
