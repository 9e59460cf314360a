import {
  type Customer,
  checkId,
  createIssue,
  customerEvents,
  type DecidedTask,
  failure,
  formatInstant,
  type Issue,
  type Result,
  success,
  taskPriority,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { missing } from '../missing.ts'
import { blankState } from '../protection/record-sealer.ts'
import { customerKeyKind } from '../protection/stored-keys.ts'
import { recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import { customerKind } from '../store/record-kinds.ts'
import { hasLiveWorkflow, hasPaymentInFlight } from './customer-in-use.ts'

/** A Customer of whom only ids, money facts and the audit are left. */
export interface CustomerErasure {
  readonly customerId: string
  /** ISO 8601. */
  readonly erasedAt: string
}

const inUse = (customerId: string, what: string, fix: string): Issue =>
  createIssue('customer_in_use', {
    path: 'customerId',
    expected: `a Customer without ${what}`,
    received: customerId,
    fix,
  })

const refuse = async (parts: EngineParts, businessAccountId: string, id: string): Promise<Issue | undefined> => {
  if (await hasLiveWorkflow(parts, businessAccountId, id)) {
    return inUse(id, 'live workflow', 'Cancel the workflows of the Customer first')
  }
  if (await hasPaymentInFlight(parts, businessAccountId, id)) {
    return inUse(id, 'payment in flight', 'Wait until the payments of the Customer have ended')
  }
  return undefined
}

const erasedState = (state: Customer, now: number): Customer => ({
  ...blankState(customerKind, state),
  status: 'SUSPENDED',
  updatedAt: now,
  erasedAt: now,
})

/** The key's record stays without the key, so that nobody makes another one for this Customer. */
const destroyKey = async (parts: EngineParts, businessAccountId: string, customerId: string, now: number) => {
  const key = await parts.store.load(customerKeyKind, businessAccountId, customerId)
  if (key === undefined) return []
  const { sealed: _, ...rest } = key.state
  return [recordChange(customerKeyKind, { ...rest, erasedAt: now }, key)]
}

const sweepTask = (customerId: string, dueAt: number): DecidedTask => ({
  id: `${customerId}:erase`,
  kind: 'erase-customer',
  dueAt,
  priority: taskPriority.housekeeping,
  body: { customerId },
})

const answerOf = ({ id, erasedAt = 0 }: Customer): CustomerErasure => ({
  customerId: id,
  erasedAt: formatInstant(erasedAt),
})

/**
 * Destroys the Customer's key, so that nothing that was sealed under it can be read again, wherever a copy lies; a task then takes the
 * Customer's words out of the search and its sealed rests out of the store. Refused while a workflow is live or a payment in flight.
 */
export const eraseCustomer = async (
  parts: EngineParts,
  { businessAccountId, actor }: Caller,
  customerId: string,
): Promise<Result<CustomerErasure>> => {
  const badId = checkId(customerId, 'customerId')
  if (badId !== undefined) return failure(badId)
  await parts.ready()
  const answer = await execute<Result<CustomerErasure>>(parts.store, async () => {
    const before = await parts.store.load(customerKind, businessAccountId, customerId)
    if (before === undefined) return { answer: missing('Customer', 'customerId', customerId) }
    if (before.state.erasedAt !== undefined) return { answer: success(answerOf(before.state)) }
    const refusal = await refuse(parts, businessAccountId, customerId)
    if (refusal !== undefined) return { answer: failure(refusal) }
    const now = parts.clock.now()
    const after = erasedState(before.state, now)
    const key = await destroyKey(parts, businessAccountId, customerId, now)
    const change = {
      businessAccountId,
      actor,
      action: 'customer.erase',
      subject: `customer/${customerId}`,
      records: [recordChange(customerKind, after, before), ...key],
      tasks: [sweepTask(customerId, now)],
      events: customerEvents(before.state, after, before.version + 1),
    }
    return { answer: success(answerOf(after)), change }
  })
  parts.store.forgetCustomerKey(businessAccountId, customerId)
  return answer
}
