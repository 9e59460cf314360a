import type { Clock } from '@linx/engine'
import type { HostStore } from '../host/host-store.ts'
import { webhookProblem } from './verify-webhook.ts'

/** The setting that holds the key of the built-in receiver. */
export const RECEIVER_KEY = 'webhook-key'

const MAXIMUM_CHARACTERS = 100_000

const typeOf = (body: string): string => {
  try {
    const { type } = JSON.parse(body) as { readonly type?: unknown }
    return typeof type === 'string' ? type : 'unknown'
  } catch {
    return 'unreadable'
  }
}

/** Takes in a webhook as a customer of the API would: verify, keep, answer at once. */
export const receiveWebhook = async (request: Request, store: HostStore, clock: Clock): Promise<Response> => {
  const body = await request.text()
  if (body.length > MAXIMUM_CHARACTERS) return new Response(null, { status: 413 })
  const key = store.setting(RECEIVER_KEY) ?? ''
  const problem = webhookProblem(key, { headers: request.headers, body, now: clock.now() })
  const webhookId = (request.headers.get('webhook-id') ?? '').slice(0, 100)
  store.keepWebhook({
    webhookId,
    type: typeOf(body),
    isVerified: problem === undefined,
    body,
    at: clock.now(),
    ...(problem === undefined ? {} : { problem }),
  })
  return new Response(null, { status: problem === undefined ? 204 : 401 })
}
