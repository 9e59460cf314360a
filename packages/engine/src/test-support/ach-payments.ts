import type { TransactionAnswer } from '@linx/core'
import { createMemoryStorage } from '@linx/storage-memory'
import {
  createSimulation,
  demandValue,
  loadSampleParties,
  type Simulation,
  type SimulationOptions,
  sampleBusinessAccount,
  sampleCustomer,
} from '@linx/testing'

/** The Customer's bank account that the payments of these tests go to. */
export const achPayee = {
  id: 'payee-account',
  owner: { type: 'CUSTOMER', id: sampleCustomer.id },
  category: 'EXTERNAL',
  currency: 'USD',
  type: 'BANK',
  subType: 'CHECKING',
  nameOnAccount: 'John Doe',
  bank: { bankName: 'Second Example Bank', routingNumber: '011401533', accountNumber: '444555666' },
} as const

/** A payment of 1000.00 by ACH. */
export const achRequest = {
  debitFinancialAccountId: sampleBusinessAccount.id,
  creditFinancialAccountId: achPayee.id,
  transactionType: 'SEND',
  solution: 'ach',
  paymentReasonId: 'loan-payouts',
  amount: '1000.00',
  currency: 'USD',
  settlementPriority: 'NEXT_DAY',
} as const

/** An engine with the accounts that the payments need. */
export const setUpPayments = async (options: Partial<SimulationOptions> = {}): Promise<Simulation> => {
  const simulation = createSimulation({ storage: createMemoryStorage(), ...options })
  await loadSampleParties(simulation.linx)
  demandValue(await simulation.linx.financialAccounts.put(achPayee))
  return simulation
}

let keys = 0

/** Makes a payment under a key of its own. */
export const pay = async ({ linx }: Pick<Simulation, 'linx'>, change: object = {}): Promise<TransactionAnswer> => {
  keys += 1
  return demandValue(
    await linx.transactions.create({ ...achRequest, ...change }, { idempotencyKey: `payment-${keys}` }),
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
