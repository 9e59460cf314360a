import type { JsonObject } from '@linx/contracts'
import { formatInstant } from '../time/index.ts'
import { findEventType } from './event-types.ts'
import type { WebhookEvent } from './webhook-delivery.ts'
import type { PayloadKind } from './webhook-subscription.ts'

/** Standard Webhooks asks for less than 20 kB. */
const MAXIMUM_BODY_BYTES = 20_000

const namesOf = (type: string, payload: PayloadKind): readonly string[] => {
  const row = findEventType(type)
  const details = payload === 'FULL' ? Object.keys(row?.details?.entries ?? {}) : []
  return [...Object.keys(row?.schema.entries ?? {}), ...details]
}

/** The documented members, and nothing else that an event may have. */
const documentedData = ({ type, data }: WebhookEvent, payload: PayloadKind): JsonObject =>
  Object.fromEntries(
    namesOf(type, payload).flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]] as const])),
  )

/**
 * The body of a webhook, `{id, type, createdAt, data}` (SPEC section 7). A full one has `data.resource` as well, unless the body would be
 * larger than 20,000 bytes as `bytesOf` counts them.
 */
export const webhookBody = (
  event: WebhookEvent,
  payload: PayloadKind,
  resource: JsonObject | undefined,
  bytesOf: (text: string) => number,
): string => {
  const data = documentedData(event, payload)
  const write = (content: JsonObject): string =>
    JSON.stringify({ id: event.id, type: event.type, createdAt: formatInstant(event.at), data: content })
  if (payload === 'THIN' || resource === undefined) return write(data)
  const full = write({ ...data, resource })
  return bytesOf(full) > MAXIMUM_BODY_BYTES ? write(data) : full
}
