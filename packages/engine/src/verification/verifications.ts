import {
  decideVerification,
  type FinancialAccount,
  type Result,
  success,
  type VerificationDecisionResult,
  validateVerificationResult,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { missing } from '../missing.ts'
import { execute } from '../store/execute.ts'
import { startVerification } from './start-verification.ts'
import {
  type LoadedVerification,
  loadVerification,
  verificationChange,
  verificationContext,
  verificationState,
} from './verification-store.ts'

const command = (
  parts: EngineParts,
  { businessAccountId, actor }: Caller,
  financialAccountId: string,
  action: string,
  decide: (loaded: LoadedVerification) => VerificationDecisionResult,
): Promise<Result<FinancialAccount>> =>
  execute<Result<FinancialAccount>>(parts.store, async () => {
    const loaded = await loadVerification(parts, businessAccountId, financialAccountId)
    if (loaded === undefined) {
      return { answer: missing('financial account', 'financialAccountId', financialAccountId) }
    }
    const decided = decide(loaded)
    if (!decided.ok) return { answer: decided }
    const answer = success(decided.account)
    const change = verificationChange(loaded, decided, actor, action)
    return change.records.length === 0 ? { answer } : { answer, change }
  })

/** Asks the bank of an account whether it is there; while it is being asked, nothing more happens. */
export const verifyFinancialAccount = (
  parts: EngineParts,
  caller: Caller,
  financialAccountId: string,
): Promise<Result<FinancialAccount>> => {
  const verificationId = parts.ids.uuid()
  return command(parts, caller, financialAccountId, 'financial-account.verify', (loaded) =>
    startVerification(parts, loaded, verificationId),
  )
}

/** Takes over what the host found out elsewhere. */
export const setFinancialAccountVerification = async (
  parts: EngineParts,
  caller: Caller,
  financialAccountId: string,
  input: unknown,
): Promise<Result<FinancialAccount>> => {
  const result = validateVerificationResult(input)
  if (!result.ok) return result
  return command(parts, caller, financialAccountId, 'financial-account.set-verification', (loaded) =>
    decideVerification(
      verificationState(loaded, parts.clock.now()),
      { type: 'set-result', ...result.value },
      verificationContext(parts, loaded),
    ),
  )
}
