import type { ClaimedTask } from '@linx/contracts'
import type { EngineParts } from '../engine-parts.ts'
import { LeaseLostError } from '../store/execute.ts'
import type { SendCounter } from './send-counter.ts'

/**
 * Stores in the task itself that a copy is about to go out, if the counter asks for it: the task is replaced by one that counts the
 * copy, leased to this process. Answers the task to go on with.
 */
export const storeIntent = async (
  { store, clock, policy }: EngineParts,
  held: ClaimedTask,
  { needsIntent, history }: SendCounter,
): Promise<ClaimedTask> => {
  if (!needsIntent) return held
  const now = clock.now()
  const { key, kind, dueAt, priority } = held
  const { leaseMs } = policy.worker
  // A replaced task goes on under the next fence, so the copy counts from there.
  const body = { ...held.body, copies: history.copies, fence: held.fence + 1 }
  const result = await store.storage.commit({
    now,
    tasks: [
      { change: 'finish', held },
      { change: 'put', task: { key, kind, dueAt, priority, body }, lease: { owner: 'sender', leaseMs } },
    ],
  })
  const fence = result.committed ? result.leased[0]?.fence : undefined
  if (fence === undefined) throw new LeaseLostError('The task is held by another worker now.')
  return { ...held, body, fence, leasedUntil: now + leaseMs }
}
