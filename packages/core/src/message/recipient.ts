import type { Instant } from '@linx/contracts'
import type { DecidedTask, Decision, DomainEvent } from '../decision/index.ts'
import { taskPriority, unchanged } from '../decision/index.ts'
import { MINUTE_MS } from '../time/index.ts'

/** What answers a text from a phone. */
export type AnswerMessage = 'opt-out-confirmation' | 'help'

/** An answer that is still to be sent; the number is forgotten with it. */
export interface PendingAnswer {
  /** 1 for the first. */
  readonly serial: number
  readonly message: AnswerMessage
  /** E.164. */
  readonly phoneNumber: string
  readonly askedAt: Instant
}

/** What one Business Account may send to one phone, whoever the Customer is. It outlives every workflow. */
export interface Recipient {
  readonly schemaVersion: 1
  readonly businessAccountId: string
  /** Made from the phone number, which cannot be had back from it. */
  readonly id: string
  readonly status: 'REACHABLE' | 'OPTED_OUT'
  /** When the status was last changed; absent for a phone that was always reachable. */
  readonly changedAt?: Instant
  /** Who said that the phone opted out: the person by a text, or the SMS provider that had heard it. */
  readonly optedOutBy?: 'recipient' | 'provider'
  /** Ids of the texts that were taken in, newest last. */
  readonly heard: readonly string[]
  readonly answer?: PendingAnswer
  readonly answerCount: number
  readonly helpedAt?: Instant
  /** When one-time codes were asked for, oldest first, of the last 24 hours. */
  readonly codesAskedAt: readonly Instant[]
}

/** A text from the phone that means something to the engine, or what the provider knows. */
export interface RecipientWord {
  readonly intent: 'stop' | 'start' | 'help'
  readonly by: 'recipient' | 'provider'
  /** E.164. */
  readonly phoneNumber: string
  /** The provider's id of the text: a second copy of it changes nothing. */
  readonly providerId?: string
  /** As it is shown to the business: `STOP`. */
  readonly keyword: string
  /** The phone's live workflows in the Business Account, and their Customers. */
  readonly workflowIds: readonly string[]
  readonly customerIds: readonly string[]
}

/** A message that belongs to no workflow is worth nothing later than this (reference section 12: within five minutes). */
export const ANSWER_VALIDITY_MS = 5 * MINUTE_MS

const MAXIMUM_HEARD = 20
const HELP_INTERVAL_MS = MINUTE_MS

/** The names of a recipient's tasks. */
const recipientTaskId = {
  answer: (recipientId: string): string => `${recipientId}:answer`,
  reach: (recipientId: string): string => `${recipientId}:reach`,
} as const

/** A phone that the Business Account has heard nothing from. */
export const newRecipient = (identity: Pick<Recipient, 'businessAccountId' | 'id'>): Recipient => ({
  schemaVersion: 1,
  ...identity,
  status: 'REACHABLE',
  heard: [],
  answerCount: 0,
  codesAskedAt: [],
})

/** Sends the answer that waits. */
const answerTask = (id: string, serial: number, now: Instant): DecidedTask => ({
  id: recipientTaskId.answer(id),
  kind: 'answer-sms',
  dueAt: now,
  priority: taskPriority.message,
  body: { recipientId: id, serial },
})

/** Tells each live workflow of the phone whether it may go on sending. */
const reachTask = (id: string, workflowIds: readonly string[], now: Instant): DecidedTask => ({
  id: recipientTaskId.reach(id),
  kind: 'reach-recipient',
  dueAt: now,
  priority: taskPriority.message,
  body: { recipientId: id, workflowIds },
})

const remembered = (before: Recipient, { providerId }: RecipientWord): Recipient =>
  providerId === undefined ? before : { ...before, heard: [...before.heard, providerId].slice(-MAXIMUM_HEARD) }

const withAnswer = (before: Recipient, message: AnswerMessage, { phoneNumber }: RecipientWord, now: Instant) => {
  const serial = before.answerCount + 1
  return { ...before, answerCount: serial, answer: { serial, message, phoneNumber, askedAt: now } }
}

const optOut = (before: Recipient, word: RecipientWord, now: Instant): Decision<Recipient> => {
  const { workflowIds, customerIds, keyword } = word
  const stopped: Recipient = { ...before, status: 'OPTED_OUT', changedAt: now, optedOutBy: word.by }
  const event: DomainEvent = { type: 'sms.opted-out', data: { keyword, customerIds, workflowIds } }
  const reach = workflowIds.length === 0 ? [] : [reachTask(before.id, workflowIds, now)]
  // The provider that knew has confirmed it itself.
  if (word.by === 'provider') return { state: stopped, tasks: reach, removedTaskIds: [], events: [event] }
  const state = withAnswer(stopped, 'opt-out-confirmation', word, now)
  const tasks = [answerTask(before.id, state.answerCount, now), ...reach]
  return { state, tasks, removedTaskIds: [], events: [event] }
}

const optIn = (before: Recipient, { workflowIds }: RecipientWord, now: Instant): Decision<Recipient> => {
  const { optedOutBy: _, ...rest } = before
  const tasks = workflowIds.length === 0 ? [] : [reachTask(before.id, workflowIds, now)]
  return { state: { ...rest, status: 'REACHABLE', changedAt: now }, tasks, removedTaskIds: [], events: [] }
}

const help = (before: Recipient, word: RecipientWord, now: Instant): Decision<Recipient> => {
  if (before.helpedAt !== undefined && now - before.helpedAt < HELP_INTERVAL_MS) return unchanged(before)
  const state = { ...withAnswer(before, 'help', word, now), helpedAt: now }
  return { state, tasks: [answerTask(before.id, state.answerCount, now)], removedTaskIds: [], events: [] }
}

const decide = (before: Recipient, word: RecipientWord, now: Instant): Decision<Recipient> => {
  switch (word.intent) {
    case 'stop':
      return before.status === 'OPTED_OUT' ? unchanged(before) : optOut(before, word, now)
    case 'start':
      return before.status === 'REACHABLE' ? unchanged(before) : optIn(before, word, now)
    case 'help':
      return help(before, word, now)
  }
}

/**
 * Takes in STOP, START or HELP (requirement S3). A text that was taken in before changes nothing; a second STOP is not confirmed again;
 * HELP is answered at most once a minute, by whatever status. Nothing here touches a workflow's own life: CANCEL only opts out.
 */
export const decideRecipientWord = (before: Recipient, word: RecipientWord, now: Instant): Decision<Recipient> => {
  if (word.providerId !== undefined && before.heard.includes(word.providerId)) return unchanged(before)
  return decide(remembered(before, word), word, now)
}

/** The answer was sent, refused or is too old: the number is forgotten. */
export const decideAnswered = (before: Recipient, serial: number): Decision<Recipient> => {
  if (before.answer?.serial !== serial) return unchanged(before)
  const { answer: _, ...rest } = before
  return unchanged(rest)
}
