import type { ClaimedTask, SmsMessage, SmsSendOutcome } from '@linx/contracts'
import {
  type Decision,
  decideNotified,
  internalActor,
  type SessionNotification,
  type SessionState,
  smsKindByOrigin,
  workflowLifeCycle,
} from '@linx/core'
import { businessProfile, type EngineParts, sessionContext } from '../engine-parts.ts'
import { countSends, type SendCounter, withoutThisClaim } from '../message/send-counter.ts'
import { sendSms } from '../message/send-sms.ts'
import { execute } from '../store/execute.ts'
import { PreparationError } from '../worker/preparation-error.ts'
import { notificationTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { notificationText } from './notification-text.ts'
import { loadSession, sessionChange } from './session-store.ts'

/** Not wanted any more: sent already, or about a session that has ended (invariant INV8). */
const isWanted = (state: SessionState, entry: SessionNotification): boolean =>
  entry.deliveryStatus === 'QUEUED' &&
  entry.isUncertain !== true &&
  (entry.origin === 'EXPIRY' || !workflowLifeCycle.isEnded(state.status))

const SHORTEST_VALIDITY_SECONDS = 60
const EXPIRY_VALIDITY_SECONDS = 86_400

const validitySeconds = (state: SessionState, entry: SessionNotification, now: number): number =>
  entry.origin === 'EXPIRY'
    ? EXPIRY_VALIDITY_SECONDS
    : Math.max(SHORTEST_VALIDITY_SECONDS, Math.floor((state.expireAt - now) / 1_000))

const prepare = async (
  parts: EngineParts,
  state: SessionState,
  entry: SessionNotification,
): Promise<SmsMessage | undefined> => {
  const profile = await businessProfile(parts, state.businessAccountId)
  const body = await notificationText(parts, state, entry, profile)
  if (body === undefined) return undefined
  return {
    to: state.phoneNumber,
    body,
    kind: smsKindByOrigin[entry.origin],
    reference: `${state.workflowId}:${entry.serial}`,
    validitySeconds: validitySeconds(state, entry, parts.clock.now()),
    ...(profile.sender === undefined ? {} : { sender: profile.sender }),
  }
}

/** A workflow whose link key is gone cannot send its link; a resend makes a new one. */
const LINK_KEY_MISSING: SmsSendOutcome = {
  outcome: 'rejected',
  class: 'configuration',
  isRetryable: false,
  providerCode: 'link_key_missing',
}

const sendEntry = async (
  parts: EngineParts,
  task: ClaimedTask,
  { state, entry }: { readonly state: SessionState; readonly entry: SessionNotification },
  counter: SendCounter,
): Promise<SmsSendOutcome> => {
  if (!counter.maySend) return { outcome: 'unknown', cause: 'Another copy could be one too many.' }
  const message = await prepare(parts, state, entry).catch((error: unknown) => {
    throw new PreparationError(error, withoutThisClaim(task, counter))
  })
  return message === undefined ? LINK_KEY_MISSING : sendSms(parts, message)
}

/** The next try remembers under which fence its counts were written. */
const withFence = (decision: Decision<SessionState>, task: ClaimedTask): Decision<SessionState> => ({
  ...decision,
  tasks: decision.tasks.map((next) =>
    next.id === task.key.id ? { ...next, body: { ...next.body, fence: task.fence } } : next,
  ),
})

/** Sends one entry of a notification history and takes in what the provider said. */
export const createNotificationHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const { workflowId, serial } = notificationTaskBody(task)
    const { businessAccountId } = task.key
    const loaded = await loadSession(parts, businessAccountId, workflowId)
    const entry = loaded?.state.notifications.find((candidate) => candidate.serial === serial)
    if (loaded === undefined || entry === undefined || !isWanted(loaded.state, entry)) {
      await parts.store.finish(task)
      return
    }
    const counter = countSends(task, smsKindByOrigin[entry.origin])
    const outcome = await sendEntry(parts, task, { state: loaded.state, entry }, counter)
    await execute(
      parts.store,
      async () => {
        const current = await loadSession(parts, businessAccountId, workflowId)
        if (current === undefined) return { answer: undefined }
        const command = { serial, outcome, history: counter.history }
        const decision = decideNotified(current.state, command, sessionContext(parts, internalActor))
        return {
          answer: undefined,
          change: sessionChange(current, withFence(decision, task), internalActor, 'workflow.notify'),
        }
      },
      { held: task },
    )
  }
