import {
  decideArchive,
  decideCancel,
  decideExtend,
  decideResend,
  type NotificationView,
  notificationView,
  type Result,
  type SendSessionView,
  type SessionState,
  validateExtension,
  type WorkflowCreatedAnswer,
  type WorkflowDetail,
  type WorkflowSummary,
  workflowDetail,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import type { IdempotentCall } from '../idempotency.ts'
import { isOptedOut } from '../message/recipient-store.ts'
import { changeWorkflow } from './change-workflow.ts'
import { createWorkflow } from './create-workflow.ts'
import type { Page } from './page.ts'
import { readSession } from './read-session.ts'
import { searchSendSessions, searchWorkflows } from './search-workflows.ts'

/** LinX workflows of one Business Account. Every method answers a result; refusals say what to do. */
export interface Workflows {
  /** Checks the request of seed 000, stores the workflow and has the invitation sent. Refused: every violation at once, nothing stored. */
  create(request: unknown, options?: IdempotentCall): Promise<Result<WorkflowCreatedAnswer>>
  get(workflowId: string): Promise<Result<WorkflowDetail>>
  /** `GET /v2/linx/workflows` (SPEC section 2). */
  search(query?: unknown): Promise<Result<Page<WorkflowSummary>>>
  /** `GET /v1/linx/send` (seed 002). */
  searchSend(query?: unknown): Promise<Result<Page<SendSessionView>>>
  /** The notification history, one entry an SMS, oldest first. */
  notifications(workflowId: string): Promise<Result<readonly NotificationView[]>>
  /** Moves the expiry; `expireAt` is ISO 8601 and later than now. */
  extend(workflowId: string, extension: { readonly expireAt: string }): Promise<Result<WorkflowDetail>>
  /** Sends the link again, with a new token. Refused for a recipient who texted STOP (`recipient_opted_out`). */
  resend(workflowId: string): Promise<Result<WorkflowDetail>>
  /** Takes an active workflow back; its links are dead at once. */
  cancel(workflowId: string): Promise<Result<WorkflowDetail>>
  /** Puts an ended workflow away. */
  archive(workflowId: string): Promise<Result<WorkflowDetail>>
}

const notificationsOf = ({ notifications }: SessionState): readonly NotificationView[] =>
  notifications.map(notificationView)

export const createWorkflows = (parts: EngineParts, caller: Caller): Workflows => {
  const change = (
    workflowId: string,
    action: string,
    decide: Parameters<typeof changeWorkflow>[2]['decide'],
  ): Promise<Result<WorkflowDetail>> =>
    changeWorkflow(parts, caller, { workflowId, action: `workflow.${action}`, decide, view: workflowDetail })
  return {
    create: (request, options = {}) => createWorkflow(parts, caller, request, options),
    get: (workflowId) => readSession(parts, caller, workflowId, workflowDetail),
    search: (query = {}) => searchWorkflows(parts, caller, query),
    searchSend: (query = {}) => searchSendSessions(parts, caller, query),
    notifications: (workflowId) => readSession(parts, caller, workflowId, notificationsOf),
    extend: async (workflowId, extension) => {
      const command = validateExtension(extension)
      if (!command.ok) return command
      return change(workflowId, 'extend', (state, context) => decideExtend(state, command.value, context))
    },
    resend: (workflowId) =>
      change(workflowId, 'resend', async (state, context) => {
        const link = parts.links.fingerprint(state.workflowId, state.nextLinkSerial)
        const { businessAccountId, phoneNumber } = state
        return decideResend(
          state,
          { link, isOptedOut: await isOptedOut(parts, businessAccountId, phoneNumber) },
          context,
        )
      }),
    cancel: (workflowId) => change(workflowId, 'cancel', decideCancel),
    archive: (workflowId) => change(workflowId, 'archive', decideArchive),
  }
}
