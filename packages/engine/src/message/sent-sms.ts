import {
  type Instant,
  SHARED_BUSINESS_ACCOUNT_ID,
  type SmsDeliveryEvent,
  type SmsMessage,
  type SmsSendOutcome,
  type UniqueClaim,
  type UniqueKey,
} from '@linx/contracts'
import type { EngineParts } from '../engine-parts.ts'

/** What a message is about. */
export interface SentSms {
  readonly businessAccountId: string
  /** Absent: it answers a text. */
  readonly workflowId?: string
  /** Of the notification history; absent: the message is not in it. */
  readonly serial?: number
}

const SCOPE = 'sms-message'
/** Reports come within three days; the rest is a margin. */
const KEPT_MS = 14 * 86_400_000

const keyOf = (value: string): UniqueKey => ({ businessAccountId: SHARED_BUSINESS_ACCOUNT_ID, scope: SCOPE, value })
const idKey = (adapter: string, providerId: string): UniqueKey => keyOf(`${adapter}/${providerId}`)
const referenceKey = (reference: string): UniqueKey => keyOf(`reference/${reference}`)

/**
 * What makes a delivery report find its message again: the provider's id, or our reference where there is none. None if nothing went
 * out or the provider reports nothing.
 */
export const sentClaim = (
  { sms, clock }: EngineParts,
  { reference }: Pick<SmsMessage, 'reference'>,
  outcome: SmsSendOutcome,
  about: SentSms,
): readonly UniqueClaim[] => {
  if (!sms.capabilities.deliveryReports || outcome.outcome === 'rejected') return []
  const providerId = outcome.outcome === 'accepted' ? outcome.providerId : undefined
  const key = providerId === undefined ? referenceKey(reference) : idKey(sms.name, providerId)
  return [{ key, body: { ...about }, expireAt: clock.now() + KEPT_MS }]
}

/** A provider that uses an id again keeps its first message: the claim is left out once it was in the way. */
export const claimOnce = (claims: readonly UniqueClaim[]): (() => readonly UniqueClaim[]) => {
  let attempts = 0
  return () => {
    attempts += 1
    return attempts === 1 ? claims : []
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The message that a report is about; `undefined` if it is not known (yet). */
export const findSentSms = async (
  { store, sms }: EngineParts,
  { providerId, reference }: Pick<SmsDeliveryEvent, 'providerId' | 'reference'>,
): Promise<SentSms | undefined> => {
  const keys = [
    ...(providerId === undefined ? [] : [idKey(sms.name, providerId)]),
    ...(reference === undefined ? [] : [referenceKey(reference)]),
  ]
  for (const key of keys) {
    const body = (await store.storage.lookup(key))?.body
    const businessAccountId = textOf(body?.businessAccountId)
    if (body === undefined || businessAccountId === undefined) continue
    const workflowId = textOf(body.workflowId)
    return {
      businessAccountId,
      ...(workflowId === undefined ? {} : { workflowId }),
      ...(typeof body.serial === 'number' ? { serial: body.serial } : {}),
    }
  }
  return undefined
}

/** Finishes a task whose message has no record of its own, and remembers the message. */
export const finishSent = async (
  parts: EngineParts,
  held: Parameters<EngineParts['store']['finish']>[0],
  claims: readonly UniqueClaim[],
): Promise<void> => {
  const now: Instant = parts.clock.now()
  if (claims.length === 0) return parts.store.finish(held)
  const result = await parts.store.storage.commit({ now, claims, tasks: [{ change: 'finish', held }] })
  if (!result.committed) await parts.store.finish(held)
}
