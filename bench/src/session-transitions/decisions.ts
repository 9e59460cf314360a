import {
  createSession,
  decideCancel,
  decideConfirm,
  decideDecline,
  decideExpire,
  decideExtend,
  decideNotified,
  decideReminderDue,
  decideSubmitStep,
  type SessionState,
} from '@linx/core'
import type { Candidate } from '../measure/interleave.ts'
import { createCommand, notifiedCommand, sampleContext, sampleStages, stateOf } from '../sample/sample-session.ts'

const HOUR_MS = 3_600_000

const repeated = (name: string, decide: () => unknown): Candidate => ({
  name,
  run: (times) => {
    let last: unknown
    for (let done = 0; done < times; done += 1) last = decide()
    return last
  },
})

/** The decisions of the main job and the other ends of a session, each on the state in which it is made. */
export const decisionCandidates = (): readonly Candidate[] => {
  const { created, active, enhanced, accepted, profile, documents, confirm } = sampleStages()
  const command = createCommand(0)
  const extension = { expireAt: active.expireAt + HOUR_MS }
  const late = { ...sampleContext, now: active.expireAt }
  const reminded = { ...sampleContext, now: active.nextNotificationAt ?? sampleContext.now }
  const wholeJob = (): SessionState => {
    const fresh = createSession(command, sampleContext).state
    const notified = decideNotified(fresh, notifiedCommand, sampleContext).state
    const first = stateOf(decideSubmitStep(notified, profile, sampleContext))
    const second = stateOf(decideSubmitStep(first, documents, sampleContext))
    return stateOf(decideConfirm(second, confirm, sampleContext))
  }
  return [
    repeated('create', () => createSession(command, sampleContext)),
    repeated('notified', () => decideNotified(created, notifiedCommand, sampleContext)),
    repeated('submit the profile', () => decideSubmitStep(active, profile, sampleContext)),
    repeated('submit the documents', () => decideSubmitStep(enhanced, documents, sampleContext)),
    repeated('confirm', () => decideConfirm(accepted, confirm, sampleContext)),
    repeated('remind', () => decideReminderDue(active, reminded)),
    repeated('extend', () => decideExtend(active, extension, sampleContext)),
    repeated('decline', () => decideDecline(active, { reason: 'NOT_EXPECTED' }, sampleContext)),
    repeated('cancel', () => decideCancel(active, sampleContext)),
    repeated('expire', () => decideExpire(active, { tellAt: late.now }, late)),
    repeated('create to confirm, five decisions', wholeJob),
  ]
}
