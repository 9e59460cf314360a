import {
  type FinancialAccount,
  type Result,
  success,
  validatePostedBalance,
  withoutBalance,
  withPostedBalance,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { missing } from '../missing.ts'
import { recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import { financialAccountKind } from '../store/record-kinds.ts'

const change = (
  parts: EngineParts,
  { businessAccountId, actor }: Caller,
  id: string,
  action: string,
  decide: (account: FinancialAccount) => FinancialAccount,
): Promise<Result<FinancialAccount>> =>
  execute<Result<FinancialAccount>>(parts.store, async () => {
    const loaded = await parts.store.load(financialAccountKind, businessAccountId, id)
    if (loaded === undefined) return { answer: missing('financial account', 'financialAccountId', id) }
    const account = decide(loaded.state)
    const answer = success(account)
    if (account === loaded.state) return { answer }
    const records = [recordChange(financialAccountKind, account, loaded)]
    return { answer, change: { businessAccountId, actor, action, subject: `financialAccount/${id}`, records } }
  })

/** Takes over what the host has learnt of a balance; an older one than the known changes nothing. */
export const postAccountBalance = async (
  parts: EngineParts,
  caller: Caller,
  financialAccountId: string,
  input: unknown,
): Promise<Result<FinancialAccount>> => {
  const now = parts.clock.now()
  const balance = validatePostedBalance(input, { now })
  if (!balance.ok) return balance
  return change(parts, caller, financialAccountId, 'financial-account.post-balance', (account) =>
    withPostedBalance(account, balance.value, now),
  )
}

/** Forgets a balance: what takes a share of it waits for the next one. */
export const removeAccountBalance = (
  parts: EngineParts,
  caller: Caller,
  financialAccountId: string,
): Promise<Result<FinancialAccount>> =>
  change(parts, caller, financialAccountId, 'financial-account.remove-balance', (account) =>
    withoutBalance(account, parts.clock.now()),
  )
