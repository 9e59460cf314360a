import { failure, type ReadInputOptions, type Result, readInput, success } from '@linx/core'
import type { Caller, EngineParts } from './engine-parts.ts'
import { fingerprintOf, guardIdempotency, type IdempotentCall } from './idempotency.ts'
import type { Change } from './store/change.ts'
import { execute } from './store/execute.ts'

/** What a command that makes something comes to, before it is committed. */
export interface PlannedAnswer<Answer> {
  readonly answer: Answer
  readonly change: Change
}

/** A command that makes something once for each idempotency key. Its ids are made once a call, so that each attempt makes the same. */
export interface IdempotentCommand<Answer> {
  /** Keys of different operations are independent: `transaction.create`. */
  readonly operation: string
  /** What is changed, where the path of the call names it. */
  readonly target?: string
  readonly input: unknown
  /** Default: the limits of one request. */
  readonly reading?: ReadInputOptions
  readonly options: IdempotentCall
  /** Whether an attempt of this very call has been stored, though nobody knew whether its commit was written. */
  isMade(): Promise<boolean>
  /** Decides on what is stored now. */
  plan(): Promise<Result<PlannedAnswer<Answer>>>
}

/**
 * Runs a command under its key: a repeat gets the answer of the first call, another input is refused, and of two calls at the same time
 * one commits and the other gets its answer (requirements I1–I6). A refusal leaves no key behind.
 */
export const runIdempotently = async <Answer>(
  parts: EngineParts,
  caller: Caller,
  command: IdempotentCommand<Answer>,
): Promise<Result<Answer>> => {
  const { operation, target = '', input, options } = command
  const guard = guardIdempotency(parts, caller, operation, options)
  if (!guard.ok) return guard
  const reading = readInput(input, command.reading)
  if (!reading.ok) return failure(...reading.issues)
  await parts.ready()
  const fingerprint = options.idempotencyKey === undefined ? '' : fingerprintOf([target, reading.value])
  let attempted: Result<Answer> | undefined
  return execute<Result<Answer>>(parts.store, async () => {
    if (attempted !== undefined && (await command.isMade())) return { answer: attempted }
    const replayed = await guard.value.replay<Answer>(fingerprint)
    if (replayed !== undefined) return { answer: replayed }
    const planned = await command.plan()
    if (!planned.ok) return { answer: planned }
    const { answer, change } = planned.value
    const claims = [...(change.claims ?? []), ...guard.value.claims(answer, fingerprint)]
    attempted = success(answer)
    return { answer: attempted, change: { ...change, claims } }
  })
}
