import {
  changeWebhookSubscription,
  checkId,
  createIssue,
  createWebhookSubscription,
  type Decision,
  failure,
  type Result,
  resumeSubscription,
  rotateSubscriptionSecret,
  type SubscriptionContext,
  success,
  suspendSubscription,
  unchanged,
  validateSecretRotation,
  validateWebhookSubscription,
  validateWebhookSubscriptionChange,
  type WebhookSubscription,
  type WebhookSubscriptionInput,
  type WebhookSubscriptionView,
  webhookSubscriptionView,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import type { IdempotentCall } from '../idempotency.ts'
import { runIdempotently } from '../idempotent-command.ts'
import { missing } from '../missing.ts'
import { type Change, type RecordChange, recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import type { Loaded } from '../store/record-kind.ts'
import { readWebhookUrl } from './transport/read-webhook-url.ts'
import { type StoredSubscription, subscriptionKind } from './webhook-kinds.ts'
import { createWebhookSecret, publicKeyOf } from './webhook-secret.ts'
import { loadSubscriptions, MOST_SUBSCRIPTIONS } from './webhook-store.ts'

/** What the receiver verifies with, shown once: `whsec_…` for `v1`, the public `whpk_…` for `v1a`. */
export interface WebhookVerificationKey {
  readonly verificationKey: string
}

/** Where a Business Account wants its events (SPEC section 7). */
export interface WebhookSubscriptions {
  /**
   * Begins to send events of now and later to `url`. `eventTypes` (default all), `payload` (`THIN`, or `FULL` with personal data),
   * `signatureScheme` (`v1`, or `v1a`), `secret` of the caller's own. Refused: every violation at once; more than the policy allows.
   */
  create(input: unknown, options?: IdempotentCall): Promise<Result<WebhookSubscriptionView & WebhookVerificationKey>>
  get(subscriptionId: string): Promise<Result<WebhookSubscriptionView>>
  /** All of them, oldest first; at most ten. */
  list(): Promise<Result<readonly WebhookSubscriptionView[]>>
  /** `url`, `description`, `eventTypes`, `payload`; what is absent stays, `null` takes the description or the choice of types away. */
  update(subscriptionId: string, input: unknown): Promise<Result<WebhookSubscriptionView>>
  /** Nothing is sent any more; what is on its way becomes a dead letter. */
  remove(subscriptionId: string): Promise<Result<WebhookSubscriptionView>>
  /** What happens until `resume` is not sent; `deliveries.replay` sends it later. */
  suspend(subscriptionId: string): Promise<Result<WebhookSubscriptionView>>
  /** Also after the engine has disabled it. */
  resume(subscriptionId: string): Promise<Result<WebhookSubscriptionView>>
  /** Makes a new key that signs at once; the older one signs beside it for `overlapHours` (0–168, default 24). */
  rotateSecret(
    subscriptionId: string,
    input?: unknown,
  ): Promise<Result<WebhookSubscriptionView & WebhookVerificationKey>>
}

type Decide = (state: StoredSubscription, context: SubscriptionContext) => Result<Decision<WebhookSubscription>>

const verificationKey = ({ signatureScheme, secrets }: WebhookSubscription): WebhookVerificationKey => {
  const secret = secrets.at(-1)?.secret ?? ''
  return { verificationKey: signatureScheme === 'v1a' ? publicKeyOf(secret) : secret }
}

const noPlace = (maximum: number): Result<never> =>
  failure(
    createIssue('webhook_subscription_limit', {
      path: '',
      expected: `at most ${maximum} subscriptions`,
      received: maximum + 1,
      fix: 'Remove one first',
    }),
  )

export const createSubscriptions = (parts: EngineParts, caller: Caller): WebhookSubscriptions => {
  const { businessAccountId, actor } = caller
  const { clock, ids, store, webhooks } = parts
  const policy = parts.policy.webhooks
  const urls = { policy, readUrl: readWebhookUrl }
  const context = (): SubscriptionContext => ({ now: clock.now(), actor, policy })
  const view = (state: WebhookSubscription) => webhookSubscriptionView(state, clock.now())

  const changeOf = (
    id: string,
    action: string,
    record: RecordChange,
    decided?: Omit<Decision<unknown>, 'state'>,
  ): Change => ({
    businessAccountId,
    actor,
    action: `webhook.${action}`,
    subject: `webhookSubscription/${id}`,
    records: [record],
    ...decided,
  })

  const load = async (id: string): Promise<Result<Loaded<StoredSubscription>>> => {
    const badId = checkId(id, 'subscriptionId')
    if (badId !== undefined) return failure(badId)
    await parts.ready()
    const loaded = await store.load(subscriptionKind, businessAccountId, id)
    return loaded === undefined ? missing('webhook subscription', 'subscriptionId', id) : success(loaded)
  }

  /** This process knows at once, the others after `refreshMs`. */
  const andForget = async <Answer>(run: Promise<Answer>): Promise<Answer> => {
    try {
      return await run
    } finally {
      webhooks.audience.forget(businessAccountId)
    }
  }

  const change = (id: string, action: string, decide: Decide): Promise<Result<StoredSubscription>> =>
    andForget(
      execute<Result<StoredSubscription>>(store, async () => {
        const loaded = await load(id)
        if (!loaded.ok) return { answer: loaded }
        const before = loaded.value
        const decided = decide(before.state, context())
        if (!decided.ok) return { answer: decided }
        const { state, ...rest } = decided.value
        const after = { ...state, slot: before.state.slot }
        if (state === before.state) return { answer: success(before.state) }
        const record = recordChange(subscriptionKind, after, before)
        return { answer: success(after), change: changeOf(id, action, record, rest) }
      }),
    )

  const freeSlot = async (): Promise<number | undefined> => {
    const taken = new Set((await loadSubscriptions(parts, businessAccountId)).map(({ state }) => state.slot))
    const slots = Array.from({ length: Math.min(policy.maximumSubscriptions, MOST_SUBSCRIPTIONS) }, (_, slot) => slot)
    return slots.find((slot) => !taken.has(slot))
  }

  const create = async (input: WebhookSubscriptionInput, request: unknown, options: IdempotentCall) => {
    const id = ids.uuid()
    const secret = input.secret ?? createWebhookSecret(input.signatureScheme, ids)
    return runIdempotently<WebhookSubscriptionView & WebhookVerificationKey>(parts, caller, {
      operation: 'webhook-subscription.create',
      input: request,
      options,
      isMade: async () => (await store.load(subscriptionKind, businessAccountId, id)) !== undefined,
      plan: async () => {
        const slot = await freeSlot()
        if (slot === undefined) return noPlace(policy.maximumSubscriptions)
        const { state, ...rest } = createWebhookSubscription(input, { id, businessAccountId, secret }, context())
        const record = recordChange(subscriptionKind, { ...state, slot })
        return success({
          answer: { ...view(state), ...verificationKey(state) },
          change: changeOf(id, 'create', record, rest),
        })
      },
    })
  }

  const shown = async (run: Promise<Result<StoredSubscription>>): Promise<Result<WebhookSubscriptionView>> => {
    const result = await run
    return result.ok ? success(view(result.value)) : result
  }

  return {
    create: async (request, options = {}) => {
      const input = validateWebhookSubscription(request, urls)
      return input.ok ? andForget(create(input.value, request, options)) : input
    },
    get: async (id) => {
      const loaded = await load(id)
      return loaded.ok ? success(view(loaded.value.state)) : loaded
    },
    list: async () => {
      await parts.ready()
      return success((await loadSubscriptions(parts, businessAccountId)).map(({ state }) => view(state)))
    },
    update: async (id, request) => {
      const input = validateWebhookSubscriptionChange(request, urls)
      if (!input.ok) return input
      return shown(
        change(id, 'update', (state, now) => success(unchanged(changeWebhookSubscription(state, input.value, now)))),
      )
    },
    remove: (id) =>
      andForget(
        execute<Result<WebhookSubscriptionView>>(store, async () => {
          const loaded = await load(id)
          if (!loaded.ok) return { answer: loaded }
          const record = recordChange(subscriptionKind, undefined, loaded.value)
          const removed = { ...loaded.value.state, status: 'REMOVED' as const }
          return { answer: success(view(removed)), change: changeOf(id, 'remove', record) }
        }),
      ),
    suspend: (id) => shown(change(id, 'suspend', (state, now) => success(suspendSubscription(state, now)))),
    resume: (id) => shown(change(id, 'resume', (state, now) => success(resumeSubscription(state, now)))),
    rotateSecret: async (id, request = {}) => {
      const input = validateSecretRotation(request, policy)
      if (!input.ok) return input
      const { overlapMs } = input.value
      let secret: string | undefined
      const rotated = await change(id, 'rotate-secret', (state, now) => {
        if (state.secrets.at(-1)?.secret === secret) return success(unchanged(state))
        secret ??= createWebhookSecret(state.signatureScheme, ids)
        const result = rotateSubscriptionSecret(state, { secret, overlapMs }, now)
        return result.ok ? success(unchanged(result.value)) : result
      })
      return rotated.ok ? success({ ...view(rotated.value), ...verificationKey(rotated.value) }) : rotated
    },
  }
}
