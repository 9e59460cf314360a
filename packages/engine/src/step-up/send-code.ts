import type { ClaimedTask, SmsMessage } from '@linx/contracts'
import {
  type IssuedCode,
  nextSendAt,
  recipientOf,
  renderMessage,
  type SessionState,
  workflowLifeCycle,
} from '@linx/core'
import { businessProfile, type EngineParts } from '../engine-parts.ts'
import { admitSms, sendLater } from '../message/admit-sms.ts'
import { beforeSending, countSends, type SendCounter } from '../message/send-counter.ts'
import { sendSms } from '../message/send-sms.ts'
import { finishSent, sentClaim } from '../message/sent-sms.ts'
import { storeIntent } from '../message/store-intent.ts'
import { takeProviderOptOut } from '../message/take-word.ts'
import { notificationTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { messageSetting } from '../workflow/notification-text.ts'
import { issuedCodeText } from './step-up-secrets.ts'
import { loadIssued } from './visit-step-up.ts'

const KIND = 'one-time-code'

interface Wanted {
  readonly session: SessionState
  readonly code: IssuedCode
}

const loadWanted = async (parts: EngineParts, task: ClaimedTask): Promise<Wanted | undefined> => {
  const { workflowId, serial } = notificationTaskBody(task)
  const issued = await loadIssued(parts, task.key.businessAccountId, workflowId)
  const code = issued?.stepUp.code
  if (issued === undefined || code?.serial !== serial || parts.clock.now() >= code.expireAt) return undefined
  return workflowLifeCycle.isEnded(issued.session.status) ? undefined : { session: issued.session, code }
}

const prepare = async (parts: EngineParts, { session, code }: Wanted): Promise<SmsMessage | undefined> => {
  const text = issuedCodeText(parts.stepUp.secrets, session.workflowId, code)
  if (text === undefined) return undefined
  const profile = await businessProfile(parts, session.businessAccountId)
  const content = { message: KIND, code: text, host: new URL(parts.gatewayUrl).host } as const
  return {
    to: session.phoneNumber,
    body: renderMessage(content, messageSetting(parts, profile)).body,
    kind: KIND,
    reference: `${session.workflowId}:code:${code.serial}`,
    validitySeconds: Math.max(1, Math.floor((code.expireAt - parts.clock.now()) / 1_000)),
    ...(profile.sender === undefined ? {} : { sender: profile.sender }),
  }
}

const ask = (parts: EngineParts, { session, code }: Wanted, { sender }: SmsMessage) =>
  admitSms(parts, {
    businessAccountId: session.businessAccountId,
    kind: KIND,
    recipient: recipientOf(session),
    until: code.expireAt,
    ...(sender === undefined ? {} : { sender }),
  })

/** Sends, and finishes the task or puts it off. */
const sendOnce = async (
  parts: EngineParts,
  held: ClaimedTask,
  { session, code }: Wanted,
  message: SmsMessage,
  { history }: SendCounter,
): Promise<void> => {
  const { businessAccountId, workflowId, phoneNumber } = session
  const outcome = await sendSms(parts, businessAccountId, message)
  if (outcome.outcome === 'rejected' && outcome.class === 'opted-out') {
    await takeProviderOptOut(parts, businessAccountId, phoneNumber)
  }
  const times = { now: parts.clock.now(), until: code.expireAt, recipient: recipientOf(session) }
  const retryAt = nextSendAt(KIND, outcome, history, times)
  if (retryAt === undefined) {
    return finishSent(parts, held, sentClaim(parts, message, outcome, { businessAccountId, workflowId }))
  }
  const body = { ...held.body, rejections: history.rejections + 1, copies: 0, fence: held.fence }
  const tasks = [{ change: 'postpone', held, dueAt: retryAt, body }] as const
  await parts.store.storage.commit({ now: times.now, tasks })
}

/** `send-code`: sends a one-time code at most once (requirement X9); who does not get it asks for a new one. */
export const createCodeHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const counter = countSends(task, KIND)
    const wanted = counter.maySend ? await loadWanted(parts, task) : undefined
    if (wanted === undefined) return parts.store.finish(task)
    const message = await beforeSending(task, counter, () => prepare(parts, wanted))
    if (message === undefined) return parts.store.finish(task)
    const admission = await beforeSending(task, counter, () => ask(parts, wanted, message))
    if (admission.admission === 'opted-out') return parts.store.finish(task)
    if (admission.admission === 'later') return sendLater(parts, task, counter, admission.at)
    await sendOnce(parts, await storeIntent(parts, task, counter), wanted, message, counter)
  }
