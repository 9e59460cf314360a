import { createMemoryStorage } from '@linx/storage-memory'
import {
  createSimulation,
  demandValue,
  fixtures,
  loadSampleParties,
  type Simulation,
  sampleBankAccount,
  sampleBusinessAccount,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'

const DAY_MS = 86_400_000
const START = Date.parse('2026-03-02T15:00:00Z')

const daily = {
  transactionSpec: {
    ...fixtures.scheduleCreateRequest.transactionSpec,
    debitFinancialAccountId: sampleBusinessAccount.id,
    creditFinancialAccountId: sampleBankAccount.id,
  },
  startDateTime: '2026-03-03T09:00:00',
  timeZone: 'America/New_York',
  recurrenceRule: 'FREQ=DAILY;COUNT=5',
  name: 'Loan Payment',
} as const

const setUp = async (options: Partial<Parameters<typeof createSimulation>[0]> = {}) => {
  const simulation = createSimulation({ storage: createMemoryStorage(), start: START, ...options })
  await loadSampleParties(simulation.linx)
  await simulation.linx.financialAccounts.put(sampleBankAccount)
  return simulation
}

const expectOk = <Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly issues: readonly object[] },
): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 2))
  return result.value
}

const create = async ({ linx }: Simulation, request: object = daily, idempotencyKey = 'schedule-1') =>
  expectOk(await linx.schedules.create(request, { idempotencyKey }))

/** Oldest first, `nominal outcome reason`. */
const eventsOf = async ({ linx }: Simulation, scheduleId: string): Promise<readonly string[]> => {
  const { result } = expectOk(await linx.schedules.events(scheduleId, { size: 500 }))
  return result.map(({ nominal, outcome, reason = '' }) => `${nominal} ${outcome} ${reason}`.trim()).toReversed()
}

const submits = ({ rails }: Simulation): number => rails.ach.calls().filter(({ verb }) => verb === 'submit').length

describe('schedules', () => {
  it('pays once at each occurrence and finishes', async () => {
    const simulation = await setUp()
    const id = await create(simulation)
    expect(expectOk(await simulation.linx.schedules.get(id))).toMatchObject({
      status: 'SCHEDULED',
      nextOccurrenceAt: '2026-03-03T14:00:00.000Z',
    })
    await simulation.runUntil(START + 2 * DAY_MS)
    expect(expectOk(await simulation.linx.schedules.get(id)).status).toBe('ACTIVE')
    await simulation.runUntil(START + 8 * DAY_MS)
    expect(await eventsOf(simulation, id)).toEqual([
      '2026-03-03T09:00:00 CREATED',
      '2026-03-04T09:00:00 CREATED',
      '2026-03-05T09:00:00 CREATED',
      '2026-03-06T09:00:00 CREATED',
      '2026-03-07T09:00:00 CREATED',
    ])
    expect(expectOk(await simulation.linx.schedules.get(id))).toMatchObject({ status: 'FINISHED' })
    expect(submits(simulation)).toBe(5)
  })

  it('keeps 09:00 on the wall across daylight saving', async () => {
    const simulation = await setUp()
    const id = await create(simulation, {
      ...daily,
      startDateTime: '2026-03-07T09:00:00',
      recurrenceRule: 'FREQ=DAILY;COUNT=2',
    })
    await simulation.runUntil(START + 8 * DAY_MS)
    const { result } = expectOk(await simulation.linx.schedules.events(id))
    expect(result.map(({ dueAt }) => dueAt)).toEqual(['2026-03-08T13:00:00.000Z', '2026-03-07T14:00:00.000Z'])
    expect(result.map(({ dueAtLocal }) => dueAtLocal)).toEqual([
      '2026-03-08T09:00:00.000-04:00',
      '2026-03-07T09:00:00.000-05:00',
    ])
  })

  it('moves to the next banking day and pays merged occurrences once', async () => {
    const simulation = await setUp()
    const banking = {
      ...daily,
      startDateTime: '2026-03-06T09:00:00',
      calendarType: 'BANKING',
      recurrenceRule: 'FREQ=DAILY;COUNT=4',
    }
    const id = await create(simulation, banking)
    await simulation.runUntil(START + 10 * DAY_MS)
    const { result } = expectOk(await simulation.linx.schedules.events(id))
    expect(result.map(({ local, mergedCount }) => `${local} ${mergedCount}`)).toEqual([
      '2026-03-09T09:00:00 3',
      '2026-03-06T09:00:00 1',
    ])
  })

  it('answers a repeated key with the same id and refuses the key for another request', async () => {
    const simulation = await setUp()
    const id = await create(simulation)
    expect(await create(simulation)).toBe(id)
    const other = await simulation.linx.schedules.create({ ...daily, name: 'Other' }, { idempotencyKey: 'schedule-1' })
    expect(other).toMatchObject({ ok: false, issues: [{ code: 'idempotency_key_reused' }] })
  })

  it.each([
    ['runLatest', ['SKIPPED missed', 'SKIPPED missed', 'SKIPPED missed', 'SKIPPED missed', 'CREATED']],
    ['skip', ['SKIPPED missed', 'SKIPPED missed', 'SKIPPED missed', 'SKIPPED missed', 'SKIPPED missed']],
    ['runAll', ['CREATED', 'CREATED', 'CREATED', 'CREATED', 'CREATED']],
  ] as const)('catches up after a week without worker by policy %s', async (mode, outcomes) => {
    const simulation = await setUp({ policy: { catchUp: { mode } } })
    const id = await create(simulation)
    await simulation.clock.advance(8 * DAY_MS)
    await simulation.settle()
    const events = await eventsOf(simulation, id)
    expect(events.map((event) => event.replace(/^\S+ /, ''))).toEqual(outcomes)
    expect(submits(simulation)).toBe(outcomes.filter((outcome) => outcome === 'CREATED').length)
  })

  it('skips and records what falls into a suspension, and makes up nothing', async () => {
    const simulation = await setUp()
    const id = await create(simulation)
    await simulation.runUntil(START + 1.5 * DAY_MS)
    expect(expectOk(await simulation.linx.schedules.suspend(id)).status).toBe('SUSPENDED')
    await simulation.runUntil(START + 3.5 * DAY_MS)
    expect(expectOk(await simulation.linx.schedules.unsuspend(id)).status).toBe('ACTIVE')
    await simulation.runUntil(START + 8 * DAY_MS)
    expect((await eventsOf(simulation, id)).map((event) => event.split(' ').slice(1).join(' '))).toEqual([
      'CREATED',
      'SKIPPED suspended',
      'SKIPPED suspended',
      'CREATED',
      'CREATED',
    ])
  })

  it('cancels and edits before the start only, suspends after it only', async () => {
    const simulation = await setUp()
    const { schedules } = simulation.linx
    const id = await create(simulation)
    expect(await schedules.suspend(id)).toMatchObject({ ok: false, issues: [{ code: 'schedule_not_started' }] })
    const edited = expectOk(await schedules.edit(id, { ...daily, startDateTime: '2026-03-04T10:00:00' }))
    expect(edited.nextOccurrenceAt).toBe('2026-03-04T15:00:00.000Z')
    await simulation.runUntil(START + 2.5 * DAY_MS)
    expect(await schedules.cancel(id)).toMatchObject({ ok: false, issues: [{ code: 'schedule_started' }] })
    expect(await schedules.edit(id, daily)).toMatchObject({ ok: false })
    const other = await create(simulation, { ...daily, startDateTime: '2026-04-01T09:00:00' }, 'schedule-2')
    expect(expectOk(await schedules.cancel(other)).status).toBe('CANCELLED')
    expect(expectOk(await schedules.cancel(other)).status).toBe('CANCELLED')
    await simulation.runUntil(START + 60 * DAY_MS)
    expect(await eventsOf(simulation, other)).toEqual([])
  })

  it('takes a share of the balance, rounded down, when the occurrence runs', async () => {
    const simulation = await setUp()
    const { amount: _, ...spec } = daily.transactionSpec
    const request = {
      ...daily,
      transactionSpec: { ...spec, debitBalancePercent: '0.1225' },
      recurrenceRule: 'FREQ=DAILY;COUNT=3',
    }
    const id = await create(simulation, request)
    const setBalance = (balance: string) => simulation.linx.financialAccounts.put({ ...sampleBusinessAccount, balance })
    await setBalance('100.01')
    await simulation.runUntil(START + 1.5 * DAY_MS)
    await setBalance('0.01')
    await simulation.runUntil(START + 2.5 * DAY_MS)
    demandValue(await simulation.linx.financialAccounts.removeBalance(sampleBusinessAccount.id))
    await simulation.runUntil(START + 5 * DAY_MS)
    expect((await eventsOf(simulation, id)).map((event) => event.split(' ').slice(1).join(' '))).toEqual([
      'CREATED',
      'SKIPPED zero-balance',
      'SKIPPED unknown-balance',
    ])
    const [entry] = simulation.rails.ach.ledger().entries()
    expect(entry?.amountMinor).toBe(1_225n)
  })

  it('records an occurrence that is refused and goes on with the next', async () => {
    const simulation = await setUp()
    const id = await create(simulation, { ...daily, recurrenceRule: 'FREQ=DAILY;COUNT=2' })
    await simulation.linx.financialAccounts.put({ ...sampleBankAccount, state: 'SUSPENDED' })
    await simulation.runUntil(START + 1.5 * DAY_MS)
    await simulation.linx.financialAccounts.put(sampleBankAccount)
    await simulation.runUntil(START + 5 * DAY_MS)
    expect((await eventsOf(simulation, id)).map((event) => event.split(' ').slice(1).join(' '))).toEqual([
      'FAILED refused',
      'CREATED',
    ])
  })

  it('pays once when two engines run the same timer at the same time', async () => {
    const storage = createMemoryStorage()
    const first = await setUp({ storage })
    const id = await create(first)
    const second = createSimulation({ storage, clock: first.clock, peers: first, seed: 2 })
    for (let day = 1; day <= 8; day += 1) {
      await first.clock.advance(DAY_MS)
      await Promise.all([first.settle(), second.settle()])
    }
    expect((await eventsOf(first, id)).length).toBe(5)
    expect(submits(first)).toBe(5)
  })

  it('pays no occurrence again when the clock jumps back', async () => {
    const simulation = await setUp()
    const id = await create(simulation)
    await simulation.runUntil(START + 3 * DAY_MS)
    simulation.clock.set(START + DAY_MS)
    await simulation.runUntil(START + 8 * DAY_MS)
    expect((await eventsOf(simulation, id)).length).toBe(5)
    expect(submits(simulation)).toBe(5)
  })

  it('refuses the sample of seed 004 as printed, with a hint, and stores nothing', async () => {
    const simulation = await setUp()
    const refused = await simulation.linx.schedules.create(fixtures.scheduleCreateRequestAsPrinted, {
      idempotencyKey: 'seed-004',
    })
    if (refused.ok) throw new Error('It was taken.')
    const start = refused.issues.find(({ path }) => path === 'startDateTime')
    expect(start?.message).toContain('2023-12-01T10:15:30.000')
    expect(expectOk(await simulation.linx.schedules.search()).totalElements).toBe(0)
  })

  it('finds schedules by name, status and day of creation', async () => {
    const simulation = await setUp()
    const { schedules } = simulation.linx
    const id = await create(simulation)
    await create(simulation, { ...daily, name: 'Rent' }, 'schedule-2')
    const found = expectOk(
      await schedules.search({
        name: 'loan',
        status: 'SCHEDULED',
        createdAt: '2026-03-02',
        timeZone: 'America/New_York',
      }),
    )
    expect(found).toMatchObject({ totalElements: 1, result: [{ id, name: 'Loan Payment' }] })
    expect(expectOk(await schedules.search({ status: 'ACTIVE' })).totalElements).toBe(0)
    expect(await schedules.search({ page: 0 })).toMatchObject({ ok: false, issues: [{ code: 'page_range' }] })
  })
})
