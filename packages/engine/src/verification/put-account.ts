import {
  type DecidedTask,
  decideVerification,
  type FinancialAccount,
  type Verification,
  type VerificationCommand,
  type VerificationContext,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { recordChange } from '../store/change.ts'
import { accountVerificationKind } from '../store/record-kinds.ts'
import { type LoadedVerification, verificationContext } from './verification-store.ts'

/** What replacing an account does to its verification. */
export interface ReplacedAccount {
  readonly account: FinancialAccount
  readonly records: readonly ReturnType<typeof recordChange>[]
  readonly tasks: readonly DecidedTask[]
  readonly removedTaskIds: readonly string[]
}

const numberOf = (account: FinancialAccount): string =>
  account.type === 'BANK' ? `${account.bank.routingNumber}/${account.bank.accountNumber}` : account.card.token

const UNVERIFIED: Verification = { status: 'UNVERIFIED' }

/** The results that a host can bring; what the engine says on the way is the engine's own. */
const resultOf = ({ status, method = 'AGGREGATION' }: Verification): VerificationCommand | undefined =>
  status === 'APPROVED' || status === 'DECLINED' || status === 'REVIEW'
    ? { type: 'set-result', status, method }
    : undefined

/** What follows, in order: another number ends what was found out, and a result that comes along counts. */
const commandsOf = (
  before: FinancialAccount,
  account: FinancialAccount,
  given: Verification | undefined,
): readonly VerificationCommand[] => {
  const result = given === undefined ? undefined : resultOf(given)
  const hasOtherNumber = numberOf(before) !== numberOf(account)
  return [...(hasOtherNumber ? [{ type: 'reset' } as const] : []), ...(result === undefined ? [] : [result])]
}

const onlyMarked = (account: FinancialAccount): ReplacedAccount => ({
  account,
  records: [],
  tasks: [],
  removedTaskIds: [],
})

/**
 * An account that a host sends again keeps its verification, unless its number is another one or the host brings a result. While the engine
 * verifies it, what waits for the result is woken by either.
 */
export const replaceAccount = (
  parts: EngineParts,
  loaded: LoadedVerification | undefined,
  account: Omit<FinancialAccount, 'verification'>,
  given: Verification | undefined,
): ReplacedAccount => {
  const withVerification = (verification: Verification) => ({ ...account, verification }) as FinancialAccount
  const before = loaded?.account.state
  if (before === undefined) return onlyMarked(withVerification(given ?? UNVERIFIED))
  const kept = withVerification(before.verification)
  const commands = commandsOf(before, kept, given)
  if (loaded?.verification === undefined) {
    const isOther = commands.some(({ type }) => type === 'reset')
    return onlyMarked(withVerification(given ?? (isOther ? UNVERIFIED : before.verification)))
  }
  const context: VerificationContext = { ...verificationContext(parts, loaded), account: kept }
  let replaced: ReplacedAccount = onlyMarked(kept)
  let state = loaded.verification.state
  for (const command of commands) {
    const decided = decideVerification(state, command, { ...context, account: replaced.account })
    if (!decided.ok) continue
    state = decided.state
    replaced = {
      ...replaced,
      account: decided.account,
      tasks: [...replaced.tasks, ...decided.tasks],
      removedTaskIds: [...replaced.removedTaskIds, ...decided.removedTaskIds],
    }
  }
  if (state === loaded.verification.state) return replaced
  return { ...replaced, records: [recordChange(accountVerificationKind, state, loaded.verification)] }
}
