export { type PageQuery, type PageWindow, parsePage } from './parse-page.ts'
export { newestFirst, parseSort, type Sort } from './parse-sort.ts'
export { dayText, oneOrMore, pageEntries, searchText } from './query-fields.ts'
export { orElse, queryTimeZone, readQuery } from './read-query.ts'
