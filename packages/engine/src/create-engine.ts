import type { RailAdapter } from '@linx/contracts'
import { type Actor, checkId, checkTextOverrides, defaultPaymentReasons, redactText } from '@linx/core'
import { createAuditSealer } from './audit/audit-sealer.ts'
import { EngineConfigurationError } from './engine-error.ts'
import type { EngineOptions } from './engine-options.ts'
import type { Caller, EngineParts } from './engine-parts.ts'
import { createPolicy } from './engine-policy.ts'
import { createEventHub, type EngineEvents } from './event/engine-events.ts'
import { createGateway, type Gateway } from './gateway/open-gateway.ts'
import { createLimitSource } from './limit/limit-source.ts'
import { createLinkTokens } from './link/link-keys.ts'
import { createLinx, type Linx } from './linx.ts'
import { createSms, type Sms } from './message/sms.ts'
import { createSmsChannel } from './message/sms-channel.ts'
import { listenWhileRunning } from './message/sms-listening.ts'
import { createOperations, type Operations } from './operations/operations.ts'
import { systemClock } from './platform/clock.ts'
import { createIdSource } from './platform/id-source.ts'
import { KeyRing } from './protection/key-ring.ts'
import { createClearProtection, createProtection } from './protection/protection.ts'
import { createRails, type Rails } from './rail/rails.ts'
import { createStepUpSecrets } from './step-up/step-up-secrets.ts'
import { kindByName, recordCatalog } from './store/record-kinds.ts'
import { createStore } from './store/store.ts'
import { createTaskHandlers } from './task-handlers.ts'
import { observeQueue } from './telemetry/queue-gauges.ts'
import { createTelemetry } from './telemetry/telemetry.ts'
import { createGuardedTransport } from './webhook/transport/guarded-transport.ts'
import { createWebhookAudience } from './webhook/webhook-audience.ts'
import { createWorker, type Worker } from './worker/create-worker.ts'

/** The engine that a host embeds. One serves many Business Accounts; many processes may share one storage. */
export interface Engine {
  /** Every business call starts here, so that the tenant cannot be forgotten. Throws `TypeError` for an illegal id. */
  as(caller: Caller): Linx
  readonly gateway: Gateway
  /** Webhooks and files of rails come in here. */
  readonly rails: Rails
  /** Delivery reports and texts of the SMS provider come in here. */
  readonly sms: Sms
  readonly worker: Worker
  /** Of this process, after commit. */
  readonly events: EngineEvents
  /** For operators; spans all Business Accounts. */
  readonly operations: Operations
  /** Prepares the storage; called by itself on first use. */
  ready(): Promise<void>
  /** Stops the worker; adapters stay the host's to close. */
  close(): Promise<void>
}

const indexRails = (rails: readonly RailAdapter[]): ReadonlyMap<string, RailAdapter> => {
  const bySolution = new Map(rails.map((rail) => [rail.capabilities.solution, rail]))
  if (bySolution.size === rails.length) return bySolution
  const solutions = rails.map(({ capabilities }) => capabilities.solution)
  throw new EngineConfigurationError(
    `rails: expected at most one rail for each solution, received ${solutions.join(', ')}. Leave one out.`,
  )
}

const checkGatewayUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['https:', 'http:'].includes(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new EngineConfigurationError(
      `gatewayUrl: expected an absolute URL without query and fragment, received ${JSON.stringify(text).slice(0, 80)}. Use https://pay.example/l.`,
    )
  }
  return text.replace(/\/+$/, '')
}

const checkVersions = ({ storage, sms, rails }: EngineOptions): void => {
  for (const { name, specificationVersion } of [storage, sms, ...rails]) {
    if (specificationVersion === 'v1') continue
    throw new EngineConfigurationError(
      `${name}: expected an adapter of specification v1, received ${String(specificationVersion)}. Use a version of the adapter that fits this engine.`,
    )
  }
}

const checkTexts = ({ texts = {} }: EngineOptions): void => {
  const [issue] = checkTextOverrides(texts)
  if (issue !== undefined) throw new EngineConfigurationError(issue.message)
}

const isKeyProvider = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ['wrap', 'unwrap', 'currentKeyId'].every((name) => typeof (value as Record<string, unknown>)[name] === 'function')

const checkDataKeys = ({ keys }: EngineOptions): void => {
  if (keys.data === 'none' || isKeyProvider(keys.data)) return
  throw new EngineConfigurationError(
    "keys.data: expected a key provider, received none. Pass createLocalKeyProvider([{ id, secret }]), or 'none' to store everything in clear.",
  )
}

const MAXIMUM_NAME = 80

/** The name stands in the audit and in answers, so it stays on one line (ASVS 16.4.1). */
const safeActor = ({ id, type, name }: Actor): Actor => ({
  id,
  type,
  ...(name === undefined ? {} : { name: redactText(name, MAXIMUM_NAME) }),
})

/** Runs once; a failure is forgotten, so that the next call tries again. */
const onceReady = (prepare: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined
  return () => {
    running ??= prepare().catch((error: unknown) => {
      running = undefined
      throw error
    })
    return running
  }
}

/**
 * Makes an engine over the host's adapters. Nothing runs before `worker.start()` or `worker.runDue()`.
 * Throws `EngineConfigurationError` if the options cannot work.
 */
export const createEngine = (options: EngineOptions): Engine => {
  checkVersions(options)
  checkDataKeys(options)
  checkTexts(options)
  const clock = options.clock ?? systemClock
  const ids = options.ids ?? createIdSource(clock)
  const { storage, sms } = options
  const hub = createEventHub()
  const ready = onceReady(() => storage.migrate(recordCatalog))
  const policy = createPolicy(options.policy)
  const handlers = new Map()
  const telemetry = createTelemetry()
  const {
    worker: runner,
    state: workerState,
    ...leasing
  } = createWorker({ storage, clock, ids, policy: policy.worker, handlers, telemetry }, ready, () => auditSealer.run())
  const ring =
    options.keys.data === 'none' ? undefined : new KeyRing({ storage, clock, ids, provider: options.keys.data })
  const protection = ring === undefined ? createClearProtection(kindByName) : createProtection(kindByName, ring, ids)
  const audience = createWebhookAudience(storage, clock, policy.webhooks)
  const listener = { ...leasing, onEvents: hub.emit, onEntry: (id: string) => auditSealer.note(id) }
  const store = createStore({ storage, clock, ids, protection, audience, listener, telemetry })
  const operated =
    ring === undefined || options.keys.data === 'none' ? {} : { protected: { ring, provider: options.keys.data } }
  const auditSealer = createAuditSealer({ store, clock, ids, policy: policy.audit })
  const parts: EngineParts = {
    store,
    clock,
    ids,
    sms,
    smsChannel: createSmsChannel(clock),
    stepUp: {
      secrets: createStepUpSecrets(options.keys.link, ids),
      ...(options.stepUp === undefined ? {} : { host: options.stepUp }),
    },
    ...(options.recipientTimeZone === undefined ? {} : { recipientTimeZone: options.recipientTimeZone }),
    ...(options.texts === undefined ? {} : { texts: options.texts }),
    rails: indexRails(options.rails),
    links: createLinkTokens(options.keys.link),
    gatewayUrl: checkGatewayUrl(options.gatewayUrl),
    businesses: options.businesses,
    policy,
    telemetry,
    paymentReasons: options.paymentReasons ?? defaultPaymentReasons,
    limits: createLimitSource(options.limits),
    webhooks: { audience, transport: options.webhookTransport ?? createGuardedTransport(policy.webhooks) },
    ready,
  }
  for (const [kind, handler] of createTaskHandlers(parts)) handlers.set(kind, handler)
  const worker = listenWhileRunning(parts, runner)
  const stopObserving = observeQueue({ storage, clock, workerState, ready })
  return {
    as: (caller) => {
      const issue = checkId(caller.businessAccountId, 'businessAccountId') ?? checkId(caller.actor.id, 'actor.id')
      if (issue !== undefined) throw new TypeError(issue.message)
      return createLinx(parts, { businessAccountId: caller.businessAccountId, actor: safeActor(caller.actor) })
    },
    gateway: createGateway(parts),
    rails: createRails(parts),
    sms: createSms(parts),
    worker,
    events: hub.events,
    operations: createOperations({ ...parts, storage, policy: policy.worker, workerState, ...operated }),
    ready,
    close: async () => {
      stopObserving()
      await worker.stop()
    },
  }
}
