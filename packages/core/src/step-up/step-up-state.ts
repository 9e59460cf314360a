import type { Instant } from '@linx/contracts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/index.ts'

/**
 * What a Customer has to prove before account data and confirmation (requirement L9): nothing, a passcode that the business handed over, a
 * code by SMS (the same phone that got the link, so no second factor), or something of the host's own.
 */
export const STEP_UP_MODES = ['none', 'passcode', 'one-time-code', 'host'] as const
export type StepUpMode = (typeof STEP_UP_MODES)[number]

/** Values that a host may set; the defaults are requirement L10. */
export interface StepUpPolicy {
  /** How long a one-time code is good; default and most 600,000. */
  readonly codeLifeMs: number
  /** Tries of one code; default 5. */
  readonly triesPerCode: number
  /** Codes of a phone within `codeWindowMs` (default 900,000); default 3. */
  readonly codesPerWindow: number
  readonly codeWindowMs: number
  /** Codes of a phone within 24 hours; default 10. */
  readonly codesPerDay: number
  /** Wrong passcodes, or wrong answers to the host's question, in a row before the lock; default 5. */
  readonly triesBeforeLock: number
  /** Wrong codes in a row, of several codes together, before the lock; default 15. */
  readonly codeTriesBeforeLock: number
  /** How long the lock holds; default 24 hours. */
  readonly lockMs: number
  /** How long a proof holds in the browser that gave it; default 4 hours. */
  readonly proofLifeMs: number
}

export const defaultStepUpPolicy: StepUpPolicy = {
  codeLifeMs: 10 * MINUTE_MS,
  triesPerCode: 5,
  codesPerWindow: 3,
  codeWindowMs: 15 * MINUTE_MS,
  codesPerDay: 10,
  triesBeforeLock: 5,
  codeTriesBeforeLock: 15,
  lockMs: DAY_MS,
  proofLifeMs: 4 * HOUR_MS,
}

/** A slow salted hash: neither passcode nor code is stored. Both members base64url. */
export interface SecretHash {
  readonly salt: string
  readonly hash: string
}

/** The one-time code that was asked for last. */
export interface IssuedCode {
  /** 1 for the first of the workflow. */
  readonly serial: number
  /** The key that the code is derived from. */
  readonly keyId: string
  readonly hash: SecretHash
  /** Names the browser that asked for it; empty if it has no name. */
  readonly browser: string
  readonly expireAt: Instant
  readonly tries: number
}

/** Where the proof of one workflow stands; beside the session, under its id. */
export interface StepUpState {
  readonly schemaVersion: 1
  readonly businessAccountId: string
  readonly workflowId: string
  readonly mode: Exclude<StepUpMode, 'none'>
  /** Made at creation. */
  readonly passcode?: SecretHash & { readonly keyId: string }
  readonly code?: IssuedCode
  readonly codeCount: number
  /** Tries in a row that were not right. */
  readonly failures: number
  readonly lockedUntil?: Instant
}

/** The state of a workflow that nobody has tried anything in. */
export const newStepUp = (identity: Pick<StepUpState, 'businessAccountId' | 'workflowId' | 'mode'>): StepUpState => ({
  schemaVersion: 1,
  ...identity,
  codeCount: 0,
  failures: 0,
})
