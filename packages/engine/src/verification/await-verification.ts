import {
  decideVerification,
  type FinancialAccount,
  type Result,
  success,
  type VerificationDecision,
  type VerificationDecisionResult,
  type VerificationStatus,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import type { RecordChange } from '../store/change.ts'
import { startVerification } from './start-verification.ts'
import {
  type LoadedVerification,
  loadVerification,
  verificationContext,
  verificationRecords,
  verificationState,
} from './verification-store.ts'

/** What is committed with a transaction that waits, so that neither can be without the other. */
export interface AwaitedVerification extends Pick<VerificationDecision, 'tasks' | 'removedTaskIds' | 'events'> {
  readonly records: readonly RecordChange[]
}

/** Of the host or of nobody: the engine asks the bank. */
const ASKED_BY_ITSELF: ReadonlySet<VerificationStatus> = new Set(['UNVERIFIED', 'ERROR'])

const startIfNeeded = (
  parts: EngineParts,
  loaded: LoadedVerification,
  verificationId: string,
): VerificationDecisionResult => {
  if (ASKED_BY_ITSELF.has(loaded.account.state.verification.status)) {
    return startVerification(parts, loaded, verificationId)
  }
  const state = verificationState(loaded, parts.clock.now())
  return { ok: true, state, account: loaded.account.state, tasks: [], removedTaskIds: [], events: [] }
}

/** Lets a transaction wait for the verification of an account, which starts by itself. `account` may be about to be made. */
export const awaitVerification = async (
  parts: EngineParts,
  account: FinancialAccount,
  { transactionId, verificationId }: { readonly transactionId: string; readonly verificationId: string },
): Promise<Result<AwaitedVerification>> => {
  const stored = await loadVerification(parts, account.businessAccountId, account.id)
  const loaded: LoadedVerification = stored ?? { account: { state: account, version: 0 } }
  const started = startIfNeeded(parts, loaded, verificationId)
  if (!started.ok) return started
  const context = { ...verificationContext(parts, loaded), account: started.account }
  const awaited = decideVerification(started.state, { type: 'await', transactionId }, context)
  if (!awaited.ok) return awaited
  return success({
    records: verificationRecords(loaded, awaited),
    tasks: started.tasks,
    removedTaskIds: started.removedTaskIds,
    events: started.events,
  })
}
