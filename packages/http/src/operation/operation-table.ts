import { auditOperations } from '../audit/audit-operations.ts'
import { batchOperations } from '../batch/batch-operations.ts'
import { callbackOperations } from '../callback/callback-operations.ts'
import { customerOperations } from '../customer/customer-operations.ts'
import { financialAccountOperations } from '../financial-account/financial-account-operations.ts'
import { limitOperations } from '../limit/limit-operations.ts'
import { scheduleOperations } from '../schedule/schedule-operations.ts'
import { serviceOperations } from '../service/service-operations.ts'
import { templateOperations } from '../template/template-operations.ts'
import { transactionOperations } from '../transaction/transaction-operations.ts'
import { webhookOperations } from '../webhook/webhook-operations.ts'
import { workflowOperations } from '../workflow/workflow-operations.ts'
import type { Operation } from './operation.ts'

/** Every operation of the API, once. Routing, the document, the tests and the fuzzer follow from it. */
export const operationTable: readonly Operation[] = [
  ...workflowOperations,
  ...templateOperations,
  ...batchOperations,
  ...customerOperations,
  ...financialAccountOperations,
  ...transactionOperations,
  ...limitOperations,
  ...scheduleOperations,
  ...webhookOperations,
  ...auditOperations,
  ...callbackOperations,
  ...serviceOperations,
]
