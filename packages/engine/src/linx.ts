import { type Audit, createAudit } from './audit/audit.ts'
import { type Batches, createBatches } from './batch/batches.ts'
import type { Caller, EngineParts } from './engine-parts.ts'
import { createLimits, type Limits } from './limit/limits.ts'
import { createTexts, type Texts } from './message/texts.ts'
import { type Customers, createCustomers } from './party/customers.ts'
import { createFinancialAccounts, type FinancialAccounts } from './party/financial-accounts.ts'
import { createSchedules, type Schedules } from './schedule/schedules.ts'
import { createTemplates, type Templates } from './template/templates.ts'
import { createPaymentReasons, type PaymentReasons } from './transaction/payment-reasons.ts'
import { createTransactions, type Transactions } from './transaction/transactions.ts'
import { createWebhooks, type Webhooks } from './webhook/webhooks.ts'
import { createWorkflows, type Workflows } from './workflow/workflows.ts'

/** Everything that one Business Account can do, by one actor. */
export interface Linx {
  readonly workflows: Workflows
  readonly batches: Batches
  readonly templates: Templates
  readonly customers: Customers
  readonly financialAccounts: FinancialAccounts
  readonly transactions: Transactions
  readonly limits: Limits
  readonly paymentReasons: PaymentReasons
  readonly schedules: Schedules
  readonly texts: Texts
  readonly webhooks: Webhooks
  readonly audit: Audit
}

export const createLinx = (parts: EngineParts, caller: Caller): Linx => ({
  workflows: createWorkflows(parts, caller),
  batches: createBatches(parts, caller),
  templates: createTemplates(parts, caller),
  customers: createCustomers(parts, caller),
  financialAccounts: createFinancialAccounts(parts, caller),
  transactions: createTransactions(parts, caller),
  limits: createLimits(parts, caller),
  paymentReasons: createPaymentReasons(parts),
  schedules: createSchedules(parts, caller),
  texts: createTexts(parts, caller),
  webhooks: createWebhooks(parts, caller),
  audit: createAudit(parts, caller),
})
