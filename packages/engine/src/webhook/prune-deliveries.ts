import { pruneTask, type WebhookDelivery } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { recordChange } from '../store/change.ts'
import { execute, type Plan } from '../store/execute.ts'
import { fromRecord } from '../store/record-kind.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { deliveryKind } from './webhook-kinds.ts'
import { bookkeeping, loadSubscriptions } from './webhook-store.ts'

/** Of one commit. */
const PAGE = 200

/** `prune-deliveries`: forgets what ended long ago, once a day and as long as the tenant has subscriptions or deliveries. */
export const createPruneHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const { businessAccountId } = task.key
    const find = async (before: number, limit: number) =>
      parts.store.find({
        businessAccountId,
        kind: deliveryKind.kind,
        where: [{ index: 'endedAt', before }],
        sort: { index: 'endedAt', direction: 'asc' },
        offset: 0,
        limit,
        countUpTo: 0,
      })
    const plan = async (): Promise<Plan<undefined>> => {
      const now = parts.clock.now()
      const { records } = await find(now - parts.policy.webhooks.retentionMs, PAGE)
      const removals = records.map((record) =>
        recordChange(deliveryKind, undefined, fromRecord<WebhookDelivery>(record)),
      )
      const isWanted =
        (await loadSubscriptions(parts, businessAccountId)).length > 0 || (await find(now + 1, 1)).records.length > 0
      const next = pruneTask(businessAccountId, now)
      const tasks = records.length === PAGE ? [{ ...next, dueAt: now }] : isWanted ? [next] : []
      if (tasks.length === 0 && removals.length === 0) return { answer: undefined }
      return { answer: undefined, change: bookkeeping(businessAccountId, removals, tasks) }
    }
    await execute(parts.store, plan, { held: task })
  }
