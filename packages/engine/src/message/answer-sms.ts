import type { ClaimedTask, SmsMessage, SmsSendOutcome } from '@linx/contracts'
import {
  ANSWER_VALIDITY_MS,
  decideAnswered,
  internalActor,
  nextSendAt,
  type PendingAnswer,
  type Recipient,
  renderMessage,
} from '@linx/core'
import { businessProfile, type EngineParts } from '../engine-parts.ts'
import { execute } from '../store/execute.ts'
import { answerTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { messageSetting } from '../workflow/notification-text.ts'
import { admitSms, sendLater } from './admit-sms.ts'
import { recipientChange } from './recipient-store.ts'
import { beforeSending, countSends } from './send-counter.ts'
import { sendSms } from './send-sms.ts'
import { claimOnce, sentClaim } from './sent-sms.ts'
import { recipientKind } from './sms-kinds.ts'
import { storeIntent } from './store-intent.ts'

const prepare = async (parts: EngineParts, recipient: Recipient, answer: PendingAnswer): Promise<SmsMessage> => {
  const profile = await businessProfile(parts, recipient.businessAccountId)
  const { sender, contact } = profile
  const content =
    answer.message === 'help'
      ? ({ message: 'help', contact: contact ?? new URL(parts.gatewayUrl).host } as const)
      : ({ message: 'opt-out-confirmation' } as const)
  return {
    to: answer.phoneNumber,
    body: renderMessage(content, messageSetting(parts, profile)).body,
    kind: answer.message,
    reference: `${recipient.id}:${answer.serial}`,
    validitySeconds: ANSWER_VALIDITY_MS / 1_000,
    ...(sender === undefined ? {} : { sender }),
  }
}

/** The answer is settled: its number is forgotten, whatever came of it. */
const settle = (
  parts: EngineParts,
  held: ClaimedTask,
  sent?: { readonly message: SmsMessage; readonly outcome: SmsSendOutcome },
): Promise<undefined> => {
  const { businessAccountId } = held.key
  const { recipientId, serial } = answerTaskBody(held)
  const claims = claimOnce(
    sent === undefined ? [] : sentClaim(parts, sent.message, sent.outcome, { businessAccountId }),
  )
  return execute<undefined>(
    parts.store,
    async () => {
      const loaded = await parts.store.load(recipientKind, businessAccountId, recipientId)
      if (loaded === undefined) return { answer: undefined }
      const decision = decideAnswered(loaded.state, serial)
      const change = {
        businessAccountId,
        actor: internalActor,
        action: 'sms.answer',
        subject: `${recipientKind.kind}/${recipientId}`,
        records: recipientChange(loaded, decision.state),
        claims: claims(),
      }
      return { answer: undefined, change }
    },
    { held },
  )
}

const loadAnswer = async (parts: EngineParts, task: ClaimedTask) => {
  const { recipientId, serial } = answerTaskBody(task)
  const recipient = (await parts.store.load(recipientKind, task.key.businessAccountId, recipientId))?.state
  const answer = recipient?.answer
  if (recipient === undefined || answer?.serial !== serial) return undefined
  return parts.clock.now() < answer.askedAt + ANSWER_VALIDITY_MS ? { recipient, answer } : undefined
}

/** `answer-sms`: confirms an opt-out or answers HELP, at most once. */
export const createAnswerHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const wanted = await loadAnswer(parts, task)
    if (wanted === undefined) return settle(parts, task)
    const { recipient, answer } = wanted
    const counter = countSends(task, answer.message)
    if (!counter.maySend) return settle(parts, task)
    const { message, admission } = await beforeSending(task, counter, async () => {
      const message = await prepare(parts, recipient, answer)
      const { businessAccountId } = recipient
      const until = answer.askedAt + ANSWER_VALIDITY_MS
      const wish = { businessAccountId, kind: message.kind, recipient: answer, until }
      const sender = message.sender === undefined ? {} : { sender: message.sender }
      return { message, admission: await admitSms(parts, { ...wish, ...sender }) }
    })
    if (admission.admission === 'later') return sendLater(parts, task, counter, admission.at)
    const held = await storeIntent(parts, task, counter)
    const outcome = await sendSms(parts, recipient.businessAccountId, message)
    const times = { now: parts.clock.now(), until: answer.askedAt + ANSWER_VALIDITY_MS, recipient: answer }
    const retryAt = nextSendAt(answer.message, outcome, counter.history, times)
    if (retryAt === undefined) return settle(parts, held, { message, outcome })
    const body = { ...held.body, rejections: counter.history.rejections + 1, copies: 0, fence: held.fence }
    await parts.store.storage.commit({
      now: parts.clock.now(),
      tasks: [{ change: 'postpone', held, dueAt: retryAt, body }],
    })
  }
