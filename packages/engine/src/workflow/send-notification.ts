import type { ClaimedTask, SmsMessage, SmsSendOutcome } from '@linx/contracts'
import {
  type Decision,
  decideNotified,
  internalActor,
  recipientOf,
  type SessionNotification,
  type SessionState,
  smsKindByOrigin,
  workflowLifeCycle,
} from '@linx/core'
import { businessProfile, type EngineParts, sessionContext } from '../engine-parts.ts'
import { type Admission, admitSms, SUPPRESSED, sendLater } from '../message/admit-sms.ts'
import { beforeSending, countSends } from '../message/send-counter.ts'
import { sendSms } from '../message/send-sms.ts'
import { claimOnce, sentClaim } from '../message/sent-sms.ts'
import { storeIntent } from '../message/store-intent.ts'
import { takeProviderOptOut } from '../message/take-word.ts'
import { execute } from '../store/execute.ts'
import type { Loaded } from '../store/record-kind.ts'
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

/** When the message is worth nothing any more. */
const validUntil = (state: SessionState, entry: SessionNotification): number =>
  state.expireAt + (entry.origin === 'EXPIRY' ? EXPIRY_VALIDITY_SECONDS * 1_000 : 0)

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

interface PreparedMessage {
  readonly message: SmsMessage
  readonly admission: Admission
}

const prepareAndAsk = async (
  parts: EngineParts,
  state: SessionState,
  entry: SessionNotification,
): Promise<PreparedMessage | undefined> => {
  const message = await prepare(parts, state, entry)
  if (message === undefined) return undefined
  const { kind, sender } = message
  const { businessAccountId } = state
  const wish = { businessAccountId, kind, recipient: recipientOf(state), until: validUntil(state, entry) }
  return { message, admission: await admitSms(parts, { ...wish, ...(sender === undefined ? {} : { sender }) }) }
}

/** A workflow whose link key is gone cannot send its link; a resend makes a new one. */
const LINK_KEY_MISSING: SmsSendOutcome = {
  outcome: 'rejected',
  class: 'configuration',
  isRetryable: false,
  providerCode: 'link_key_missing',
}

/** The next try remembers under which fence its counts were written. */
const withFence = (decision: Decision<SessionState>, task: ClaimedTask): Decision<SessionState> => ({
  ...decision,
  tasks: decision.tasks.map((next) =>
    next.id === task.key.id ? { ...next, body: { ...next.body, fence: task.fence } } : next,
  ),
})

const ANOTHER_COPY_TOO_MANY: SmsSendOutcome = {
  outcome: 'unknown',
  cause: 'Another copy could be one too many.',
}

/**
 * Stores what the provider said, under the task, and what reports will know the message by. It is decided on the session as it was before the
 * call, which spares a read: the commit sees whether that still stands, and if not, or if nothing would change, the session is read again.
 */
const takeIn = (
  parts: EngineParts,
  held: ClaimedTask,
  before: Loaded<SessionState>,
  command: Parameters<typeof decideNotified>[1],
  message?: SmsMessage,
): Promise<undefined> => {
  const { businessAccountId } = held.key
  const { workflowId, serial } = notificationTaskBody(held)
  const about = { businessAccountId, workflowId, serial }
  const claims = claimOnce(message === undefined ? [] : sentClaim(parts, message, command.outcome, about))
  const decide = (session: Loaded<SessionState>) => ({
    session,
    decision: decideNotified(session.state, command, sessionContext(parts, internalActor)),
  })
  const early = decide(before)
  let decided = early.decision.state === before.state ? undefined : early
  const decideAnew = async () => {
    const session = await loadSession(parts, businessAccountId, workflowId)
    return session && decide(session)
  }
  return execute<undefined>(
    parts.store,
    async () => {
      const current = decided ?? (await decideAnew())
      decided = undefined
      if (current === undefined) return { answer: undefined }
      const decision = withFence(current.decision, held)
      const change = sessionChange(current.session, decision, internalActor, 'workflow.notify')
      return { answer: undefined, change: { ...change, claims: claims() } }
    },
    { held },
  )
}

interface WantedEntry {
  readonly session: Loaded<SessionState>
  readonly entry: SessionNotification
}

const loadWanted = async (parts: EngineParts, task: ClaimedTask): Promise<WantedEntry | undefined> => {
  const { workflowId, serial } = notificationTaskBody(task)
  const session = await loadSession(parts, task.key.businessAccountId, workflowId)
  const entry = session?.state.notifications.find((candidate) => candidate.serial === serial)
  return session !== undefined && entry !== undefined && isWanted(session.state, entry) ? { session, entry } : undefined
}

/** Sends one entry of a notification history and takes in what the provider said. */
export const createNotificationHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const wanted = await loadWanted(parts, task)
    if (wanted === undefined) return parts.store.finish(task)
    const { session, entry } = wanted
    const { state } = session
    const { serial } = entry
    const counter = countSends(task, smsKindByOrigin[entry.origin])
    const { history } = counter
    if (!counter.maySend) return takeIn(parts, task, session, { serial, outcome: ANOTHER_COPY_TOO_MANY, history })
    const prepared = await beforeSending(task, counter, () => prepareAndAsk(parts, state, entry))
    if (prepared === undefined) return takeIn(parts, task, session, { serial, outcome: LINK_KEY_MISSING, history })
    const { message, admission } = prepared
    if (admission.admission === 'later') return sendLater(parts, task, counter, admission.at)
    if (admission.admission === 'opted-out')
      return takeIn(parts, task, session, { serial, outcome: SUPPRESSED, history })
    const held = await storeIntent(parts, task, counter)
    const outcome = await sendSms(parts, state.businessAccountId, message)
    if (outcome.outcome === 'rejected' && outcome.class === 'opted-out') {
      await takeProviderOptOut(parts, state.businessAccountId, state.phoneNumber)
    }
    await takeIn(parts, held, session, { serial, outcome, history }, message)
  }
