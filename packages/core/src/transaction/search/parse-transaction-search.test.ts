import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTransactionSearch } from './parse-transaction-search.ts'

const search = (query: unknown) => {
  const parsed = parseTransactionSearch(query)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'))
  return parsed.value
}

const issuesOf = (query: unknown): readonly string[] => {
  const parsed = parseTransactionSearch(query)
  return parsed.ok ? [] : parsed.issues.map(({ code, path }) => `${code} ${path}`)
}

describe('parseTransactionSearch', () => {
  it('asks for everything, newest first, by default', () => {
    expect(search({})).toEqual({ sort: { field: 'createdAt', direction: 'desc' }, page: 1, size: 20, offset: 0 })
  })

  it('reads days in their zone, both included, across a change of the clocks', () => {
    const days = { createdDateFrom: '2026-03-08', createdDateTo: '2026-03-09', timeZone: 'America/New_York' }
    expect(search(days).createdAt).toEqual({
      from: Date.parse('2026-03-08T05:00:00Z'),
      before: Date.parse('2026-03-10T04:00:00Z'),
    })
    expect(search({ createdDateTo: '2026-03-09' }).createdAt).toEqual({ before: Date.parse('2026-03-10T00:00:00Z') })
  })

  it('reads amounts as texts and numbers, zero included', () => {
    expect(search({ amountFrom: 0, amountTo: '256.2' }).amount).toEqual({ fromMinor: 0n, toMinor: 25_620n })
  })

  it('reads one value or a list of statuses and attentions', () => {
    expect(search({ status: 'SETTLED' }).statuses).toEqual(['SETTLED'])
    expect(search({ status: ['NEW', 'PENDING'], attention: 'IN_REVIEW' })).toMatchObject({
      statuses: ['NEW', 'PENDING'],
      attentions: ['IN_REVIEW'],
    })
  })

  it.each([
    [{ status: 'DONE' }, 'input_value status'],
    [{ status: [] }, 'input_length status'],
    [{ latestStatus: 'NEW' }, 'input_unknown_member latestStatus'],
    [{ createdDateFrom: '2026-02-30' }, 'date_format createdDateFrom'],
    [{ createdDateFrom: '2026-03-02', createdDateTo: '2026-03-01' }, 'range_order createdDateTo'],
    [{ amountFrom: '10', amountTo: '9.99' }, 'range_order amountTo'],
    [{ amountFrom: '-1' }, 'amount_format amountFrom'],
    [{ amountTo: '1.001' }, 'amount_format amountTo'],
    [{ timeZone: '+0530' }, 'time_zone_unknown timeZone'],
    [{ requestorType: 'RECIPIENT' }, 'input_value requestorType'],
    [{ debitFinancialAccountId: 'with space' }, 'id_format debitFinancialAccountId'],
    [{ sort: 'metadata,ASC' }, 'sort_format sort'],
    [{ size: 501 }, 'size_range size'],
  ])('refuses %j: %s', (query, issue) => {
    expect(issuesOf(query)).toEqual([issue])
  })

  it('tells every violation at once', () => {
    expect(issuesOf({ status: 'DONE', timeZone: 'Mars', page: 0, sort: 'x', amountTo: 'all' })).toHaveLength(5)
  })

  it('answers any input without throwing', () => {
    fc.assert(fc.property(fc.anything(), (query) => void parseTransactionSearch(query)))
  })
})
