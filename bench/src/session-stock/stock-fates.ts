import type { Instant } from '@linx/contracts'
import {
  type Decision,
  decideArchive,
  decideCancel,
  decideConfirm,
  decideDecline,
  decideExpire,
  decideNotified,
  defaultSessionPolicy,
  internalActor,
  type Result,
  reminderPolicies,
  type SessionContext,
  type SessionState,
} from '@linx/core'
import { demandValue } from '@linx/testing'

/** What became of a session after it was created: decisions of core, one after the other, and the timers that it has left. */
export type StockFate = (created: SessionState) => Pick<Decision<SessionState>, 'state' | 'tasks'>

const SECOND_MS = 1_000
const HOUR_MS = 3_600 * SECOND_MS

const contextAt = (now: Instant): SessionContext => ({
  now,
  actor: internalActor,
  policy: defaultSessionPolicy,
  reminderPolicy: reminderPolicies.default,
})

const SENT = {
  serial: 0,
  outcome: { outcome: 'accepted', providerId: 'SM0', segments: 1 },
  history: { rejections: 0, copies: 1 },
} as const

/** The invitation went out, and the first reminder is due some time later. */
export const notified = (state: SessionState): Decision<SessionState> =>
  decideNotified(state, SENT, contextAt(state.createdAt + 2 * SECOND_MS))

type Ending = (active: SessionState) => Result<Decision<SessionState>> | Decision<SessionState>

const endedBy =
  (ending: Ending): StockFate =>
  (created) => {
    const ended = ending(notified(created).state)
    return { state: 'ok' in ended ? demandValue(ended).state : ended.state, tasks: [] }
  }

const completed = endedBy((state) => {
  const transactionId = `${state.workflowId.slice(0, -1)}t`
  return decideConfirm(
    state,
    { customerId: state.customerId ?? '', transactionId },
    contextAt(state.createdAt + HOUR_MS),
  )
})

const archived: StockFate = (created) => ({
  state: demandValue(decideArchive(completed(created).state)).state,
  tasks: [],
})

/** The fates by the status that they end in; a session that is created only waits for its invitation. */
const fates = {
  ACTIVE: notified,
  COMPLETED: completed,
  DECLINED: endedBy((state) => decideDecline(state, { reason: 'NOT_EXPECTED' }, contextAt(state.createdAt + HOUR_MS))),
  CANCELLED: endedBy((state) => decideCancel(state, contextAt(state.createdAt + HOUR_MS))),
  EXPIRED: endedBy((state) => decideExpire(state, { tellAt: state.expireAt }, contextAt(state.expireAt))),
  ARCHIVED: archived,
} as const satisfies { readonly [status: string]: StockFate }

type Share = readonly [status: keyof typeof fates, share: number]

interface Age {
  /** Of the history, from its end backwards. */
  readonly until: number
  readonly shares: readonly Share[]
}

/** What is young is open, what is old is put away. */
const AGES: readonly Age[] = [
  {
    until: 0.1,
    shares: [
      ['ACTIVE', 0.4],
      ['COMPLETED', 0.45],
      ['DECLINED', 0.08],
      ['CANCELLED', 0.07],
    ],
  },
  {
    until: 0.6,
    shares: [
      ['COMPLETED', 0.7],
      ['EXPIRED', 0.15],
      ['DECLINED', 0.08],
      ['CANCELLED', 0.07],
    ],
  },
  {
    until: 1,
    shares: [
      ['ARCHIVED', 0.9],
      ['COMPLETED', 0.1],
    ],
  },
]

/** The youngest of all: their invitations are on their way. */
const WAITING = 0.0002

/** The fate of a session of an age from 0 (youngest) to 1, by a number from 0 to 1; `undefined`: created only. */
export const stockFateOf = (age: number, number: number): StockFate | undefined => {
  if (age < WAITING) return undefined
  const shares = AGES.find(({ until }) => age <= until)?.shares ?? []
  let sum = 0
  for (const [status, share] of shares) {
    sum += share
    if (number < sum) return fates[status]
  }
  return completed
}
