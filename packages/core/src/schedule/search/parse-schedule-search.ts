import type { JsonObject, JsonValue } from '@linx/contracts'
import * as v from 'valibot'
import { members, readShape } from '../../input/index.ts'
import { failure, type Result, success } from '../../issue/index.ts'
import { parsePage } from '../../session/search/parse-page.ts'
import { dayText, pageNumber, searchText } from '../../session/search/query-fields.ts'
import { searchWords, term } from '../../session/search/search-terms.ts'
import { dayInterval, type InstantInterval, parseTimeZone, UTC } from '../../time/index.ts'
import { type ScheduleStatus, scheduleLifeCycle } from '../life/index.ts'

/** A search for schedules as storage can run it, newest first; the engine adds the caller's Business Account. */
export interface ScheduleSearch {
  /** Each word is in the name. */
  readonly terms: readonly string[]
  readonly status?: ScheduleStatus
  readonly createdAt?: InstantInterval
  /** 1-based. */
  readonly page: number
  readonly size: number
  readonly offset: number
}

const DEFAULT_SIZE = 20
const MAXIMUM_WORDS = 8

const schema = members({
  name: v.optional(searchText),
  status: v.optional(v.picklist(scheduleLifeCycle.states)),
  createdAt: v.optional(dayText),
  timeZone: v.optional(v.string()),
  page: v.optional(pageNumber),
  size: v.optional(pageNumber),
})

/** The member as it was given, whatever else is unsound, so that every violation is told at once. */
const givenMember = (value: JsonValue | undefined, name: string): string | number | undefined => {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  const member = isObject ? (value as JsonObject)[name] : undefined
  return typeof member === 'string' || typeof member === 'number' ? member : undefined
}

/**
 * Reads a search: `name` (each word is a whole word of the name), `status`, `createdAt` (a whole day in `timeZone`, default UTC), `page`
 * (default 1), `size` (default 20). Every violation at once.
 */
export const parseScheduleSearch = (query: unknown): Result<ScheduleSearch> => {
  const { value, output, issues: found } = readShape(schema, query)
  const page = parsePage({ page: givenMember(value, 'page'), size: givenMember(value, 'size') }, DEFAULT_SIZE)
  const zoneText = givenMember(value, 'timeZone')
  const zone = typeof zoneText === 'string' ? parseTimeZone(zoneText, 'timeZone') : success(UTC)
  const issues = [found, page.ok ? [] : page.issues, zone.ok ? [] : zone.issues].flat()
  if (output === undefined || !page.ok || !zone.ok || issues.length > 0) return failure(...issues)
  const { name = '', status, createdAt } = output
  return success({
    terms: searchWords(name)
      .slice(0, MAXIMUM_WORDS)
      .map((word) => term('name', word)),
    ...(status === undefined ? {} : { status }),
    ...(createdAt === undefined ? {} : { createdAt: dayInterval(createdAt, zone.value) }),
    ...page.value,
  })
}
