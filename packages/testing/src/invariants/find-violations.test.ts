import type { JournalEntry } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { describe, expect, it } from 'vitest'
import { createSimulation } from '../simulation/create-simulation.ts'
import { demandValue, openLatest, SAMPLE_PHONE } from '../simulation/customer-visit.ts'
import { loadSampleParties, SAMPLE_BUSINESS_ACCOUNT_ID } from '../simulation/sample-business.ts'
import { cardPaymentRequest } from '../simulation/sample-requests.ts'
import { findViolations, observeSimulation } from './find-violations.ts'
import { invariantTable } from './invariant-table.ts'
import type { ObservedMovement, ObservedWorld } from './observed-world.ts'

const DAY_MS = 86_400_000

/** A sound world with one workflow that was paid and one that was cancelled. */
const setUp = async () => {
  const storage = createMemoryStorage()
  const simulation = createSimulation({ storage })
  const { linx, settle } = simulation
  await loadSampleParties(linx)
  const paid = demandValue(await linx.workflows.create(cardPaymentRequest)).workflowId
  await settle()
  demandValue(await (await openLatest(simulation)).confirm())
  const cancelled = demandValue(await linx.workflows.create(cardPaymentRequest)).workflowId
  await settle()
  demandValue(await linx.workflows.cancel(cancelled))
  await settle()
  const { transactionId = '' } = demandValue(await linx.workflows.get(paid))
  const world = observeSimulation(simulation, storage, {
    answers: [paid, cancelled].map((workflowId) => ({ businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, workflowId })),
  })
  return { ...simulation, storage, world, paid, cancelled, transactionId }
}

type Setting = Awaited<ReturnType<typeof setUp>>

const secondEnd = ({ cancelled, clock }: Setting): JournalEntry => ({
  businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
  id: 'zzz',
  subject: `session/${cancelled}`,
  at: clock.now(),
  body: {
    action: 'workflow.confirm',
    actor: { id: 'x', type: 'customer' },
    events: [
      {
        id: 'e',
        type: 'linx.workflow-updated',
        data: { workflowId: cancelled, workflowStatus: 'COMPLETED', sequence: 9 },
      },
    ],
  },
})

/** For each invariant a world that breaks it. */
const broken: { readonly [id: string]: (setting: Setting) => Promise<ObservedWorld> | ObservedWorld } = {
  INV0: ({ world }) => ({
    ...world,
    answers: [{ businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, workflowId: 'nowhere' }],
  }),
  INV1: ({ world }) => ({ ...world, movements: [...world.movements, ...world.movements] }),
  INV2: ({ world }) => ({
    ...world,
    movements: world.movements.map((movement): ObservedMovement => ({ ...movement, at: 0 })),
  }),
  INV3: async ({ linx, storage, clock, sms, rails }) => {
    demandValue(await linx.workflows.create(cardPaymentRequest))
    return observeSimulation({ clock, sms, rails }, storage)
  },
  INV4: ({ world }) => ({ ...world, sends: [...world.sends, ...world.sends, ...world.sends] }),
  INV5: ({ world }) => ({
    ...world,
    movements: world.movements.map((movement) => ({ ...movement, amountMinor: movement.amountMinor + 1n })),
  }),
  INV6: async (setting) => {
    await setting.storage.commit({ now: setting.clock.now(), journal: [secondEnd(setting)] })
    return setting.world
  },
  INV7: ({ world }) => ({ ...world, optOuts: [{ phoneNumber: SAMPLE_PHONE, at: 0 }] }),
  INV8: ({ world, cancelled }) => {
    const late = {
      reference: `${cancelled}:1`,
      kind: 'reminder',
      to: SAMPLE_PHONE,
      at: world.now + DAY_MS,
      hasArrived: true,
    } as const
    return { ...world, sends: [...world.sends, late] }
  },
  INV9: async ({ world, storage, paid }) => {
    const [record] = await storage.get([{ businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, kind: 'session', id: paid }])
    if (record === undefined) throw new Error('The session is not stored.')
    const { createdAt } = record.body
    const indexes: Record<string, number> = typeof createdAt === 'number' ? { createdAt } : {}
    const put = { key: record.key, expectedVersion: record.version, indexes }
    await storage.commit({
      now: world.now,
      puts: [{ ...put, body: { ...record.body, businessAccountId: 'stranger' } }],
    })
    return world
  },
  INV10: ({ world }) => ({ ...world, auditProblems: ['entry-changed x'] }),
  INV11: ({ world, paid }) => ({ ...world, secrets: [paid] }),
  INV13: ({ world }) => ({ ...world, provenCodes: ['w:code:1', 'w:code:1'] }),
  INV12: async ({ world, storage, transactionId }) => {
    const key = { businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, kind: 'transaction', id: transactionId }
    const [record] = await storage.get([key])
    if (record === undefined) throw new Error('The transaction is not stored.')
    const attempts = [{ number: 1, reference: 'r', state: 'unknown', sendCount: 1, waitingSince: 0 }]
    const { body, version } = record
    await storage.commit({
      now: world.now,
      puts: [{ key, expectedVersion: version, body: { ...body, attempts }, indexes: { createdAt: 0 } }],
    })
    return world
  },
}

describe('findViolations', () => {
  it('finds nothing in a sound world', async () => {
    const { world } = await setUp()
    expect(await findViolations(world)).toEqual([])
  })

  it('is tried with every invariant', () => {
    expect(new Set(Object.keys(broken))).toEqual(new Set(invariantTable.map(({ id }) => id)))
  })

  it.each(invariantTable.map(({ id, rule }) => [id, rule] as const))('finds a broken %s: %s', async (id) => {
    const setting = await setUp()
    const world = await broken[id]?.(setting)
    if (world === undefined) throw new Error(`No broken world for ${id}.`)
    const found = await findViolations(world)
    expect(found.map((violation) => violation.split(':')[0])).toContain(id)
  })

  it('holds nothing against texts that were sent before a STOP by a clock that stood later', async () => {
    const { world } = await setUp()
    const stop = { phoneNumber: SAMPLE_PHONE, at: 0, sendsBefore: world.sends.length }
    expect(await findViolations({ ...world, optOuts: [stop] })).toEqual([])
    const [found] = await findViolations({ ...world, optOuts: [{ ...stop, sendsBefore: world.sends.length - 1 }] })
    expect(found).toMatch(/^INV7/)
  })

  it('names the transaction that moved money twice', async () => {
    const { world, transactionId } = await setUp()
    const found = await findViolations({ ...world, movements: [...world.movements, ...world.movements] })
    expect(found[0]).toBe(`INV1: transaction ${transactionId} moved money 2 times`)
  })
})
