import { setTimeout as delay } from 'node:timers/promises'
import type { StorageAdapter } from '@linx/contracts'
import { demandValue } from '@linx/testing'
import { createInstantSms } from '../engine-workflows/instant-sms.ts'
import { createBenchEngine } from '../scale/bench-engine.ts'
import { paymentRequestFor, putBusiness, putCustomers } from '../scale/parties.ts'

const CUSTOMERS = 2_000
const LOOK_MS = 5

/** One process that creates and works. */
export interface CreatesHost {
  create(arrival: number): Promise<void>
  /** Invitations that went out so far. */
  texts(): number
  /** Waits until so many went out; answers how long that took. */
  settle(texts: number): Promise<number>
  stop(): Promise<void>
}

/** Two thousand Customers are stored, and the worker runs. */
export const createCreatesHost = async (storage: StorageAdapter): Promise<CreatesHost> => {
  let texts = 0
  const sms = createInstantSms(() => {
    texts += 1
  })
  const { engine, linx } = createBenchEngine({ storage, sms })
  await putBusiness(linx)
  await putCustomers(linx, { first: 0, count: CUSTOMERS })
  await engine.worker.start()
  return {
    create: async (arrival) => {
      demandValue(await linx.workflows.create(paymentRequestFor(arrival % CUSTOMERS)))
    },
    texts: () => texts,
    settle: async (wanted) => {
      const start = performance.now()
      while (texts < wanted) await delay(LOOK_MS)
      return performance.now() - start
    },
    stop: async () => {
      await engine.worker.stop()
      await engine.close()
    },
  }
}
