import type { FindFilter, FindQuery } from '@linx/contracts'
import {
  type InstantInterval,
  parseSessionSearchV1,
  parseSessionSearchV2,
  type Result,
  type SendSessionView,
  type SessionSearch,
  type SessionState,
  sendSessionView,
  success,
  type WorkflowSummary,
  workflowSummary,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { sessionKind } from '../store/record-kinds.ts'
import { countUpTo, type Page } from './page.ts'

const between = (index: string, interval: InstantInterval | undefined): readonly FindFilter[] =>
  interval === undefined ? [] : [{ index, ...interval }]

const toFilters = (search: SessionSearch): readonly FindFilter[] => [
  ...search.terms.map((anyTerm) => ({ anyTerm })),
  ...(search.statuses === undefined ? [] : [{ index: 'status', oneOf: search.statuses }]),
  ...(search.templateId === undefined ? [] : [{ index: 'templateId', equals: search.templateId }]),
  ...between('createdAt', search.createdAt),
  ...between('expireAt', search.expireAt),
]

const toQuery = ({ businessAccountId }: Caller, search: SessionSearch): FindQuery => ({
  businessAccountId,
  kind: sessionKind.kind,
  where: toFilters(search),
  sort: { index: search.sort.field, direction: search.sort.direction },
  offset: search.offset,
  limit: search.size,
  countUpTo: countUpTo(search.offset),
})

const run = async <Row>(
  parts: EngineParts,
  caller: Caller,
  search: Result<SessionSearch>,
  view: (state: SessionState) => Row,
): Promise<Result<Page<Row>>> => {
  if (!search.ok) return search
  await parts.ready()
  const { records, total } = await parts.store.find(toQuery(caller, search.value))
  const result = records.map(({ body }) => view(body as unknown as SessionState))
  return success({ result, totalElements: total })
}

/** `GET /v2/linx/workflows`, limited to the caller's Business Account. */
export const searchWorkflows = (
  parts: EngineParts,
  caller: Caller,
  query: unknown,
): Promise<Result<Page<WorkflowSummary>>> => run(parts, caller, parseSessionSearchV2(query), workflowSummary)

/** `GET /v1/linx/send` (seed 002), limited to the caller's Business Account. */
export const searchSendSessions = (
  parts: EngineParts,
  caller: Caller,
  query: unknown,
): Promise<Result<Page<SendSessionView>>> => run(parts, caller, parseSessionSearchV1(query), sendSessionView)
