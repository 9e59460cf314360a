import { createIssue, failure, type Issue, type Result, success } from '../../issue/index.ts'
import { type SessionSort, sessionSortFields } from './session-search.ts'

const MAXIMUM_SIZE = 500
const MAXIMUM_OFFSET = 100_000
const wholeNumber = /^[0-9]{1,9}$/
const sortPattern = /^([A-Za-z]+)(?:,([A-Za-z]+))?$/
const directions = new Map([
  ['ASC', 'asc'],
  ['DESC', 'desc'],
] as const)

export interface PageQuery {
  readonly page?: string | number
  readonly size?: string | number
}

export interface Page {
  readonly page: number
  readonly size: number
  readonly offset: number
}

const toWhole = (value: string | number): number | undefined => {
  const text = String(value)
  return wholeNumber.test(text) ? Number(text) : undefined
}

/**
 * Reads a 1-based page (default 1) and its size (1–500); query strings come as text. At most 100,000 entries lie before a page.
 * Errors: `page_range`, `size_range`.
 */
export const parsePage = ({ page = 1, size }: PageQuery, defaultSize: number): Result<Page> => {
  const readPage = toWhole(page)
  const readSize = toWhole(size ?? defaultSize)
  const issues: Issue[] = []
  if (readSize === undefined || readSize < 1 || readSize > MAXIMUM_SIZE) {
    const detail = { path: 'size', expected: `a whole number from 1 to ${MAXIMUM_SIZE}`, received: size }
    issues.push(createIssue('size_range', { ...detail, fix: `Use ${defaultSize}, or leave size out` }))
  }
  if (readPage === undefined || readPage < 1) {
    const detail = { path: 'page', expected: 'a whole number of at least 1', received: page }
    issues.push(createIssue('page_range', { ...detail, fix: 'Start with page 1' }))
  }
  if (readPage === undefined || readSize === undefined || issues.length > 0) return failure(...issues)
  const offset = (readPage - 1) * readSize
  if (offset <= MAXIMUM_OFFSET) return success({ page: readPage, size: readSize, offset })
  const expected = `a page with at most ${MAXIMUM_OFFSET} entries before it`
  return failure(createIssue('page_range', { path: 'page', expected, received: page, fix: 'Narrow the search' }))
}

/** Newest first. */
export const defaultSort: SessionSort = { field: 'createdAt', direction: 'desc' }

/** Reads `field` or `field,ASC|DESC` (default `createdAt,DESC`; a field alone is `ASC`). Error: `sort_format`. */
export const parseSort = (text: string | undefined): Result<SessionSort> => {
  if (text === undefined) return success(defaultSort)
  const [, name, order = 'ASC'] = sortPattern.exec(text) ?? []
  const field = sessionSortFields.find((known) => known === name)
  const direction = [...directions].find(([known]) => known === order.toUpperCase())?.[1]
  if (field !== undefined && direction !== undefined) return success({ field, direction })
  const expected = `one of ${sessionSortFields.join(', ')}, then ASC or DESC after a comma`
  return failure(
    createIssue('sort_format', { path: 'sort', expected, received: text, fix: 'Write it like createdAt,DESC' }),
  )
}
