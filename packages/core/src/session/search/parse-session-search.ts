import * as v from 'valibot'
import { identifier, members } from '../../input/index.ts'
import { failure, type Result, success } from '../../issue/index.ts'
import {
  dayText,
  newestFirst,
  oneOrMore,
  orElse,
  pageEntries,
  parseSort,
  queryTimeZone,
  readQuery,
  searchText,
} from '../../query/index.ts'
import { dayInterval } from '../../time/index.ts'
import { workflowLifeCycle } from '../machine/index.ts'
import { storedStatusesOf, v1Statuses } from '../session-view.ts'
import { isPhoneText, phoneText } from './phone-text.ts'
import { phoneDigits, searchWords, term } from './search-terms.ts'
import { type SessionSearch, sessionSortFields } from './session-search.ts'

const DEFAULT_SIZE_V1 = 30
const DEFAULT_SIZE_V2 = 20
const MAXIMUM_WORDS = 8
const hasDigit = /\p{Nd}/u

/** The query of `GET /v1/linx/send`. */
export const sessionSearchV1Schema = members({
  name: v.optional(searchText),
  phoneNumber: v.optional(phoneText),
  email: v.optional(searchText),
  createdAt: v.optional(dayText),
  expiry: v.optional(dayText),
  status: v.optional(v.picklist(v1Statuses)),
  timeZone: v.optional(v.string()),
  ...pageEntries,
})

/** The query of `GET /v2/linx/workflows`. */
export const sessionSearchV2Schema = members({
  search: v.optional(searchText),
  status: v.optional(oneOrMore(v.picklist(workflowLifeCycle.states), workflowLifeCycle.states.length)),
  templateId: v.optional(identifier()),
  sort: v.optional(v.string()),
  ...pageEntries,
})

const nameTerms = (name: string | undefined): SessionSearch['terms'] =>
  searchWords(name ?? '')
    .slice(0, MAXIMUM_WORDS)
    .map((word) => [term('name', word)])

const phoneTerms = (phoneNumber: string | undefined): SessionSearch['terms'] =>
  phoneNumber === undefined ? [] : [[term('phone', phoneDigits(phoneNumber))]]

const emailTerms = (email: string | undefined): SessionSearch['terms'] =>
  email === undefined ? [] : [[term('email', email.trim())]]

/**
 * Reads the query of `GET /v1/linx/send` (seed 002): `name` (each word is a whole first or last name), `phoneNumber` (whole), `email`,
 * `createdAt` and `expiry` (whole days in `timeZone`, default UTC), `status` (one of five), `page` (default 1), `size` (default 30).
 * Newest first. Every violation at once.
 */
export const parseSessionSearchV1 = (query: unknown): Result<SessionSearch> => {
  const reading = readQuery(sessionSearchV1Schema, query, DEFAULT_SIZE_V1)
  const { output, page, issues } = reading
  const zone = queryTimeZone(reading)
  if (output === undefined || issues.length > 0) return failure(...issues)
  const { name, phoneNumber, email, createdAt, expiry, status: asked } = output
  return success({
    terms: [...nameTerms(name), ...phoneTerms(phoneNumber), ...emailTerms(email)],
    ...(asked !== undefined && { statuses: storedStatusesOf(asked) }),
    ...(createdAt !== undefined && { createdAt: dayInterval(createdAt, zone) }),
    ...(expiry !== undefined && { expireAt: dayInterval(expiry, zone) }),
    sort: newestFirst,
    ...page,
  })
}

/** What one word of a free search can mean. A word of several parts is an id if it has a digit, else a name. */
const wordTerms = (word: string): SessionSearch['terms'] => {
  if (word.includes('@')) return [[term('email', word)]]
  if (isPhoneText(word)) return [[term('phone', phoneDigits(word)), term('id', word), term('name', word)]]
  const parts = searchWords(word)
  if (parts.length > 1 && !hasDigit.test(word)) return parts.map((part) => [term('name', part)])
  return [[term('id', word), ...parts.map((part) => term('name', part)).slice(0, 1)]]
}

const anyTerms = (text: string | undefined): SessionSearch['terms'] => {
  if (text === undefined) return []
  const words = text.trim().split(/\s+/u)
  const isSpacedPhone = words.length > 1 && isPhoneText(text)
  return isSpacedPhone ? phoneTerms(text) : words.slice(0, MAXIMUM_WORDS).flatMap(wordTerms)
}

/**
 * Reads the query of `GET /v2/linx/workflows`: `search` (each word is a workflow id, a whole first or last name, an e-mail address or a
 * whole phone number), `status` (one or a list), `templateId`, `page` (default 1), `size` (default 20), `sort` (default
 * `createdAt,DESC`). Every violation at once.
 */
export const parseSessionSearchV2 = (query: unknown): Result<SessionSearch> => {
  const { output, page, issues, textOf } = readQuery(sessionSearchV2Schema, query, DEFAULT_SIZE_V2)
  const sort = orElse(parseSort(textOf('sort'), sessionSortFields), newestFirst, issues)
  if (output === undefined || issues.length > 0) return failure(...issues)
  const { search, status: asked, templateId } = output
  return success({
    terms: anyTerms(search),
    ...(asked !== undefined && { statuses: asked }),
    ...(templateId !== undefined && { templateId }),
    sort,
    ...page,
  })
}
