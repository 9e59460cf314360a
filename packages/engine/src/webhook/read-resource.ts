import type { JsonObject } from '@linx/contracts'
import { type EventSubject, findEventType, internalActor, type Result, type WebhookEvent } from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { createCustomers } from '../party/customers.ts'
import { createFinancialAccounts } from '../party/financial-accounts.ts'
import { createSchedules } from '../schedule/schedules.ts'
import { createTransactions } from '../transaction/transactions.ts'
import { createWorkflows } from '../workflow/workflows.ts'
import { createSubscriptions } from './subscriptions.ts'

type Read = (parts: EngineParts, caller: Caller, id: string) => Promise<Result<unknown>>

/** How each subject is read: as the Business Account itself would read it. */
const READERS: { readonly [Subject in EventSubject]: Read } = {
  workflowId: (parts, caller, id) => createWorkflows(parts, caller).get(id),
  transactionId: (parts, caller, id) => createTransactions(parts, caller).get(id),
  scheduleId: (parts, caller, id) => createSchedules(parts, caller).get(id),
  customerId: (parts, caller, id) => createCustomers(parts, caller).get(id),
  financialAccountId: (parts, caller, id) => createFinancialAccounts(parts, caller).get(id),
  subscriptionId: (parts, caller, id) => createSubscriptions(parts, caller).get(id),
}

/** What an event is about, as it is now; `undefined` if it is about nothing that can be read. */
export const readResource = async (
  parts: EngineParts,
  businessAccountId: string,
  { type, data }: WebhookEvent,
): Promise<JsonObject | undefined> => {
  const subject = findEventType(type)?.subject
  const id = subject === undefined ? undefined : data[subject]
  if (subject === undefined || typeof id !== 'string') return undefined
  const read = await READERS[subject](parts, { businessAccountId, actor: internalActor }, id)
  return read.ok ? (read.value as JsonObject) : undefined
}
