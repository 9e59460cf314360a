import type { RailAdapter } from '@linx/contracts'
import {
  type AccountVerification,
  type Actor,
  type FinancialAccount,
  newVerification,
  type VerificationContext,
  type VerificationDecision,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { type Change, recordChange } from '../store/change.ts'
import type { Loaded } from '../store/record-kind.ts'
import { accountVerificationKind, financialAccountKind, VERIFYING_SOLUTION } from '../store/record-kinds.ts'

/** An account beside its verification, which is there once the engine has begun one. */
export interface LoadedVerification {
  readonly account: Loaded<FinancialAccount>
  readonly verification?: Loaded<AccountVerification>
}

/** A rail that asks banks about accounts. */
export type VerifyingRail = RailAdapter & Required<Pick<RailAdapter, 'planVerification' | 'verifyAccount'>>

const isVerifying = (rail: RailAdapter | undefined): rail is VerifyingRail =>
  rail?.capabilities.verification !== undefined &&
  rail.planVerification !== undefined &&
  rail.verifyAccount !== undefined

/** `undefined`: the host has no rail that verifies accounts. */
export const verifyingRail = (parts: EngineParts): VerifyingRail | undefined => {
  const rail = parts.rails.get(VERIFYING_SOLUTION)
  return isVerifying(rail) ? rail : undefined
}

export const loadVerification = async (
  parts: EngineParts,
  businessAccountId: string,
  financialAccountId: string,
): Promise<LoadedVerification | undefined> => {
  const kinds = [financialAccountKind.kind, accountVerificationKind.kind]
  const [account, verification] = await parts.store.loadMany(
    kinds.map((kind) => ({ businessAccountId, kind, id: financialAccountId })),
  )
  if (account === undefined) return undefined
  return {
    account: account as unknown as Loaded<FinancialAccount>,
    ...(verification === undefined ? {} : { verification: verification as unknown as Loaded<AccountVerification> }),
  }
}

/** The verification as it is stored, or as the account tells of it where none was begun. */
export const verificationState = ({ account, verification }: LoadedVerification, now: number): AccountVerification =>
  verification?.state ?? newVerification(account.state, now)

export const verificationContext = (parts: EngineParts, { account }: LoadedVerification): VerificationContext => {
  const rail = verifyingRail(parts)
  return {
    now: parts.clock.now(),
    account: account.state,
    accountSequence: account.version + 1,
    ...(rail === undefined ? {} : { rail }),
  }
}

/** The records that a decision changes. */
export const verificationRecords = (before: LoadedVerification, { state, account }: VerificationDecision) => [
  ...(state === before.verification?.state ? [] : [recordChange(accountVerificationKind, state, before.verification)]),
  ...(account === before.account.state ? [] : [recordChange(financialAccountKind, account, before.account)]),
]

/** The change of a decision about one account. */
export const verificationChange = (
  before: LoadedVerification,
  decision: VerificationDecision,
  actor: Actor,
  action: string,
): Change => ({
  businessAccountId: decision.state.businessAccountId,
  actor,
  action,
  subject: `financialAccount/${decision.state.financialAccountId}`,
  records: verificationRecords(before, decision),
  tasks: decision.tasks,
  removedTaskIds: decision.removedTaskIds,
  events: decision.events,
})
