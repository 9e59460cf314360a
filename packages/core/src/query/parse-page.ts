import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'

const MAXIMUM_SIZE = 500
const MAXIMUM_OFFSET = 100_000
const wholeNumber = /^[0-9]{1,9}$/

export interface PageQuery {
  readonly page?: string | number
  readonly size?: string | number
}

/** Which rows of a list are asked for. */
export interface PageWindow {
  /** 1-based. */
  readonly page: number
  readonly size: number
  /** `(page - 1) × size`. */
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
export const parsePage = ({ page = 1, size }: PageQuery, defaultSize: number): Result<PageWindow> => {
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
