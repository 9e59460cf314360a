import type { FindFilter } from '@linx/contracts'
import type { OccurrenceState, ScheduleState } from '@linx/core'
import { type PageQuery, parsePage, parseScheduleSearch, type Result, type ScheduleSearch, success } from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { fromRecord } from '../store/record-kind.ts'
import { countUpTo, type Page } from '../workflow/page.ts'
import { occurrenceKind, scheduleKind } from './schedule-kinds.ts'
import { type OccurrenceView, occurrenceView, type ScheduleView, scheduleView } from './schedule-view.ts'

const DEFAULT_EVENTS_SIZE = 50

/** Which page of a list; `page` is 1-based, `size` 1–500. Texts are taken, too: queries have nothing else. */
export type PageRequest = PageQuery

const toFilters = ({ terms, status, createdAt }: ScheduleSearch): readonly FindFilter[] => [
  ...terms.map((word) => ({ anyTerm: [word] })),
  ...(status === undefined ? [] : [{ index: 'status', equals: status }]),
  ...(createdAt === undefined ? [] : [{ index: 'createdAt', ...createdAt }]),
]

export const searchSchedules = async (
  parts: EngineParts,
  { businessAccountId }: Caller,
  query: unknown,
): Promise<Result<Page<ScheduleView>>> => {
  const search = parseScheduleSearch(query)
  if (!search.ok) return search
  await parts.ready()
  const { records, total } = await parts.store.find({
    businessAccountId,
    kind: scheduleKind.kind,
    where: toFilters(search.value),
    sort: { index: 'createdAt', direction: 'desc' },
    offset: search.value.offset,
    limit: search.value.size,
    countUpTo: countUpTo(search.value.offset),
  })
  const result = records.map((record) => scheduleView(fromRecord<ScheduleState>(record).state))
  return success({ result, totalElements: total })
}

/** What came of each occurrence, newest first. */
export const listOccurrences = async (
  parts: EngineParts,
  { businessAccountId }: Caller,
  { id, timing }: ScheduleState,
  request: PageRequest,
): Promise<Result<Page<OccurrenceView>>> => {
  const page = parsePage(request, DEFAULT_EVENTS_SIZE)
  if (!page.ok) return page
  const { records, total } = await parts.store.find({
    businessAccountId,
    kind: occurrenceKind.kind,
    where: [{ index: 'scheduleId', equals: id }],
    sort: { index: 'dueAt', direction: 'desc' },
    offset: page.value.offset,
    limit: page.value.size,
    countUpTo: countUpTo(page.value.offset),
  })
  const result = records.map((record) => occurrenceView(fromRecord<OccurrenceState>(record).state, timing.timeZone))
  return success({ result, totalElements: total })
}
