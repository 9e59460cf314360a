import { SOLUTIONS, transactionTaskKind } from '@linx/core'
import { createBatchHandler } from './batch/make-entries.ts'
import type { EngineParts } from './engine-parts.ts'
import { createAnswerHandler } from './message/answer-sms.ts'
import { createSmsMatchHandler } from './message/parked-sms.ts'
import { createReachHandler } from './message/reach-recipient.ts'
import { createStatusMessageHandler } from './message/send-status-message.ts'
import { createSweepHandler } from './party/sweep-customer.ts'
import { createMatchHandler } from './rail/match-parked.ts'
import { createOccurrenceHandler } from './schedule/run-occurrence.ts'
import { createCodeHandler } from './step-up/send-code.ts'
import { createReturnsHandler } from './transaction/close-returns.ts'
import { createReversalHandler } from './transaction/end-reversal.ts'
import { createInquireHandler } from './transaction/inquire-transaction.ts'
import { createResumeHandler } from './transaction/resume-transaction.ts'
import { createSubmitHandler } from './transaction/submit-transaction.ts'
import { createInquireVerificationHandler } from './verification/inquire-verification.ts'
import { createVerifyHandler } from './verification/verify-account.ts'
import { createDeliverHandler } from './webhook/deliver-webhook.ts'
import { createFanOutHandler } from './webhook/fan-out-events.ts'
import { createPruneHandler } from './webhook/prune-deliveries.ts'
import { createReplayHandler } from './webhook/replay-events.ts'
import type { TaskHandlers } from './worker/task-handler.ts'
import { createNotificationHandler } from './workflow/send-notification.ts'
import { createExpiryHandler, createReminderHandler } from './workflow/session-timers.ts'

/** What runs each kind of task. */
export const createTaskHandlers = (parts: EngineParts): TaskHandlers =>
  new Map([
    ['send-notification', createNotificationHandler(parts)],
    ['remind-session', createReminderHandler(parts)],
    ['expire-session', createExpiryHandler(parts)],
    ...SOLUTIONS.map((solution) => [transactionTaskKind.submit(solution), createSubmitHandler(parts)] as const),
    ['end-reversal', createReversalHandler(parts)],
    ...SOLUTIONS.map((solution) => [transactionTaskKind.inquire(solution), createInquireHandler(parts)] as const),
    ['resume-transaction', createResumeHandler(parts)],
    ['close-return-window', createReturnsHandler(parts)],
    ['match-parked-news', createMatchHandler(parts)],
    ['verify-account', createVerifyHandler(parts)],
    ['inquire-verification', createInquireVerificationHandler(parts)],
    ['send-sms', createStatusMessageHandler(parts)],
    ['answer-sms', createAnswerHandler(parts)],
    ['send-code', createCodeHandler(parts)],
    ['reach-recipient', createReachHandler(parts)],
    ['match-sms-news', createSmsMatchHandler(parts)],
    ['run-occurrence', createOccurrenceHandler(parts)],
    ['make-batch-entries', createBatchHandler(parts)],
    ['erase-customer', createSweepHandler(parts)],
    ['fan-out-events', createFanOutHandler(parts)],
    ['deliver-webhook', createDeliverHandler(parts)],
    ['replay-events', createReplayHandler(parts)],
    ['prune-deliveries', createPruneHandler(parts)],
  ])
