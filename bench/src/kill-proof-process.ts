import { setTimeout as wait } from 'node:timers/promises'
import { createEngine, createLocalKeyProvider } from '@linx/engine'
import { loadSampleParties, SAMPLE_BUSINESS_ACCOUNT_ID, sampleBusiness } from '@linx/testing'
import { runLanes } from './engine-workflows/run-lanes.ts'
import { playStory } from './proof/kills/client.ts'
import { createFastClock } from './proof/kills/fast-clock.ts'
import { openLedger } from './proof/kills/ledger.ts'
import { createLedgerRail, createLedgerSms } from './proof/kills/ledger-peers.ts'
import { ledgerPath, openStore, PROGRESS, type RoundOptions } from './proof/kills/round-files.ts'

/** A process of the kill proof: plays every story that is not over, and ends when nothing is left to do. It may be killed anywhere. */

const LANES = 10
/** Half a second and less than that outside, where time is slower. */
const LEASE_MS = 20_000
const CALL_TIMEOUT_MS = 15_000

/** Looks in a row that found the queue as it was: what is left then is for the checks to judge. Twenty seconds, more on a busy machine. */
const MOST_IDLE_LOOKS = 4_000

const options: RoundOptions = JSON.parse(process.argv[2] ?? '')
const clock = createFastClock(options.startedAt)
const ledger = openLedger(ledgerPath(options), () => process.stdout.write(PROGRESS))
const storage = openStore(options)
const engine = createEngine({
  storage,
  clock,
  sms: createLedgerSms(ledger, clock),
  rails: [createLedgerRail(ledger, clock)],
  gatewayUrl: 'https://pay.example/l',
  businesses: () => sampleBusiness,
  policy: { worker: { leaseMs: LEASE_MS, callTimeoutMs: CALL_TIMEOUT_MS } },
  keys: {
    link: [{ id: 'proof', secret: new Uint8Array(32).fill(7) }],
    data: createLocalKeyProvider([{ id: 'proof', secret: new Uint8Array(32).fill(8) }]),
  },
})
const linx = engine.as({
  businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
  actor: { id: 'proof', type: 'service-account' },
})

process.stdout.write(PROGRESS)
await loadSampleParties(linx)
await engine.worker.start()
let next = 0
const playNext = (): Promise<void> => playStory({ engine, linx, ledger }, next++)
await runLanes({ times: options.workflows, lanes: LANES }, playNext)
let seen = ''
for (let idleLooks = 0; idleLooks < MOST_IDLE_LOOKS; idleLooks += 1) {
  const { queuedTasks } = await engine.worker.stats()
  if (queuedTasks === 0) break
  const now = `${queuedTasks} ${ledger.length()}`
  if (now !== seen) idleLooks = 0
  seen = now
  await wait(5)
}
await engine.close()
await storage.close()
