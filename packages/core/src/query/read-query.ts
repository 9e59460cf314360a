import type { JsonObject, JsonValue } from '@linx/contracts'
import { readShape, type ShapeSchema } from '../input/index.ts'
import type { Issue, Result } from '../issue/index.ts'
import { parseTimeZone, type TimeZone, UTC } from '../time/index.ts'
import { type PageWindow, parsePage } from './parse-page.ts'

/** What a query came to so far; a caller adds its own issues and answers all of them at once. */
export interface QueryReading<Query> {
  /** `undefined` if the shape is wrong. */
  readonly output: Query | undefined
  readonly page: PageWindow
  readonly issues: Issue[]
  /** A member as it was given, whatever else is unsound. */
  textOf(name: string): string | undefined
}

/** Takes the value, or adds the issues. */
export const orElse = <Value>(result: Result<Value>, fallback: Value, issues: Issue[]): Value => {
  if (result.ok) return result.value
  issues.push(...result.issues)
  return fallback
}

const givenMember = (value: JsonValue | undefined, name: string): string | number | undefined => {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  const member = isObject ? (value as JsonObject)[name] : undefined
  return typeof member === 'string' || typeof member === 'number' ? member : undefined
}

/** Reads the shape and the page of a query, so that one violation does not hide another. */
export const readQuery = <Query>(
  schema: ShapeSchema<Query>,
  query: unknown,
  defaultSize: number,
): QueryReading<Query> => {
  const { value, output, issues: found } = readShape<Query>(schema, query)
  const issues = [...found]
  const asked = { page: givenMember(value, 'page'), size: givenMember(value, 'size') }
  const page = orElse(parsePage(asked, defaultSize), { page: 1, size: defaultSize, offset: 0 }, issues)
  const textOf = (name: string): string | undefined => {
    const text = givenMember(value, name)
    return typeof text === 'string' ? text : undefined
  }
  return { output, page, issues, textOf }
}

/** The zone that a query's days are counted in: its member `timeZone`, or UTC. */
export const queryTimeZone = ({ textOf, issues }: QueryReading<unknown>): TimeZone => {
  const text = textOf('timeZone')
  return text === undefined ? UTC : orElse(parseTimeZone(text, 'timeZone'), UTC, issues)
}
