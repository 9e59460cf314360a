import { join } from 'node:path'
import { createEngine, createGuardedTransport, createLocalKeyProvider, type Engine } from '@linx/engine'
import { createSqliteStorage } from '@linx/storage-sqlite'
import { BUSINESS_ACCOUNT_ID, business } from '../business/business.ts'
import { createPhoneSms, type PhoneSms } from '../phone/create-phone-sms.ts'
import { type Bank, createBank } from '../rails/create-bank.ts'
import { createRails, type HostRails } from '../rails/create-rails.ts'
import { createFastForward, type FastForward } from './fast-forward.ts'
import { createHostClock, type HostClock } from './host-clock.ts'
import { hostSecret } from './host-keys.ts'
import { type HostStore, openHostStore } from './host-store.ts'

/** The engine with everything that a host brings. */
export interface HostEngine {
  readonly engine: Engine
  readonly clock: HostClock
  readonly store: HostStore
  readonly rails: HostRails
  readonly bank: Bank
  readonly sms: PhoneSms
  readonly time: FastForward
  close(): Promise<void>
}

export interface HostEngineOptions {
  /** Where everything is kept; must exist. */
  readonly folder: string
  readonly gatewayUrl: string
  /** What the clock shows at the very first start. Default: the time. */
  readonly startAt?: number
}

/** The built-in receiver is on this machine; a real host leaves this out. */
const webhookPolicy = { allowsLoopback: true, ports: [443], refreshMs: 0 }

export const createHostEngine = ({ folder, gatewayUrl, startAt }: HostEngineOptions): HostEngine => {
  const store = openHostStore(join(folder, 'host.sqlite'))
  const clock = createHostClock(store, startAt)
  const storage = createSqliteStorage({ path: join(folder, 'linx.sqlite') })
  const rails = createRails(folder, clock)
  const sms = createPhoneSms(store, clock)
  const engine = createEngine({
    storage,
    sms,
    rails: Object.values(rails),
    gatewayUrl,
    businesses: (id) => (id === BUSINESS_ACCOUNT_ID ? business : undefined),
    keys: {
      link: [{ id: 'first', secret: hostSecret(store, 'link') }],
      data: createLocalKeyProvider([{ id: 'first', secret: hostSecret(store, 'data') }]),
    },
    policy: { webhooks: webhookPolicy, session: { resendIntervalMs: 5_000 } },
    webhookTransport: createGuardedTransport(webhookPolicy),
    clock,
  })
  return {
    engine,
    clock,
    store,
    rails,
    sms,
    bank: createBank(folder, { ach: rails.ach, engine, clock }),
    time: createFastForward({ engine, storage, clock, ach: rails.ach }),
    close: async () => {
      await engine.close()
      await storage.close()
      store.close()
    },
  }
}
