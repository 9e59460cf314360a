import { createIssue, failure, type Result, success } from '../issue/index.ts'

const sortPattern = /^([A-Za-z]+)(?:,([A-Za-z]+))?$/
const directions = new Map([
  ['ASC', 'asc'],
  ['DESC', 'desc'],
] as const)

/** The order of a list: one of its documented fields, and a direction. */
export interface Sort<Field extends string> {
  readonly field: Field
  readonly direction: 'asc' | 'desc'
}

/** Newest first. */
export const newestFirst: Sort<'createdAt'> = { field: 'createdAt', direction: 'desc' }

/** Reads `field` or `field,ASC|DESC` (default `createdAt,DESC`; a field alone is `ASC`). Error: `sort_format`. */
export const parseSort = <Field extends string>(
  text: string | undefined,
  fields: readonly Field[],
): Result<Sort<Field | 'createdAt'>> => {
  if (text === undefined) return success(newestFirst)
  const [, name, order = 'ASC'] = sortPattern.exec(text) ?? []
  const field = fields.find((known) => known === name)
  const direction = [...directions].find(([known]) => known === order.toUpperCase())?.[1]
  if (field !== undefined && direction !== undefined) return success({ field, direction })
  const expected = `one of ${fields.join(', ')}, then ASC or DESC after a comma`
  return failure(
    createIssue('sort_format', { path: 'sort', expected, received: text, fix: 'Write it like createdAt,DESC' }),
  )
}
