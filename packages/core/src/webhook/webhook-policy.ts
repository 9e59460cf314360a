import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/index.ts'

/** How webhooks are sent; every value may be changed by the host. */
export interface WebhookPolicy {
  /**
   * How long each attempt of a delivery waits behind the one before; as many attempts as entries. Default: Standard Webhooks 1.0.0,
   * 0, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h.
   */
  readonly attemptDelaysMs: readonly number[]
  /** A delay is lengthened by a random share up to this; default 0.2. */
  readonly jitter: number
  /** One attempt may take this long; default 15,000. */
  readonly timeoutMs: number
  /** A subscription with nothing but failures for this long is disabled; default 5 days. */
  readonly disableAfterMs: number
  /** How long a rotated secret signs beside the new one unless the call says otherwise; default 24 h. */
  readonly secretOverlapMs: number
  /** How long an ended delivery can be read and replayed; default 30 days. */
  readonly retentionMs: number
  /** The first subscription of a Business Account is known to every process within this; default 5,000. */
  readonly refreshMs: number
  /** Of one Business Account; 1–10, default 10. */
  readonly maximumSubscriptions: number
  /** Attempts that run at the same time in one process; default 16, less than the worker's `concurrency`. */
  readonly concurrency: number
  /** Ports that URLs may name; default 443 alone. */
  readonly ports: readonly number[]
  /** `true`: `http` and loopback addresses on any port, for tests on one machine. Default `false`. */
  readonly allowsLoopback: boolean
}

export const defaultWebhookPolicy: WebhookPolicy = {
  attemptDelaysMs: [
    0,
    5 * SECOND_MS,
    5 * MINUTE_MS,
    30 * MINUTE_MS,
    2 * HOUR_MS,
    5 * HOUR_MS,
    10 * HOUR_MS,
    14 * HOUR_MS,
    20 * HOUR_MS,
    24 * HOUR_MS,
  ],
  jitter: 0.2,
  timeoutMs: 15 * SECOND_MS,
  disableAfterMs: 5 * DAY_MS,
  secretOverlapMs: DAY_MS,
  retentionMs: 30 * DAY_MS,
  refreshMs: 5 * SECOND_MS,
  maximumSubscriptions: 10,
  concurrency: 16,
  ports: [443],
  allowsLoopback: false,
}
