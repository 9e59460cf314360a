import type { NotificationView, TransactionStatusAnswer, WorkflowDetail } from '@linx/core'
import type { AuditEntry } from '@linx/engine'
import type { PhoneMessage } from '../../host/host-store.ts'

/** Everything that is known of a request. */
export interface RequestStory {
  readonly request: WorkflowDetail
  readonly notifications: readonly NotificationView[]
  readonly audit: readonly AuditEntry[]
  /** Every status of its transaction, oldest first. */
  readonly payment: readonly TransactionStatusAnswer[]
  /** On the Customer's phone. */
  readonly messages: readonly PhoneMessage[]
  readonly now: number
}
