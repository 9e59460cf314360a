import type { Instant } from '@linx/contracts'
import {
  checkId,
  createIssue,
  type FinancialAccount,
  type FinancialAccountInput,
  failure,
  financialAccountEvents,
  type Issue,
  type Result,
  success,
  validateFinancialAccount,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { missing } from '../missing.ts'
import { recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import { customerKind, financialAccountKind } from '../store/record-kinds.ts'
import { replaceAccount } from '../verification/put-account.ts'
import { loadVerification } from '../verification/verification-store.ts'
import { setFinancialAccountVerification, verifyFinancialAccount } from '../verification/verifications.ts'
import type { Page } from '../workflow/page.ts'
import { postAccountBalance, removeAccountBalance } from './account-balance.ts'
import { todayOf } from './customers.ts'
import { type FinancialAccountView, financialAccountView } from './financial-account-view.ts'
import { listFinancialAccounts } from './list-parties.ts'

/** Bank accounts and cards of the Business, its Customers and its Recipients. */
export interface FinancialAccounts {
  /**
   * Stores an account (SPEC section 3). Under an id that exists it is replaced; it keeps its verification unless its number is another one or
   * the input brings one. Refused: an owner that the Business Account does not
   * have, a change of owner. A card comes as the tokeniser's token, never as its number.
   */
  put(input: unknown): Promise<Result<FinancialAccountView>>
  /**
   * Asks the account's bank by a prenote whether it is there; ends by itself as `APPROVED` (about four banking days later), `DECLINED`, `REVIEW`
   * or `ERROR`. Under way already: nothing happens. Refused: cards, accounts that are not `ACTIVE` or verified already, no rail for it.
   */
  verify(financialAccountId: string): Promise<Result<FinancialAccountView>>
  /**
   * Takes over a result from elsewhere: `{ status: 'APPROVED' | 'DECLINED' | 'REVIEW', method?, message? }`, by `AGGREGATION` unless said
   * otherwise. Transactions that wait for the account go on or end.
   */
  setVerification(financialAccountId: string, input: unknown): Promise<Result<FinancialAccountView>>
  /**
   * Takes over what an account holds: `{ amount, effectiveAt? }`, for schedules that pay a share of it. The engine keeps no ledger, so the
   * host posts anew whenever it knows better; a balance that is older than the known one changes nothing.
   */
  postBalance(financialAccountId: string, input: unknown): Promise<Result<FinancialAccountView>>
  /** Forgets the balance: occurrences that pay a share of it are skipped until one is posted. */
  removeBalance(financialAccountId: string): Promise<Result<FinancialAccountView>>
  get(financialAccountId: string): Promise<Result<FinancialAccountView>>
  /** Newest first. Filter `ownerId`; `page` is 1-based, `size` 1–500, default 20. */
  list(query?: unknown): Promise<Result<Page<FinancialAccountView>>>
}

const ownerIssue = (path: string, expected: string, received: unknown): Issue =>
  createIssue('financial_account_owner', { path, expected, received, fix: 'Name an owner of this Business Account' })

/** Recipients are the host's own list, so their ids are taken as given. */
const refuseOwner = async (
  parts: EngineParts,
  businessAccountId: string,
  { owner }: FinancialAccountInput,
  before: FinancialAccount | undefined,
): Promise<Issue | undefined> => {
  if (before !== undefined && (before.owner.id !== owner.id || before.owner.type !== owner.type)) {
    return ownerIssue('owner.id', 'the same owner as before', owner.id)
  }
  if (owner.type === 'BUSINESS' && owner.id !== businessAccountId) {
    return ownerIssue('owner.id', 'the id of the Business Account', owner.id)
  }
  if (owner.type !== 'CUSTOMER') return undefined
  const customer = await parts.store.load(customerKind, businessAccountId, owner.id)
  return customer === undefined || customer.state.erasedAt !== undefined
    ? ownerIssue('owner.id', 'the id of a Customer', owner.id)
    : undefined
}

/** The balance that comes along is one of now; without one, what was posted stays. */
const balanceOf = (
  given: string | undefined,
  before: FinancialAccount | undefined,
  now: Instant,
): Pick<FinancialAccount, 'balance' | 'balanceAt'> => {
  if (given !== undefined) return { balance: given, balanceAt: now }
  const { balance, balanceAt } = before ?? {}
  return { ...(balance === undefined ? {} : { balance }), ...(balanceAt === undefined ? {} : { balanceAt }) }
}

export const createFinancialAccounts = (parts: EngineParts, caller: Caller): FinancialAccounts => {
  const { businessAccountId, actor } = caller
  const onId = async (
    financialAccountId: string,
    run: () => Promise<Result<FinancialAccount>>,
  ): Promise<Result<FinancialAccountView>> => {
    const badId = checkId(financialAccountId, 'financialAccountId')
    if (badId !== undefined) return failure(badId)
    await parts.ready()
    const answer = await run()
    return answer.ok ? success(financialAccountView(answer.value)) : answer
  }
  const load = (id: string) => parts.store.load(financialAccountKind, businessAccountId, id)
  return {
    list: (query = {}) => listFinancialAccounts(parts, caller, query),
    put: async (input) => {
      const profile = validateFinancialAccount(input, { today: todayOf(parts) })
      if (!profile.ok) return profile
      await parts.ready()
      const id = profile.value.id ?? parts.ids.uuid()
      return execute<Result<FinancialAccountView>>(parts.store, async () => {
        const loaded = await loadVerification(parts, businessAccountId, id)
        const before = loaded?.account
        const refusal = await refuseOwner(parts, businessAccountId, profile.value, before?.state)
        if (refusal !== undefined) return { answer: failure(refusal) }
        const now = parts.clock.now()
        const identity = { schemaVersion: 1, id, businessAccountId } as const
        const createdAt = before?.state.createdAt ?? now
        const { verification: given, ...data } = profile.value
        const balance = balanceOf(data.balance, before?.state, now)
        const profiled = { ...data, ...identity, ...balance, createdAt, updatedAt: now }
        const replaced = replaceAccount(parts, loaded, profiled, given)
        const { account } = replaced
        const change = {
          businessAccountId,
          actor,
          action: 'financial-account.put',
          subject: `financialAccount/${id}`,
          records: [recordChange(financialAccountKind, account, before), ...replaced.records],
          tasks: replaced.tasks,
          removedTaskIds: replaced.removedTaskIds,
          events: financialAccountEvents(before?.state, account, (before?.version ?? 0) + 1),
        }
        return { answer: success(financialAccountView(account)), change }
      })
    },
    postBalance: (id, input) => onId(id, () => postAccountBalance(parts, caller, id, input)),
    removeBalance: (id) => onId(id, () => removeAccountBalance(parts, caller, id)),
    verify: (id) => onId(id, () => verifyFinancialAccount(parts, caller, id)),
    setVerification: (id, input) => onId(id, () => setFinancialAccountVerification(parts, caller, id, input)),
    get: async (financialAccountId) => {
      const badId = checkId(financialAccountId, 'financialAccountId')
      if (badId !== undefined) return failure(badId)
      await parts.ready()
      const loaded = await load(financialAccountId)
      if (loaded === undefined) return missing('financial account', 'financialAccountId', financialAccountId)
      return success(financialAccountView(loaded.state))
    },
  }
}
