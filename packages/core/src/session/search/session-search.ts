import type { PageWindow, Sort } from '../../query/index.ts'
import type { InstantInterval } from '../../time/index.ts'
import type { WorkflowStatus } from '../machine/index.ts'

/** The fields that sessions can be sorted by. */
export const sessionSortFields = ['createdAt', 'expireAt'] as const
export type SessionSortField = (typeof sessionSortFields)[number]

export type SessionSort = Sort<SessionSortField>

/** A search as storage can run it; the caller's Business Account is added by the engine. All conditions hold together. */
export interface SessionSearch extends PageWindow {
  /** Of each list at least one term. */
  readonly terms: readonly (readonly string[])[]
  /** One of these; absent for all. */
  readonly statuses?: readonly WorkflowStatus[]
  readonly templateId?: string
  readonly createdAt?: InstantInterval
  readonly expireAt?: InstantInterval
  readonly sort: SessionSort
}
