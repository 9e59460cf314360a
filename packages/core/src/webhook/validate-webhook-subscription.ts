import * as v from 'valibot'
import { checkShape, freeText, listOf, members, rule } from '../input/index.ts'
import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import { HOUR_MS } from '../time/index.ts'
import { checkWebhookUrl, type WebhookUrlFacts } from './check-webhook-url.ts'
import { EVENT_TYPES } from './event-types.ts'
import type { WebhookPolicy } from './webhook-policy.ts'
import { PAYLOAD_KINDS, type PayloadKind, SIGNATURE_SCHEMES, type SignatureScheme } from './webhook-subscription.ts'

const MAXIMUM_URL_CHARACTERS = 1_024
const MAXIMUM_DESCRIPTION_CHARACTERS = 200
const MAXIMUM_OVERLAP_HOURS = 168
/** 24 to 64 bytes in base64 with padding. */
const secretPattern = /^whsec_(?=.{32,88}$)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

const url = v.pipe(
  v.string(),
  rule<string>(
    {
      code: 'input_length',
      expected: `1 to ${MAXIMUM_URL_CHARACTERS} characters`,
      fix: 'Shorten the URL',
    },
    (text) => text.length <= MAXIMUM_URL_CHARACTERS,
  ),
)

const secret = v.pipe(
  v.string(),
  rule<string>(
    {
      code: 'webhook_secret_format',
      expected: 'whsec_ and 24 to 64 random bytes in base64',
      fix: 'Leave it out and take the one that is made',
      isSecret: true,
    },
    (text) => secretPattern.test(text),
  ),
)

const changeable = {
  url,
  description: v.optional(freeText(MAXIMUM_DESCRIPTION_CHARACTERS)),
  eventTypes: v.optional(listOf(v.picklist(EVENT_TYPES), 1, EVENT_TYPES.length)),
  payload: v.optional(v.picklist(PAYLOAD_KINDS)),
}

/** A new subscription, as a request says it. */
export const webhookSubscriptionSchema = members({
  ...changeable,
  signatureScheme: v.optional(v.picklist(SIGNATURE_SCHEMES)),
  secret: v.optional(secret),
})

/** A change of a subscription; what is absent stays. `eventTypes: null` asks for every type, `description: null` for none. */
export const webhookSubscriptionChangeSchema = members({
  url: v.optional(url),
  description: v.nullish(freeText(MAXIMUM_DESCRIPTION_CHARACTERS)),
  eventTypes: v.nullish(listOf(v.picklist(EVENT_TYPES), 1, EVENT_TYPES.length)),
  payload: changeable.payload,
})

/** How a secret is rotated. */
export const secretRotationSchema = members({
  overlapHours: v.optional(
    v.pipe(
      v.number(),
      rule<number>(
        {
          code: 'input_value',
          expected: `a number from 0 to ${MAXIMUM_OVERLAP_HOURS}`,
          fix: 'Use 0 to stop the old secret at once',
        },
        (hours) => hours >= 0 && hours <= MAXIMUM_OVERLAP_HOURS,
      ),
    ),
  ),
})

/** What the rules need to know beside the input. */
export interface WebhookUrlContext {
  readonly policy: Pick<WebhookPolicy, 'ports' | 'allowsLoopback'>
  /** `undefined` for what is no absolute URL. */
  readUrl(text: string): WebhookUrlFacts | undefined
}

/** A checked subscription. */
export interface WebhookSubscriptionInput {
  readonly url: string
  readonly description?: string
  readonly eventTypes?: readonly string[]
  readonly payload: PayloadKind
  readonly signatureScheme: SignatureScheme
  readonly secret?: string
}

/** A checked change of a subscription. */
export type WebhookSubscriptionChange = v.InferOutput<typeof webhookSubscriptionChangeSchema>

const urlIssues = (text: string, { policy, readUrl }: WebhookUrlContext): readonly Issue[] => {
  const facts = readUrl(text)
  const noUrl = { expected: 'an absolute URL', fix: 'Write it like https://hooks.example.com/linx' }
  const refusal = facts === undefined ? noUrl : checkWebhookUrl(facts, policy)
  return refusal === undefined ? [] : [createIssue('webhook_url', { path: 'url', isSecret: true, ...refusal })]
}

/**
 * Checks a new subscription: every violation at once. Absent event types mean every type; the payload is `THIN` and the signature `v1`
 * unless said otherwise. A secret of the caller's own is for `v1` alone.
 */
export const validateWebhookSubscription = (
  input: unknown,
  context: WebhookUrlContext,
): Result<WebhookSubscriptionInput> => {
  const shape = checkShape(webhookSubscriptionSchema, input)
  if (!shape.ok) return shape
  const { payload = 'THIN', signatureScheme = 'v1', ...rest } = shape.value
  const issues = [...urlIssues(rest.url, context)]
  if (signatureScheme === 'v1a' && rest.secret !== undefined) {
    const detail = { path: 'secret', expected: 'no secret beside v1a', isSecret: true, fix: 'Leave the secret out' }
    issues.push(createIssue('webhook_secret_format', detail))
  }
  return issues.length > 0 ? failure(...issues) : success({ ...rest, payload, signatureScheme })
}

/** Checks a change of a subscription: every violation at once. */
export const validateWebhookSubscriptionChange = (
  input: unknown,
  context: WebhookUrlContext,
): Result<WebhookSubscriptionChange> => {
  const shape = checkShape(webhookSubscriptionChangeSchema, input)
  if (!shape.ok || shape.value.url === undefined) return shape
  const issues = urlIssues(shape.value.url, context)
  return issues.length > 0 ? failure(...issues) : shape
}

/** How long the older secrets go on signing. */
export const validateSecretRotation = (
  input: unknown,
  { secretOverlapMs }: Pick<WebhookPolicy, 'secretOverlapMs'>,
): Result<{ readonly overlapMs: number }> => {
  const shape = checkShape(secretRotationSchema, input)
  if (!shape.ok) return shape
  const { overlapHours } = shape.value
  return success({ overlapMs: overlapHours === undefined ? secretOverlapMs : overlapHours * HOUR_MS })
}
