import { createEngine, type EngineEvent } from '@linx/engine'
import { type AchStore, createAchRail, type OutboundFile } from '@linx/rail-ach'
import { createSqliteStorage } from '@linx/storage-sqlite'
import {
  createRecordingSms,
  createRecordingWebhooks,
  createSeededIds,
  createVirtualClock,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  sampleBusiness,
} from '@linx/testing'

/** Monday, 2 March 2026, 09:00 in New York. */
const MONDAY_NINE = Date.parse('2026-03-02T14:00:00Z')
const HALF_AN_HOUR_MS = 1_800_000

/** Where the rail keeps its payments; a real one writes to a directory or a table. */
const createMemoryAchStore = (): AchStore => {
  const documents = new Map<string, string>()
  const folders = new Map<string, Set<string>>()
  return {
    create: async (path, content) => {
      if (documents.has(path)) return false
      documents.set(path, content)
      const names = path.split('/')
      for (let depth = 1; depth < names.length; depth += 1) {
        const folder = names.slice(0, depth).join('/')
        folders.set(folder, (folders.get(folder) ?? new Set()).add(names[depth] ?? ''))
      }
      return true
    },
    read: async (path) => documents.get(path),
    list: async (folder) => [...(folders.get(folder) ?? [])].toSorted(),
  }
}

/** The engine with the real ACH rail, a bank that keeps what it gets, phones, and time that is moved by hand. */
export const createAchWorld = (path: string) => {
  const clock = createVirtualClock(MONDAY_NINE)
  const files: OutboundFile[] = []
  const events: EngineEvent[] = []
  const sms = createRecordingSms({ clock })
  const webhooks = createRecordingWebhooks({ clock })
  const storage = createSqliteStorage({ path })
  const rail = createAchRail({
    bank: {
      routingNumber: '091000019',
      name: 'FIRST EXAMPLE BANK',
      immediateOrigin: '1234567890',
      originName: 'ROCKET REBATES INC',
    },
    originatorOf: () => ({ companyName: 'ROCKET REBATES', companyId: '1234567890' }),
    store: createMemoryAchStore(),
    transport: {
      deliver: async (file) => {
        files.push(file)
      },
    },
    clock,
    missedWindow: 'next-day',
  })
  const engine = createEngine({
    storage,
    sms,
    rails: [rail],
    gatewayUrl: 'https://pay.example/l',
    businesses: () => sampleBusiness,
    keys: { link: [{ id: 'demo', secret: new Uint8Array(32).fill(7) }], data: 'none' },
    webhookTransport: webhooks.transport,
    clock,
    ids: createSeededIds(1, clock),
  })
  engine.events.on('*', (event) => events.push(event))
  const actor = { id: 'b6333b53-3222-4227-a71e-718b25ca3ea4', type: 'service-account', name: 'Jane Doe' } as const
  return {
    clock,
    engine,
    events,
    files,
    linx: engine.as({ businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, actor }),
    sms,
    webhooks,
    /** Lets the time pass; every half hour the engine works and the rail looks whether a file is due. */
    runUntil: async (instant: string): Promise<void> => {
      while (clock.now() < Date.parse(instant)) {
        await engine.worker.runDue()
        await rail.flush()
        await clock.advance(HALF_AN_HOUR_MS)
      }
      await engine.worker.runDue()
    },
    close: async (): Promise<void> => {
      await engine.close()
      await storage.close()
    },
  }
}

export type AchWorld = ReturnType<typeof createAchWorld>
