import type { RailAdapter, SmsAdapter, StorageAdapter } from '@linx/contracts'
import { type Clock, createEngine, createLocalKeyProvider, systemClock, type WorkerPolicy } from '@linx/engine'
import { createScriptedRail, SAMPLE_BUSINESS_ACCOUNT_ID, sampleBusiness } from '@linx/testing'
import { createInstantSms } from '../engine-workflows/instant-sms.ts'

/** Where the links of benchmarks point. */
export const GATEWAY_URL = 'https://pay.example/l'

const SECRET_BYTES = 32
const CALLER = {
  businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
  actor: { id: 'bench', type: 'service-account' },
} as const

export interface BenchEngineOptions {
  readonly storage: StorageAdapter
  /** Default: takes every message at once. */
  readonly sms?: SmsAdapter
  /** Default: settles every payment at once. */
  readonly rail?: RailAdapter
  readonly clock?: Clock
  readonly worker?: Partial<WorkerPolicy>
  /** Default `true`; `false`: records and search words lie in clear. */
  readonly isSealed?: boolean
}

const secret = (fill: number): Uint8Array => new Uint8Array(SECRET_BYTES).fill(fill)

/** A rail that settles every payment at once. */
export const createInstantRail = (): RailAdapter => createScriptedRail({ solution: 'push-to-card', clock: systemClock })

/** An engine with everything on and sealed records; every process of a benchmark has the same keys and speaks for the same business. */
export const createBenchEngine = ({
  storage,
  sms = createInstantSms(() => undefined),
  rail = createInstantRail(),
  clock = systemClock,
  worker = {},
  isSealed = true,
}: BenchEngineOptions) => {
  const engine = createEngine({
    storage,
    sms,
    rails: [rail],
    gatewayUrl: GATEWAY_URL,
    businesses: () => sampleBusiness,
    keys: {
      link: [{ id: 'bench', secret: secret(7) }],
      data: isSealed ? createLocalKeyProvider([{ id: 'bench', secret: secret(8) }]) : 'none',
    },
    clock,
    policy: { worker },
  })
  return { engine, linx: engine.as(CALLER) }
}

/** The machine's clock, so many milliseconds ahead. */
export const clockAhead = (aheadMs: number): Clock => ({ ...systemClock, now: () => systemClock.now() + aheadMs })
