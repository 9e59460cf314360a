import type { ClaimedTask, JsonObject, SmsKind } from '@linx/contracts'
import { maySend, type SendHistory } from '@linx/core'
import { PreparationError } from '../worker/preparation-error.ts'

const countOf = (task: ClaimedTask, member: string): number => {
  const value = task.body[member]
  return typeof value === 'number' ? value : 0
}

/** How often a message may have gone out, worked out from the task that sends it. */
export interface SendCounter {
  /** `false`: another copy could be one too many. */
  readonly maySend: boolean
  /** The holder before was lost: this one stores that it is about to send (`storeIntent`). */
  readonly needsIntent: boolean
  /** With the call that is about to be made. */
  readonly history: SendHistory
}

/**
 * The fence of a task grows with each claim; `fence` in its body says at which one the body was written. The first holder since then
 * sends without a commit of its own, so if it is lost, a copy may be out. Every later holder stores its intent first, so if one is lost
 * before that, it has sent nothing, however many there were.
 */
export const countSends = (task: ClaimedTask, kind: SmsKind): SendCounter => {
  const earlierHolders = task.fence - countOf(task, 'fence') - 1
  const earlierCopies = countOf(task, 'copies') + Math.min(earlierHolders, 1)
  return {
    maySend: maySend(kind, earlierCopies),
    needsIntent: earlierHolders > 0,
    history: { rejections: countOf(task, 'rejections'), copies: earlierCopies + 1 },
  }
}

/** The body of a task whose holder is proven to have sent nothing: it does not count as a copy. */
export const withoutThisHolder = (task: ClaimedTask, { history }: SendCounter): JsonObject => ({
  ...task.body,
  copies: history.copies - 1,
  fence: task.fence,
})

/** Does what comes before the send; if it fails, the task is put off and no copy is counted. */
export const beforeSending = <Value>(
  task: ClaimedTask,
  counter: SendCounter,
  prepare: () => Promise<Value>,
): Promise<Value> =>
  prepare().catch((error: unknown) => {
    throw new PreparationError(error, withoutThisHolder(task, counter))
  })
