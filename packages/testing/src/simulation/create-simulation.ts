import type { Instant, Solution, StorageAdapter } from '@linx/contracts'
import {
  type BusinessProfile,
  createEngine,
  createLocalKeyProvider,
  type Engine,
  type EnginePolicyOverrides,
  type KeyProvider,
  type LimitDirectory,
  type Linx,
  type RunSummary,
} from '@linx/engine'
import { createVirtualClock, type VirtualClock } from '../clock/virtual-clock.ts'
import { createSeededIds } from '../ids/seeded-ids.ts'
import { createScriptedRail, type ScriptedRail } from '../rail/scripted-rail.ts'
import { createRecordingSms, type RecordingSms } from '../sms/recording-sms.ts'
import { createRecordingWebhooks, type RecordingWebhooks } from '../webhook/recording-webhooks.ts'
import { OTHER_BUSINESS_ACCOUNT_ID, SAMPLE_BUSINESS_ACCOUNT_ID, sampleBusiness } from './sample-business.ts'

export interface SimulationOptions {
  readonly storage: StorageAdapter
  /** Of the ids; the same seed and the same calls give the same ids. Default 1. */
  readonly seed?: number
  /** Default 2026-03-02T15:00:00Z, a Monday morning in New York. */
  readonly start?: Instant
  readonly policy?: EnginePolicyOverrides
  /** Default: no limits. */
  readonly limits?: LimitDirectory
  /** Another clock of the same world, for a second engine on the same storage. */
  readonly clock?: VirtualClock
  /** Where data keys are wrapped; default: a fixed secret. `'none'` stores everything in clear. */
  readonly dataKeys?: KeyProvider | 'none'
  /** The same peers for a second engine. */
  readonly peers?: SimulationPeers
  /** The endpoints of another engine of the same world. Default: new ones. */
  readonly webhooks?: RecordingWebhooks
  /** Where links point. Default `https://pay.example/l`. */
  readonly gatewayUrl?: string
  /** The profile of the sample Business Account. Default: `sampleBusiness`. */
  readonly business?: BusinessProfile
}

export interface SimulationPeers {
  readonly sms: RecordingSms
  readonly rails: { readonly [solution in Solution]: ScriptedRail }
}

/** An engine in a world without real time, phones and money. */
export interface Simulation extends SimulationPeers {
  readonly engine: Engine
  readonly clock: VirtualClock
  /** The endpoints that webhooks go to. */
  readonly webhooks: RecordingWebhooks
  /** The sample business, acting as a service account. */
  readonly linx: Linx
  /** Runs what is due now until nothing is. */
  settle(): Promise<RunSummary>
  /**
   * Moves the clock to `instant`, stopping at each due time on the way and running what is due there. Throws after 10,000 stops.
   */
  runUntil(instant: Instant): Promise<void>
}

const BUSINESS_ACCOUNT_IDS: readonly string[] = [SAMPLE_BUSINESS_ACCOUNT_ID, OTHER_BUSINESS_ACCOUNT_ID]
const DEFAULT_START = Date.parse('2026-03-02T15:00:00Z')
const MAXIMUM_STOPS = 10_000

const createPeers = (clock: VirtualClock): SimulationPeers => ({
  sms: createRecordingSms({ clock }),
  rails: {
    ach: createScriptedRail({ solution: 'ach', clock }),
    wire: createScriptedRail({ solution: 'wire', clock }),
    'push-to-card': createScriptedRail({ solution: 'push-to-card', clock }),
  },
})

/** A fixed secret: links of a simulation are the same in every run. */
const LINK_KEYS = [{ id: 'simulation', secret: new Uint8Array(32).fill(7) }]
const DATA_KEYS = [{ id: 'simulation', secret: new Uint8Array(32).fill(8) }]

/** Makes an engine over the storage that is given, with a virtual clock, seeded ids, a recording SMS provider and scripted rails. */
export const createSimulation = (options: SimulationOptions): Simulation => {
  const { storage, seed = 1, start = DEFAULT_START, policy } = options
  const clock = options.clock ?? createVirtualClock(start)
  const peers = options.peers ?? createPeers(clock)
  const webhooks = options.webhooks ?? createRecordingWebhooks({ clock })
  const engine = createEngine({
    storage,
    sms: peers.sms,
    rails: Object.values(peers.rails),
    gatewayUrl: options.gatewayUrl ?? 'https://pay.example/l',
    businesses: (id) => (BUSINESS_ACCOUNT_IDS.includes(id) ? (options.business ?? sampleBusiness) : undefined),
    keys: { link: LINK_KEYS, data: options.dataKeys ?? createLocalKeyProvider(DATA_KEYS) },
    webhookTransport: webhooks.transport,
    clock,
    ids: createSeededIds(seed, clock),
    ...(policy === undefined ? {} : { policy }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  })
  const settle = () => engine.worker.runDue()

  const runUntil = async (instant: Instant): Promise<void> => {
    for (let stops = 0; stops < MAXIMUM_STOPS; stops += 1) {
      await settle()
      const dueAt = await storage.nextDueAt()
      if (dueAt === undefined || dueAt > instant) return clock.advanceTo(Math.max(instant, clock.now()))
      await clock.advanceTo(Math.max(dueAt, clock.now()))
    }
    throw new RangeError(`More than ${MAXIMUM_STOPS} due times before ${new Date(instant).toISOString()}.`)
  }

  return {
    ...peers,
    engine,
    clock,
    webhooks,
    linx: engine.as({
      businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
      actor: { id: 'b6333b53-3222-4227-a71e-718b25ca3ea4', type: 'service-account', name: 'Jane Doe' },
    }),
    settle,
    runUntil,
  }
}
