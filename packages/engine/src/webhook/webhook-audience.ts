import type { Instant, StorageAdapter } from '@linx/contracts'
import type { WebhookPolicy } from '@linx/core'
import type { Clock } from '../platform/clock.ts'
import { subscriptionKind } from './webhook-kinds.ts'

/** Which tenants have an active subscription, as far as this process knows. */
export interface WebhookAudience {
  /** Whether events of a tenant have to be kept for subscriptions; at once if it was asked for less than `refreshMs` ago. */
  isListening(businessAccountId: string): boolean | Promise<boolean>
  /** After a change of subscriptions by this process. */
  forget(businessAccountId: string): void
}

interface Knowledge {
  readonly isListening: boolean
  readonly until: Instant
}

/** About 1 MB; the tenants that were asked for longest ago are forgotten. */
const MAXIMUM_TENANTS = 10_000

/**
 * Remembers for each tenant whether anybody listens, so that tenants without subscriptions cost a look into a map. What a process leaves out
 * because it does not know yet of a new subscription is found in the journal by the subscription's catch-up.
 */
export const createWebhookAudience = (
  storage: Pick<StorageAdapter, 'find'>,
  clock: Clock,
  { refreshMs }: Pick<WebhookPolicy, 'refreshMs'>,
): WebhookAudience => {
  const tenants = new Map<string, Knowledge>()

  const keep = (businessAccountId: string, knowledge: Knowledge): void => {
    tenants.delete(businessAccountId)
    tenants.set(businessAccountId, knowledge)
    const oldest = tenants.size > MAXIMUM_TENANTS ? tenants.keys().next() : undefined
    if (oldest?.done === false) tenants.delete(oldest.value)
  }

  const ask = async (businessAccountId: string): Promise<boolean> => {
    const until = clock.now() + refreshMs
    const { records } = await storage.find({
      businessAccountId,
      kind: subscriptionKind.kind,
      where: [{ index: 'status', equals: 'ACTIVE' }],
      sort: { index: 'createdAt', direction: 'asc' },
      offset: 0,
      limit: 1,
      countUpTo: 0,
    })
    keep(businessAccountId, { isListening: records.length > 0, until })
    return records.length > 0
  }

  return {
    isListening: (businessAccountId) => {
      const known = tenants.get(businessAccountId)
      return known !== undefined && clock.now() < known.until ? known.isListening : ask(businessAccountId)
    },
    forget: (businessAccountId) => void tenants.delete(businessAccountId),
  }
}
