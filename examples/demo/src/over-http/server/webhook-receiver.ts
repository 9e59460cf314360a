import { Webhook, WebhookVerificationError } from 'standardwebhooks'

/** A webhook whose signature fits. */
export interface VerifiedEvent {
  readonly id: string
  readonly type: string
  readonly createdAt: string
  readonly data: { readonly sequence?: number; readonly workflowId?: string; readonly transactionId?: string }
}

/** The business' endpoint. */
export interface WebhookReceiver {
  fetch(request: Request): Promise<Response>
  /** Uses the key that the API has shown once. */
  trust(verificationKey: string): void
  /** What was verified, in the order of the events; a repeated id counts once. */
  verified(): readonly VerifiedEvent[]
  /** How many POSTs were refused. */
  refusals(): number
}

/** The library asks the machine for the time; in the demo's world the clock says it. */
const atTime = <Value>(now: number, run: () => Value): Value => {
  const machineNow = Date.now
  Date.now = () => now
  try {
    return run()
  } finally {
    Date.now = machineNow
  }
}

/** A receiver as a business would write it: it verifies the bytes as they came, remembers ids, and answers. */
export const createWebhookReceiver = (clock: { now(): number }): WebhookReceiver => {
  const events = new Map<string, VerifiedEvent>()
  let webhook: Webhook | undefined
  let refusals = 0

  const verify = (body: string, headers: Headers): VerifiedEvent => {
    if (webhook === undefined) throw new WebhookVerificationError('No key is known yet.')
    const key = webhook
    return atTime(clock.now(), () => key.verify(body, Object.fromEntries(headers))) as VerifiedEvent
  }

  return {
    fetch: async (request) => {
      try {
        const event = verify(await request.text(), request.headers)
        events.set(event.id, event)
        return new Response(null, { status: 204 })
      } catch (error) {
        if (!(error instanceof WebhookVerificationError)) throw error
        refusals += 1
        return new Response(null, { status: 400 })
      }
    },
    trust: (verificationKey) => {
      webhook = new Webhook(verificationKey)
    },
    verified: () => [...events.values()].toSorted((left, right) => (left.id < right.id ? -1 : 1)),
    refusals: () => refusals,
  }
}
