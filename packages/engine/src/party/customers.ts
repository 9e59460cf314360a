import {
  type Customer,
  checkId,
  createIssue,
  customerEvents,
  failure,
  formatInstant,
  type Issue,
  type Result,
  success,
  validateCustomer,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { missing } from '../missing.ts'
import { recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import { customerKind } from '../store/record-kinds.ts'
import type { Page } from '../workflow/page.ts'
import { type CustomerErasure, eraseCustomer } from './erase-customer.ts'
import { listCustomers } from './list-parties.ts'

/** Customers of one Business Account, as hosts bring them in. */
export interface Customers {
  /**
   * Stores a Customer (SPEC section 3). `id` in the input is the host's own reference; without one the engine makes it. Under an id that
   * exists the Customer is replaced, so that a host may send what it has as often as it likes.
   */
  put(input: unknown): Promise<Result<Customer>>
  get(customerId: string): Promise<Result<Customer>>
  /** Newest first. Filter `status`; `page` is 1-based, `size` 1–500, default 20. */
  list(query?: unknown): Promise<Result<Page<Customer>>>
  /**
   * Makes everything personal unreadable for good, in the store and in every copy of it that is made from now on. Ids, amounts, statuses and
   * the audit stay. Refused while a workflow is live or a payment in flight; a repeat answers as the first call. The id is used up.
   */
  erase(customerId: string): Promise<Result<CustomerErasure>>
}

const DATE_CHARACTERS = 10

/** Today in UTC, for rules about dates of birth and card expiries. */
export const todayOf = (parts: EngineParts): string => formatInstant(parts.clock.now()).slice(0, DATE_CHARACTERS)

const erasedIssue = (id: string): Issue =>
  createIssue('customer_erased', {
    path: 'id',
    expected: 'the id of a Customer that was not erased',
    received: id,
    fix: 'Use another id',
  })

export const createCustomers = (parts: EngineParts, caller: Caller): Customers => {
  const { businessAccountId, actor } = caller
  const load = (id: string) => parts.store.load(customerKind, businessAccountId, id)
  return {
    list: (query = {}) => listCustomers(parts, caller, query),
    put: async (input) => {
      const profile = validateCustomer(input, { today: todayOf(parts) })
      if (!profile.ok) return profile
      await parts.ready()
      const id = profile.value.id ?? parts.ids.uuid()
      return execute<Result<Customer>>(parts.store, async () => {
        const before = await load(id)
        if (before?.state.erasedAt !== undefined) return { answer: failure(erasedIssue(id)) }
        const now = parts.clock.now()
        const identity = { schemaVersion: 1, id, businessAccountId } as const
        const createdAt = before?.state.createdAt ?? now
        const customer: Customer = { ...profile.value, ...identity, createdAt, updatedAt: now }
        const change = {
          businessAccountId,
          actor,
          action: 'customer.put',
          subject: `customer/${id}`,
          records: [recordChange(customerKind, customer, before)],
          events: customerEvents(before?.state, customer, (before?.version ?? 0) + 1),
        }
        return { answer: success(customer), change }
      })
    },
    erase: (customerId) => eraseCustomer(parts, caller, customerId),
    get: async (customerId) => {
      const badId = checkId(customerId, 'customerId')
      if (badId !== undefined) return failure(badId)
      await parts.ready()
      const loaded = await load(customerId)
      if (loaded === undefined || loaded.state.erasedAt !== undefined) {
        return missing('Customer', 'customerId', customerId)
      }
      return success(loaded.state)
    },
  }
}
