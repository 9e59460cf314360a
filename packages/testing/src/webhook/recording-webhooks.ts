import type { Instant } from '@linx/contracts'
import type { WebhookResponse, WebhookTransport } from '@linx/engine'
import type { PeerClock } from '../clock/virtual-clock.ts'
import { createScript, type Script } from '../peer/script.ts'

/** What an endpoint does with a POST. `never`: it takes it and never answers. `refuse`: there is no connection. */
export type WebhookBehaviour =
  | { readonly answer: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly answer: 'never' }
  | { readonly answer: 'refuse' }

/** One POST that arrived. */
export interface ReceivedWebhook {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly at: Instant
}

/** Endpoints that remember what they were sent. */
export interface RecordingWebhooks {
  /** The engine's option `webhookTransport`. */
  readonly transport: WebhookTransport
  /** How the next POSTs go; the subject is the URL. Standard: 204. */
  readonly script: Script<WebhookBehaviour>
  /** Every POST that arrived, oldest first, of one URL or of all. */
  received(url?: string): readonly ReceivedWebhook[]
}

const toResponse = (status: number, retryAfter: string | undefined): WebhookResponse => ({
  status,
  headers: { get: (name) => (name.toLowerCase() === 'retry-after' ? (retryAfter ?? null) : null) },
})

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Nobody waits any more.')), { once: true })
  })

/** Makes a transport that sends nothing over a network and remembers everything. */
export const createRecordingWebhooks = ({ clock }: { readonly clock: PeerClock }): RecordingWebhooks => {
  const script = createScript<WebhookBehaviour>({ answer: 'status', status: 204 })
  const received: ReceivedWebhook[] = []
  return {
    script,
    received: (url) => received.filter((post) => url === undefined || post.url === url),
    transport: async (url, { headers, body, signal }) => {
      const behaviour = script.take(url)
      if (behaviour.answer === 'refuse') throw new Error('Connection refused, as scripted.')
      received.push({ url, headers: { ...headers }, body, at: clock.now() })
      return behaviour.answer === 'never' ? untilAborted(signal) : toResponse(behaviour.status, behaviour.retryAfter)
    },
  }
}
