import type { ClaimedTask, JsonObject, SmsKind } from '@linx/contracts'
import { maySend, type SendHistory } from '@linx/core'

const countOf = (task: ClaimedTask, member: string): number => {
  const value = task.body[member]
  return typeof value === 'number' ? value : 0
}

/** How often a message may have gone out, worked out from the task that sends it. */
export interface SendCounter {
  /** `false`: another copy could be one too many. */
  readonly maySend: boolean
  /** With the call that is about to be made. */
  readonly history: SendHistory
}

/**
 * The fence of a task grows with each claim, and each claim may have been followed by a send whose outcome was never stored (the
 * process died). So copies = copies known of + claims since the task's body was last written (`fence` in it), this one included.
 */
export const countSends = (task: ClaimedTask, kind: SmsKind): SendCounter => {
  const claims = task.fence - countOf(task, 'fence')
  const copies = countOf(task, 'copies') + claims
  return { maySend: maySend(kind, copies - 1), history: { rejections: countOf(task, 'rejections'), copies } }
}

/** The body of a task whose claim is proven to have sent nothing: it does not count as a copy. */
export const withoutThisClaim = (task: ClaimedTask, { history }: SendCounter): JsonObject => ({
  ...task.body,
  copies: history.copies - 1,
  fence: task.fence,
})
