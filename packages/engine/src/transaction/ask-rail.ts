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

/** What is asked: the adapter and its verb, for metrics. */
interface Question {
  readonly rail: Pick<RailAdapter, 'name'>
  readonly verb: 'submit' | 'verifyAccount' | 'inquire'
}

type Answer<Outcome> = Outcome | { readonly outcome: 'unknown'; readonly cause: string }

const callRail = async <Outcome extends SubmitOutcome | InquireOutcome>(
  parts: EngineParts,
  outcomes: ReadonlySet<unknown>,
  call: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Answer<Outcome>> => {
  try {
    const answer = await callWithDeadline(parts.clock, parts.policy.worker.callTimeoutMs, call)
    return hasOutcome(answer, outcomes) ? answer : { outcome: 'unknown', cause: 'The adapter answered no outcome.' }
  } catch (error) {
    return { outcome: 'unknown', cause: causeOf(error) }
  }
}

/** Whatever is not a proper answer is `unknown`: a throw, a time-out, an object of another shape (rule 2 of the rail contract). */
const ask = async <Outcome extends SubmitOutcome | InquireOutcome>(
  parts: EngineParts,
  { rail, verb }: Question,
  outcomes: ReadonlySet<unknown>,
  call: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Answer<Outcome>> => {
  const { telemetry } = parts
  const attributes = { 'linx.adapter': rail.name, 'linx.adapter.verb': verb }
  const answer = await telemetry.span(`rail ${verb}`, attributes, () => callRail(parts, outcomes, call))
  telemetry.countCall(rail.name, verb, answer.outcome)
  return answer
}

export const submitToRail = (
  parts: EngineParts,
  rail: RailAdapter,
  request: RailRequest,
  reference: RailReference,
): Promise<SubmitOutcome> =>
  ask<SubmitOutcome>(parts, { rail, verb: 'submit' }, SUBMIT_OUTCOMES, (signal) =>
    rail.submit(request, reference, { signal }),
  )

export const askRailToVerify = (
  parts: EngineParts,
  rail: Pick<RailAdapter, 'name'> & Required<Pick<RailAdapter, 'verifyAccount'>>,
  request: RailVerificationRequest,
  reference: RailReference,
): Promise<SubmitOutcome> =>
  ask<SubmitOutcome>(parts, { rail, verb: 'verifyAccount' }, SUBMIT_OUTCOMES, (signal) =>
    rail.verifyAccount(request, reference, { signal }),
  )

export const inquireAtRail = async (
  parts: EngineParts,
  rail: RailAdapter,
  reference: RailReference,
): Promise<InquireOutcome> => {
  const { inquire } = rail
  if (inquire === undefined) return { outcome: 'unknown', cause: 'The rail cannot be asked.' }
  return ask<InquireOutcome>(parts, { rail, verb: 'inquire' }, INQUIRE_OUTCOMES, (signal) =>
    inquire.call(rail, reference, { signal }),
  )
}
