import type { FindFilter } from '@linx/contracts'
import {
  checkId,
  createIssue,
  failure,
  parseDeliveryQuery,
  type ReplayRequest,
  type Result,
  replayDelivery,
  replayTask,
  success,
  validateReplay,
  type WebhookDelivery,
  type WebhookDeliveryView,
  webhookDeliveryView,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { missing } from '../missing.ts'
import { recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import { fromRecord, type Loaded } from '../store/record-kind.ts'
import { countUpTo, type Page } from '../workflow/page.ts'
import { deliveryKind, subscriptionKind } from './webhook-kinds.ts'
import { loadDelivery } from './webhook-store.ts'

/** What a replay came to. */
export type ReplayAnswer =
  | { readonly replayed: 'delivery'; readonly delivery: WebhookDeliveryView }
  /** The journal is walked in the background. */
  | { readonly replayed: 'range'; readonly replayId: string }

/** What became of events on their way; dead letters are those with the status `FAILED`. */
export interface WebhookDeliveries {
  /** Newest first. Filters `subscriptionId`, `status`, `type`; `page` is 1-based, `size` 1–500, default 50. */
  list(query?: unknown): Promise<Result<Page<WebhookDeliveryView>>>
  get(deliveryId: string): Promise<Result<WebhookDeliveryView>>
  /**
   * Sends again under the same `webhook-id`: `{deliveryId}`, or everything of `{subscriptionId, from, to?, eventTypes?}`, events of a
   * suspension included. Refused: a delivery still on its way, a subscription that is not ACTIVE, a range older than what is kept.
   */
  replay(input: unknown): Promise<Result<ReplayAnswer>>
}

type RangeRequest = Exclude<ReplayRequest, { readonly deliveryId: string }>

const notActive = (status: string): Result<never> =>
  failure(
    createIssue('webhook_subscription_not_active', {
      path: 'subscriptionId',
      expected: 'an ACTIVE subscription',
      received: status,
      fix: 'Resume the subscription first',
    }),
  )

export const createDeliveries = (parts: EngineParts, { businessAccountId, actor }: Caller): WebhookDeliveries => {
  const { clock, ids, store } = parts

  const load = async (deliveryId: string): Promise<Result<Loaded<WebhookDelivery>>> => {
    const badId = checkId(deliveryId, 'deliveryId')
    if (badId !== undefined) return failure(badId)
    await parts.ready()
    const loaded = await loadDelivery(parts, businessAccountId, deliveryId)
    return loaded === undefined ? missing('webhook delivery', 'deliveryId', deliveryId) : success(loaded)
  }

  const checkSubscription = async (subscriptionId: string): Promise<Result<undefined>> => {
    await parts.ready()
    const loaded = await store.load(subscriptionKind, businessAccountId, subscriptionId)
    if (loaded === undefined) return missing('webhook subscription', 'subscriptionId', subscriptionId)
    return loaded.state.status === 'ACTIVE' ? success(undefined) : notActive(loaded.state.status)
  }

  const replayOne = (deliveryId: string): Promise<Result<ReplayAnswer>> =>
    execute<Result<ReplayAnswer>>(store, async () => {
      const loaded = await load(deliveryId)
      if (!loaded.ok) return { answer: loaded }
      const { subscriptionId } = loaded.value.state
      const refusal = await checkSubscription(subscriptionId)
      if (!refusal.ok) return { answer: refusal }
      const replayed = replayDelivery(loaded.value.state, clock.now())
      if (!replayed.ok) return { answer: replayed }
      const { delivery, tasks } = replayed.value
      return {
        answer: success({ replayed: 'delivery', delivery: webhookDeliveryView(delivery) }),
        change: {
          businessAccountId,
          actor,
          action: 'webhook.replay',
          subject: `webhookSubscription/${subscriptionId}`,
          records: [recordChange(deliveryKind, delivery, loaded.value)],
          tasks,
        },
      }
    })

  const replayRange = async (request: RangeRequest): Promise<Result<ReplayAnswer>> => {
    const refusal = await checkSubscription(request.subscriptionId)
    if (!refusal.ok) return refusal
    const replayId = ids.uuid()
    const task = replayTask(replayId, { ...request, isOnlyMissing: false }, clock.now())
    return execute<Result<ReplayAnswer>>(store, async () => ({
      answer: success({ replayed: 'range', replayId }),
      change: {
        businessAccountId,
        actor,
        action: 'webhook.replay',
        subject: `webhookSubscription/${request.subscriptionId}`,
        records: [],
        tasks: [task],
      },
    }))
  }

  return {
    list: async (query = {}) => {
      const search = parseDeliveryQuery(query)
      if (!search.ok) return search
      await parts.ready()
      const { filters, offset, size } = search.value
      const where = filters.map(({ member, value }): FindFilter => ({ index: member, equals: value }))
      const { records, total } = await store.find({
        businessAccountId,
        kind: deliveryKind.kind,
        where,
        sort: { index: 'createdAt', direction: 'desc' },
        offset,
        limit: size,
        countUpTo: countUpTo(offset),
      })
      const result = records.map((record) => webhookDeliveryView(fromRecord<WebhookDelivery>(record).state))
      return success({ result, totalElements: total })
    },
    get: async (deliveryId) => {
      const loaded = await load(deliveryId)
      return loaded.ok ? success(webhookDeliveryView(loaded.value.state)) : loaded
    },
    replay: async (input) => {
      const request = validateReplay(input, { now: clock.now(), policy: parts.policy.webhooks })
      if (!request.ok) return request
      return 'deliveryId' in request.value ? replayOne(request.value.deliveryId) : replayRange(request.value)
    },
  }
}
