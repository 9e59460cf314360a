/** One POST. */
export interface WebhookRequest {
  readonly method: 'POST'
  readonly headers: Record<string, string>
  readonly body: string
  /** Redirects MUST NOT be followed. */
  readonly redirect: 'manual'
  /** Fires when nobody waits any more. */
  readonly signal: AbortSignal
}

/** What an endpoint answered; its body is of no interest. */
export interface WebhookResponse {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly body?: { cancel(): Promise<void> } | null
}

/**
 * Sends webhooks; has the shape of `fetch`. A transport of the host's own, for example through a proxy, MUST keep to addresses that anybody
 * may reach: only the default one checks what a host name stands for.
 */
export type WebhookTransport = (url: string, request: WebhookRequest) => Promise<WebhookResponse>

/** The host of a URL stands for an address that webhooks are not sent to. */
export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError'
}
