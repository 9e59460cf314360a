import type { JsonObject, StorageAdapter } from '@linx/contracts'
import { findEventType } from '@linx/core'
import { createMemoryStorage } from '@linx/storage-memory'
import {
  createSimulation,
  demandValue,
  fixtures,
  loadSampleParties,
  runScenario,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  type Simulation,
  sampleBankAccount,
  sampleBusinessAccount,
  sampleCustomer,
  scenarioTable,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'

interface Told {
  readonly type: string
  readonly data: JsonObject
}

const eventsOf = async (storage: StorageAdapter): Promise<readonly Told[]> => {
  const journal = await storage.readJournal({ businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, limit: 1_000 })
  return journal.flatMap(({ body }) => body.events as unknown as readonly Told[])
}

/** What the table says of an event that really happened; nothing, if it is as documented. */
const faultsOf = async ({ type, data }: Told): Promise<readonly string[]> => {
  const row = findEventType(type)
  if (row === undefined) return [`${type} is not in the table`]
  const documented = [...Object.keys(row.schema.entries), ...Object.keys(row.details?.entries ?? {})]
  const unknown = Object.keys(data).filter((member) => !documented.includes(member))
  const { issues = [] } = await row.schema['~standard'].validate(data)
  return [
    ...unknown.map((member) => `${type} has the undocumented member ${member}`),
    ...issues.map(({ message, path }) => `${type}: ${message} at ${JSON.stringify(path?.map((item) => item))}`),
  ]
}

const playParties = async ({ linx }: Simulation): Promise<void> => {
  demandValue(await linx.customers.put({ ...sampleCustomer, status: 'SUSPENDED' }))
  const { id: _, ...customer } = sampleCustomer
  demandValue(await linx.customers.put(customer))
}

const playSchedule = async ({ linx, runUntil, clock }: Simulation): Promise<void> => {
  demandValue(await linx.financialAccounts.put(sampleBankAccount))
  const transactionSpec = {
    ...fixtures.scheduleCreateRequest.transactionSpec,
    debitFinancialAccountId: sampleBusinessAccount.id,
    creditFinancialAccountId: sampleBankAccount.id,
  }
  const startDateTime = '2026-03-03T09:00:00'
  const request = { transactionSpec, startDateTime, recurrenceRule: 'FREQ=DAILY', name: 'Rent', timeZone: 'UTC' }
  const id = demandValue(await linx.schedules.create(request, { idempotencyKey: 'schedule-1' }))
  await runUntil(clock.now() + 3 * 86_400_000)
  demandValue(await linx.schedules.suspend(id))
  await runUntil(clock.now() + 3 * 86_400_000)
}

describe('every event that the engine emits', () => {
  it.each(scenarioTable.map((scenario) => [scenario.name, scenario] as const))(
    'is as its schema says: %s',
    async (_, scenario) => {
      const storage = createMemoryStorage()
      await runScenario(scenario, { storage, faults: [] })
      const told = await eventsOf(storage)
      expect(told.length).toBeGreaterThan(3)
      expect((await Promise.all(told.map(faultsOf))).flat()).toEqual([])
    },
  )

  it('is as its schema says: parties and schedules', async () => {
    const storage = createMemoryStorage()
    const world = createSimulation({ storage })
    await loadSampleParties(world.linx)
    await playParties(world)
    await playSchedule(world)
    const told = await eventsOf(storage)
    expect((await Promise.all(told.map(faultsOf))).flat()).toEqual([])
    expect(new Set(told.map(({ type }) => type))).toEqual(
      new Set([
        'customer.status-updated',
        'financial-account.state-updated',
        'scheduled-transactions.status-changed',
        'scheduled-transactions.occurrence-handled',
        'transactions.status-changed',
      ]),
    )
  })
})
