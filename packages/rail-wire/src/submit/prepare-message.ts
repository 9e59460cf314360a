import type { RailRequest, SubmitOutcome } from '@linx/contracts'
import { type BankingWindow, nextOpenDay } from '../plan/banking-window.ts'
import { executionDay } from '../plan/plan-wire.ts'
import type { WireRailOptions } from '../wire-rail-options.ts'
import { composeMessage, digestOf } from './compose-message.ts'
import type { WireSubmission } from './submission-store.ts'
import { causeOfThrow } from './until-aborted.ts'

/** A message that may go out, or the reason why not; `isFirst` if nothing can have left under its reference before. */
export type PreparedMessage =
  | { readonly submission: WireSubmission; readonly xml: string; readonly isFirst: boolean }
  | SubmitOutcome

const closedUntil = (window: BankingWindow, options: WireRailOptions): SubmitOutcome | undefined => {
  if (options.message?.format !== 'pacs.008') return undefined
  const now = options.clock.now()
  const { opensAt, day } = nextOpenDay(now, window)
  return now >= opensAt
    ? undefined
    : { outcome: 'not-sent', cause: `The service is closed until ${day}.`, retryAfterMs: opensAt - now }
}

const firstSubmission = async (
  request: RailRequest,
  reference: string,
  window: BankingWindow,
  options: WireRailOptions,
): Promise<WireSubmission> => {
  const createdAt = options.clock.now()
  const executionDate = executionDay(request, window, createdAt)
  const { message } = options
  const messageId = message?.format === 'pacs.008' ? await message.nextMessageId(executionDate) : reference
  const frame = { reference, messageId, createdAt, executionDate }
  return { ...frame, digest: digestOf(composeMessage(request, frame, options)) }
}

const prepare = async (
  request: RailRequest,
  reference: string,
  window: BankingWindow,
  options: WireRailOptions,
): Promise<PreparedMessage> => {
  const { submissions } = options
  const known = await submissions.find(reference)
  if (known === undefined) {
    const closed = closedUntil(window, options)
    if (closed !== undefined) return closed
  }
  const fresh = known ?? (await firstSubmission(request, reference, window, options))
  const submission = known ?? (await submissions.keep(fresh))
  const xml = composeMessage(request, submission, options)
  if (digestOf(xml) !== submission.digest) {
    const cause =
      'An account or a setting has changed since the message was made: other bytes may not go out under its ids.'
    return { outcome: 'unknown', cause }
  }
  return { submission, xml, isFirst: known === undefined && submission.digest === fresh.digest }
}

/**
 * Makes the message of a request, or makes it again with the same bytes. What fails here fails before anything leaves: `not-sent`.
 */
export const prepareMessage = async (
  request: RailRequest,
  reference: string,
  window: BankingWindow,
  options: WireRailOptions,
): Promise<PreparedMessage> => {
  try {
    return await prepare(request, reference, window, options)
  } catch (error) {
    return { outcome: 'not-sent', cause: `Making the message ${causeOfThrow(error)}` }
  }
}
