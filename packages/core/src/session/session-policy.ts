/** Values that a host may set; the defaults are SPEC section 2. */
export interface SessionPolicy {
  /** Live links at a time; a resend beyond it kills the oldest. Default 3. */
  readonly maximumLiveLinks: number
  /** Resends by hand in the life of a workflow. Default 20. */
  readonly maximumResends: number
  /** A second resend within this time answers as the first and sends nothing. Default 60,000. */
  readonly resendIntervalMs: number
  /** No reminder within this time after the Customer did something. Default 1,800,000. */
  readonly quietAfterActivityMs: number
  /** The furthest expiry from now that an extension may set. Default 8,760. */
  readonly maximumExpireInHours: number
}

export const defaultSessionPolicy: SessionPolicy = {
  maximumLiveLinks: 3,
  maximumResends: 20,
  resendIntervalMs: 60_000,
  quietAfterActivityMs: 1_800_000,
  maximumExpireInHours: 8_760,
}
