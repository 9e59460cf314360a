import type { SessionState } from '@linx/core'
import type { Snapshot } from './observed-world.ts'
import { isEnd, publishedChanges } from './session-history.ts'

const SHORTEST_GAP_MS = 12 * 3_600_000

export const oneEnd = ({ sessions, journal }: Snapshot): readonly string[] =>
  sessions.flatMap(({ workflowId, status }) => {
    const changes = publishedChanges(journal, workflowId)
    const ends = changes.filter(isEnd)
    const last = changes.at(-1)
    const isDoubled = new Set(changes.map(({ sequence }) => sequence)).size < changes.length
    return [
      ...(ends.length > 1 ? [`workflow ${workflowId} ended as ${ends.map((end) => end.status).join(' and ')}`] : []),
      ...(ends.length === 1 && last !== ends[0] ? [`workflow ${workflowId} went on after its end`] : []),
      ...(isDoubled ? [`workflow ${workflowId} published one sequence number twice`] : []),
      ...(last === undefined || last.status === status || status === 'ARCHIVED'
        ? []
        : [`workflow ${workflowId} is ${status} and was published as ${last.status}`]),
    ]
  })

const ANSWERS_TO_A_STOP = ['opt-out-confirmation', 'help']

/** Behind a STOP one confirmation may follow; HELP is always answered. */
export const silenceAfterStop = ({ sends, optOuts = [] }: Snapshot): readonly string[] =>
  optOuts.flatMap(({ phoneNumber, at, sendsBefore, until = Number.POSITIVE_INFINITY }) => {
    const behind = sendsBefore === undefined ? sends.filter((send) => send.at >= at) : sends.slice(sendsBefore)
    const later = behind.filter((send) => send.to === phoneNumber && send.at < until)
    const forbidden = later.filter(({ kind }) => !ANSWERS_TO_A_STOP.includes(kind))
    const confirmations = new Set(
      later.filter(({ kind }) => kind === 'opt-out-confirmation').map(({ reference }) => reference),
    )
    return [
      ...forbidden.map(({ kind, reference }) => `${kind} ${reference} went out after a STOP`),
      ...(confirmations.size > 1 ? [`one STOP was confirmed ${confirmations.size} times`] : []),
    ]
  })

const tooClose = ({ notifications }: SessionState): boolean =>
  notifications.some(
    (entry, index) =>
      entry.origin === 'REMINDER' &&
      entry.notifiedAt - (notifications[index - 1]?.notifiedAt ?? Number.NEGATIVE_INFINITY) < SHORTEST_GAP_MS,
  )

export const noLateReminder = ({ sessions, sends, journal }: Snapshot): readonly string[] =>
  sessions.flatMap((session) => {
    const { workflowId, expireAt } = session
    const endedAt = publishedChanges(journal, workflowId).find(isEnd)?.at ?? Number.POSITIVE_INFINITY
    const reminders = sends.filter(
      ({ kind, reference }) => kind === 'reminder' && reference.startsWith(`${workflowId}:`),
    )
    return [
      ...reminders
        .filter(({ at }) => at > endedAt)
        .map(({ reference }) => `reminder ${reference} went out after the end`),
      ...reminders
        .filter(({ at }) => at > expireAt)
        .map(({ reference }) => `reminder ${reference} went out past the expiry`),
      ...(tooClose(session) ? [`workflow ${workflowId} was reminded within 12 hours of another message`] : []),
    ]
  })
