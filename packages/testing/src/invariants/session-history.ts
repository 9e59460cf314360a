import type { Instant, JournalEntry } from '@linx/contracts'
import { workflowLifeCycle } from '@linx/core'

/** One published change of a session. */
export interface PublishedChange {
  readonly at: Instant
  readonly status: string
  readonly sequence: number
}

interface PublishedData {
  readonly workflowStatus?: string
  readonly sequence?: number
}

const publishedIn = ({ at, body }: JournalEntry): readonly PublishedChange[] =>
  (body.events as unknown as readonly { readonly data: PublishedData }[]).flatMap(({ data }) =>
    data.workflowStatus === undefined ? [] : [{ at, status: data.workflowStatus, sequence: data.sequence ?? 0 }],
  )

/** What the journal says of a session, oldest first. */
export const publishedChanges = (journal: readonly JournalEntry[], workflowId: string): readonly PublishedChange[] =>
  journal
    .filter(({ subject }) => subject === `session/${workflowId}`)
    .flatMap(publishedIn)
    .toSorted((left, right) => left.sequence - right.sequence)

/** Whether a change ended its session. */
export const isEnd = ({ status }: PublishedChange): boolean =>
  workflowLifeCycle.states.some((known) => known === status && workflowLifeCycle.isEnded(known))
