export {
  parseSessionSearchV1,
  parseSessionSearchV2,
  sessionSearchV1Schema,
  sessionSearchV2Schema,
} from './parse-session-search.ts'
export { phoneDigits, type SearchableParty, searchTerms, searchWords, type TermSpace, term } from './search-terms.ts'
export { type SessionSearch, type SessionSort, type SessionSortField, sessionSortFields } from './session-search.ts'
export { sessionTerms } from './session-terms.ts'
