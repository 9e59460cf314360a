import type { TransactionAnswer } from '@linx/core'
import { createMemoryStorage } from '@linx/storage-memory'
import {
  achPaymentRequest,
  createSimulation,
  demandValue,
  loadSampleParties,
  type Simulation,
  type SimulationOptions,
  sampleBankAccount,
} from '@linx/testing'

/** An engine with the accounts that the payments need. */
export const setUpPayments = async (options: Partial<SimulationOptions> = {}): Promise<Simulation> => {
  const simulation = createSimulation({ storage: createMemoryStorage(), ...options })
  await loadSampleParties(simulation.linx)
  demandValue(await simulation.linx.financialAccounts.put(sampleBankAccount))
  return simulation
}

let keys = 0

/** Makes a payment under a key of its own. */
export const pay = async ({ linx }: Pick<Simulation, 'linx'>, change: object = {}): Promise<TransactionAnswer> => {
  keys += 1
  return demandValue(
    await linx.transactions.create({ ...achPaymentRequest, ...change }, { idempotencyKey: `payment-${keys}` }),
  )
}

/** Submits what is open and lets the rail settle all of it. */
export const settlePayments = async ({ engine, rails, runUntil, clock }: Simulation): Promise<void> => {
  await runUntil(clock.now() + 60_000)
  for (const { verb, reference } of rails.ach.calls()) {
    if (verb !== 'submit' || rails.ach.eventsFor(reference).length > 0) continue
    rails.ach.settle(reference)
    await engine.rails.ingest('ach', rails.ach.inboundOf(rails.ach.eventsFor(reference), 'webhook'))
  }
  await runUntil(clock.now() + 60_000)
}

export const statusOf = async ({ linx }: Pick<Simulation, 'linx'>, id: string): Promise<string> =>
  demandValue(await linx.transactions.get(id)).latestStatus.status
