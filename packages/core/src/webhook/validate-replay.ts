import type { Instant } from '@linx/contracts'
import * as v from 'valibot'
import { checkShape, identifier, listOf, members } from '../input/index.ts'
import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import { orElse } from '../query/index.ts'
import { DAY_MS, parseInstant } from '../time/index.ts'
import { EVENT_TYPES } from './event-types.ts'
import type { WebhookPolicy } from './webhook-policy.ts'

/** What is sent again: one delivery, or all events of a subscription in a range. */
export const replaySchema = members({
  deliveryId: v.optional(identifier()),
  subscriptionId: v.optional(identifier()),
  from: v.optional(v.string()),
  to: v.optional(v.string()),
  eventTypes: v.optional(listOf(v.picklist(EVENT_TYPES), 1, EVENT_TYPES.length)),
})

export type ReplayRequest =
  | { readonly deliveryId: string }
  | {
      readonly subscriptionId: string
      readonly from: Instant
      /** Exclusive. */
      readonly until: Instant
      readonly eventTypes?: readonly string[]
    }

const choice = (given: string): Result<never> =>
  failure(
    createIssue('webhook_replay_choice', {
      path: '',
      expected: 'deliveryId alone, or subscriptionId and from, and if wanted to and eventTypes',
      received: given,
      fix: 'Give one or the other',
    }),
  )

const rangeIssues = (from: Instant, until: Instant, now: Instant, retentionMs: number): readonly Issue[] => {
  if (from < until && from >= now - retentionMs) return []
  const expected = `a range that begins before it ends, at most ${Math.floor(retentionMs / DAY_MS)} days ago`
  const detail = { path: 'from', expected, received: new Date(from).toISOString(), fix: 'Ask for a later range' }
  return [createIssue('webhook_replay_range', detail)]
}

/** Checks a replay; `to` is now unless said otherwise. */
export const validateReplay = (
  input: unknown,
  { now, policy }: { readonly now: Instant; readonly policy: Pick<WebhookPolicy, 'retentionMs'> },
): Result<ReplayRequest> => {
  const shape = checkShape(replaySchema, input)
  if (!shape.ok) return shape
  const { deliveryId, subscriptionId, from, to, eventTypes } = shape.value
  const given = Object.keys(shape.value).join(', ')
  if (deliveryId !== undefined) return given === 'deliveryId' ? success({ deliveryId }) : choice(given)
  if (subscriptionId === undefined || from === undefined) return choice(given)
  const issues: Issue[] = []
  const start = orElse(parseInstant(from, 'from'), now, issues)
  const until = to === undefined ? now + 1 : orElse(parseInstant(to, 'to'), now, issues)
  if (issues.length === 0) issues.push(...rangeIssues(start, until, now, policy.retentionMs))
  if (issues.length > 0) return failure(...issues)
  return success({ subscriptionId, from: start, until, ...(eventTypes === undefined ? {} : { eventTypes }) })
}
