import * as v from 'valibot'
import { members } from '../../input/index.ts'
import { failure, type Result, success } from '../../issue/index.ts'
import { dayText, type PageWindow, pageEntries, queryTimeZone, readQuery, searchText } from '../../query/index.ts'
import { searchWords, term } from '../../session/search/search-terms.ts'
import { dayInterval, type InstantInterval } from '../../time/index.ts'
import { type ScheduleStatus, scheduleLifeCycle } from '../life/index.ts'

/** A search for schedules as storage can run it, newest first; the engine adds the caller's Business Account. */
export interface ScheduleSearch extends PageWindow {
  /** Each word is in the name. */
  readonly terms: readonly string[]
  readonly status?: ScheduleStatus
  readonly createdAt?: InstantInterval
}

const DEFAULT_SIZE = 20
const MAXIMUM_WORDS = 8

/** The query of `GET /v2/scheduled-transactions`. */
export const scheduleSearchSchema = members({
  name: v.optional(searchText),
  status: v.optional(v.picklist(scheduleLifeCycle.states)),
  createdAt: v.optional(dayText),
  timeZone: v.optional(v.string()),
  ...pageEntries,
})

/**
 * Reads a search: `name` (each word is a whole word of the name), `status`, `createdAt` (a whole day in `timeZone`, default UTC), `page`
 * (default 1), `size` (default 20). Every violation at once.
 */
export const parseScheduleSearch = (query: unknown): Result<ScheduleSearch> => {
  const reading = readQuery(scheduleSearchSchema, query, DEFAULT_SIZE)
  const { output, page, issues } = reading
  const zone = queryTimeZone(reading)
  if (output === undefined || issues.length > 0) return failure(...issues)
  const { name = '', status, createdAt } = output
  return success({
    terms: searchWords(name)
      .slice(0, MAXIMUM_WORDS)
      .map((word) => term('name', word)),
    ...(status === undefined ? {} : { status }),
    ...(createdAt === undefined ? {} : { createdAt: dayInterval(createdAt, zone) }),
    ...page,
  })
}
