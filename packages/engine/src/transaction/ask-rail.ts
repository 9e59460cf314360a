import type {
  InquireOutcome,
  RailAdapter,
  RailReference,
  RailRequest,
  RailVerificationRequest,
  SubmitOutcome,
} from '@linx/contracts'
import type { EngineParts } from '../engine-parts.ts'
import { callWithDeadline } from '../worker/call-with-deadline.ts'

const SUBMIT_OUTCOMES: ReadonlySet<unknown> = new Set(['accepted', 'rejected', 'not-sent', 'unknown'])
const INQUIRE_OUTCOMES: ReadonlySet<unknown> = new Set(['found', 'absent', 'unknown'])

const hasOutcome = (value: unknown, outcomes: ReadonlySet<unknown>): boolean =>
  typeof value === 'object' && value !== null && 'outcome' in value && outcomes.has(value.outcome)

const causeOf = (error: unknown): string => (error instanceof Error ? error.name : 'The adapter threw.')

/** Whatever is not a proper answer is `unknown`: a throw, a time-out, an object of another shape (rule 2 of the rail contract). */
const ask = async <Outcome extends SubmitOutcome | InquireOutcome>(
  parts: EngineParts,
  outcomes: ReadonlySet<unknown>,
  call: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome | { readonly outcome: 'unknown'; readonly cause: string }> => {
  try {
    const answer = await callWithDeadline(parts.clock, parts.policy.worker.callTimeoutMs, call)
    return hasOutcome(answer, outcomes) ? answer : { outcome: 'unknown', cause: 'The adapter answered no outcome.' }
  } catch (error) {
    return { outcome: 'unknown', cause: causeOf(error) }
  }
}

export const submitToRail = (
  parts: EngineParts,
  rail: RailAdapter,
  request: RailRequest,
  reference: RailReference,
): Promise<SubmitOutcome> =>
  ask<SubmitOutcome>(parts, SUBMIT_OUTCOMES, (signal) => rail.submit(request, reference, { signal }))

export const askRailToVerify = (
  parts: EngineParts,
  rail: Required<Pick<RailAdapter, 'verifyAccount'>>,
  request: RailVerificationRequest,
  reference: RailReference,
): Promise<SubmitOutcome> =>
  ask<SubmitOutcome>(parts, SUBMIT_OUTCOMES, (signal) => rail.verifyAccount(request, reference, { signal }))

export const inquireAtRail = async (
  parts: EngineParts,
  rail: RailAdapter,
  reference: RailReference,
): Promise<InquireOutcome> => {
  const { inquire } = rail
  if (inquire === undefined) return { outcome: 'unknown', cause: 'The rail cannot be asked.' }
  return ask<InquireOutcome>(parts, INQUIRE_OUTCOMES, (signal) => inquire.call(rail, reference, { signal }))
}
