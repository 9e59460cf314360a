import type { ClaimedTask, SmsMessage, SmsSendOutcome } from '@linx/contracts'
import {
  nextSendAt,
  recipientOf,
  renderMessage,
  type SessionState,
  TOLD_STATUSES,
  type ToldStatus,
  type Transaction,
} from '@linx/core'
import type { BusinessProfile } from '../engine-options.ts'
import { businessProfile, type EngineParts } from '../engine-parts.ts'
import { loadTransaction } from '../transaction/transaction-store.ts'
import { statusMessageTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { messageSetting } from '../workflow/notification-text.ts'
import { loadSession } from '../workflow/session-store.ts'
import { type Admission, admitSms, sendLater } from './admit-sms.ts'
import { beforeSending, countSends, type SendCounter } from './send-counter.ts'
import { sendSms } from './send-sms.ts'
import { finishSent, sentClaim } from './sent-sms.ts'
import { storeIntent } from './store-intent.ts'
import { takeProviderOptOut } from './take-word.ts'

const KIND = 'transaction-status'
const VALIDITY_MS = 86_400_000

interface StatusMessage {
  readonly session: SessionState
  readonly transaction: Transaction
  readonly status: string
}

const load = async (parts: EngineParts, task: ClaimedTask): Promise<StatusMessage | undefined> => {
  const { businessAccountId } = task.key
  const { workflowId, transactionId, status } = statusMessageTaskBody(task)
  const [session, transaction] = await Promise.all([
    loadSession(parts, businessAccountId, workflowId),
    loadTransaction(parts, businessAccountId, transactionId),
  ])
  if (session === undefined || transaction === undefined) return undefined
  return { session: session.state, transaction: transaction.state, status }
}

const REFERENCE_CHARACTERS = 8

const toldStatus = (transaction: Transaction, status: string): ToldStatus =>
  transaction.transactionType === 'RETURN'
    ? 'RETURNED'
    : (TOLD_STATUSES.find((told) => told === status) ?? 'PROCESSING')

/** The end of the transaction's id finds it in the business' own views and says nothing to anybody else. */
const statusText = (parts: EngineParts, profile: BusinessProfile, transaction: Transaction, status: string): string =>
  renderMessage(
    {
      message: 'transaction-status',
      status: toldStatus(transaction, status),
      reference: transaction.id.slice(-REFERENCE_CHARACTERS).toUpperCase(),
    },
    messageSetting(parts, profile),
  ).body

const prepare = async (parts: EngineParts, { session, transaction, status }: StatusMessage): Promise<SmsMessage> => {
  const profile = await businessProfile(parts, session.businessAccountId)
  return {
    to: session.phoneNumber,
    body: statusText(parts, profile, transaction, status),
    kind: KIND,
    reference: `${transaction.id}:${status}`,
    validitySeconds: VALIDITY_MS / 1_000,
    ...(profile.sender === undefined ? {} : { sender: profile.sender }),
  }
}

const prepareAndAsk = async (
  parts: EngineParts,
  wanted: StatusMessage,
  { dueAt }: ClaimedTask,
): Promise<{ readonly message: SmsMessage; readonly admission: Admission }> => {
  const message = await prepare(parts, wanted)
  const { businessAccountId } = wanted.session
  const wish = {
    businessAccountId,
    kind: KIND,
    recipient: recipientOf(wanted.session),
    until: dueAt + VALIDITY_MS,
  } as const
  const sender = message.sender === undefined ? {} : { sender: message.sender }
  return { message, admission: await admitSms(parts, { ...wish, ...sender }) }
}

/** When the message is sent again, and what the task remembers then. */
const retry = (
  task: ClaimedTask,
  outcome: SmsSendOutcome,
  { history }: SendCounter,
  { session, now }: { readonly session: SessionState; readonly now: number },
) => {
  const until = task.dueAt + VALIDITY_MS
  const retryAt = nextSendAt(KIND, outcome, history, { now, until, recipient: recipientOf(session) })
  if (retryAt === undefined) return undefined
  const isRefusal = outcome.outcome === 'rejected'
  const rejections = history.rejections + (isRefusal ? 1 : 0)
  const copies = history.copies - (isRefusal ? 1 : 0)
  return { dueAt: retryAt, body: { ...task.body, rejections, copies, fence: task.fence } }
}

/** `send-sms`: tells the Customer of a workflow about a status of its transaction; at least once, never more than two copies. */
export const createStatusMessageHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const counter = countSends(task, KIND)
    const wanted = counter.maySend ? await load(parts, task) : undefined
    if (wanted === undefined) return parts.store.finish(task)
    const { message, admission } = await beforeSending(task, counter, () => prepareAndAsk(parts, wanted, task))
    if (admission.admission === 'later') return sendLater(parts, task, counter, admission.at)
    if (admission.admission === 'opted-out') return parts.store.finish(task)
    const held = await storeIntent(parts, task, counter)
    const { businessAccountId, workflowId } = wanted.session
    const outcome = await sendSms(parts, businessAccountId, message)
    if (outcome.outcome === 'rejected' && outcome.class === 'opted-out') {
      await takeProviderOptOut(parts, businessAccountId, message.to)
    }
    const again = retry(held, outcome, counter, { ...wanted, now: parts.clock.now() })
    if (again === undefined) {
      return finishSent(parts, held, sentClaim(parts, message, outcome, { businessAccountId, workflowId }))
    }
    const { storage } = parts.store
    await storage.commit({ now: parts.clock.now(), tasks: [{ change: 'postpone', held, ...again }] })
  }
