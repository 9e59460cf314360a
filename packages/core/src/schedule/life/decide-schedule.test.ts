import { describe, expect, it } from 'vitest'
import { actor, content, unwrap } from '../test-support/schedule-host.ts'
import {
  createSchedule,
  decideEditSchedule,
  decideHandled,
  decideNothingDue,
  decideScheduleStatus,
} from './decide-schedule.ts'
import { type OccurrenceState, occurrenceId, type ScheduleState } from './schedule-state.ts'

const NOW = Date.parse('2026-03-02T15:00:00Z')
const FIRST = Date.parse('2026-03-03T14:00:00Z')
const DAY_MS = 86_400_000
const identity = { id: 'schedule-1', businessAccountId: 'business-1' }

const create = (timing: Parameters<typeof content>[0] = {}) =>
  unwrap(createSchedule(content(timing), identity, { now: NOW, actor }))

const record = (at: number, outcome: Partial<OccurrenceState> = {}): OccurrenceState => {
  const nominal = `${new Date(at).toISOString().slice(0, 10)}T09:00:00`
  return {
    schemaVersion: 1,
    ...identity,
    id: occurrenceId(identity.id, nominal),
    scheduleId: identity.id,
    nominal,
    local: nominal,
    dueAt: at,
    handledAt: at,
    mergedCount: 1,
    outcome: 'CREATED',
    transactionId: 'transaction-1',
    ...outcome,
  }
}

const handle = (state: ScheduleState, at: number, hasMore = false) =>
  unwrap(decideHandled(state, { occurrences: [record(at)], until: at, hasMore }, { now: at, actor }))

const active = () => handle(create().state, FIRST).state

describe('createSchedule', () => {
  it('is SCHEDULED, with a timer for its first occurrence', () => {
    const { state, tasks, events } = create()
    expect(state).toMatchObject({
      ...identity,
      status: 'SCHEDULED',
      sequence: 1,
      effectiveFrom: NOW,
      next: { at: FIRST, nominal: '2026-03-03T09:00:00' },
    })
    expect(tasks).toMatchObject([{ id: 'schedule-1:occurrence', kind: 'run-occurrence', dueAt: FIRST }])
    expect(events).toEqual([
      {
        type: 'scheduled-transactions.status-changed',
        data: { scheduleId: 'schedule-1', previousStatus: null, status: 'SCHEDULED', sequence: 1 },
      },
    ])
  })

  it('makes up nothing from before its creation', () => {
    const { state } = create({ startDateTime: '2026-02-01T09:00:00', recurrenceRule: 'FREQ=DAILY' })
    expect(state.next?.nominal).toBe('2026-03-03T09:00:00')
  })

  it('takes an occurrence of the very millisecond of its creation', () => {
    expect(create({ startDateTime: '2026-03-02T10:00:00' }).state.next?.at).toBe(NOW)
  })
})

describe('an edit', () => {
  it('replaces what the request says and sets the timer anew', () => {
    const edited = content({ startDateTime: '2026-03-04T10:00:00' })
    const { state, tasks } = unwrap(
      decideEditSchedule(create().state, { ...edited, name: 'Rent' }, { now: NOW + 1, actor }),
    )
    expect(state).toMatchObject({ name: 'Rent', sequence: 2, effectiveFrom: NOW + 1, createdAt: NOW })
    expect(tasks).toMatchObject([{ id: 'schedule-1:occurrence', dueAt: Date.parse('2026-03-04T15:00:00Z') }])
  })

  it('removes what the new request leaves out', () => {
    const before = { ...create().state, debitBalancePercent: '0.5', initiatorAccountHolderId: 'holder-1' }
    const { name: _, ...unnamed } = content()
    const { state } = unwrap(decideEditSchedule(before, unnamed, { now: NOW, actor }))
    expect(state).not.toHaveProperty('name')
    expect(state).not.toHaveProperty('debitBalancePercent')
    expect(state).not.toHaveProperty('initiatorAccountHolderId')
  })

  it('is refused after the start', () => {
    const refused = decideEditSchedule(active(), content(), { now: FIRST, actor })
    expect(refused).toMatchObject({ ok: false, issues: [{ code: 'schedule_started' }] })
  })
})

describe('a change of status', () => {
  it('cancels before the start and takes the timer away', () => {
    const { state, removedTaskIds, events } = unwrap(
      decideScheduleStatus(create().state, 'cancelled', { now: NOW, actor }),
    )
    expect(state).toMatchObject({ status: 'CANCELLED', sequence: 2 })
    expect(removedTaskIds).toEqual(['schedule-1:occurrence'])
    expect(events).toMatchObject([{ data: { previousStatus: 'SCHEDULED', status: 'CANCELLED', sequence: 2 } }])
  })

  it('suspends and unsuspends after the start and keeps the timer, so that what is skipped is recorded', () => {
    const suspended = unwrap(decideScheduleStatus(active(), 'suspended', { now: FIRST, actor }))
    expect(suspended).toMatchObject({ state: { status: 'SUSPENDED' }, removedTaskIds: [] })
    const again = unwrap(decideScheduleStatus(suspended.state, 'unsuspended', { now: FIRST, actor }))
    expect(again.state.status).toBe('ACTIVE')
  })

  it.each([
    ['cancelled', 'CANCELLED'],
    ['suspended', 'SUSPENDED'],
    ['unsuspended', 'ACTIVE'],
  ] as const)('changes nothing when %s again', (event, status) => {
    const before = { ...active(), status }
    expect(unwrap(decideScheduleStatus(before, event, { now: NOW, actor }))).toMatchObject({
      state: before,
      events: [],
    })
  })

  it.each([
    ['SCHEDULED', 'suspended', 'schedule_not_started'],
    ['SCHEDULED', 'unsuspended', 'schedule_not_started'],
    ['ACTIVE', 'cancelled', 'schedule_started'],
    ['SUSPENDED', 'cancelled', 'schedule_suspended'],
    ['CANCELLED', 'suspended', 'schedule_cancelled'],
    ['FINISHED', 'unsuspended', 'schedule_finished'],
  ] as const)('refuses, in %s, "%s" as %s', (status, event, code) => {
    const refused = decideScheduleStatus({ ...active(), status }, event, { now: NOW, actor })
    expect(refused).toMatchObject({ ok: false, issues: [{ code }] })
  })
})

describe('after an occurrence', () => {
  it('is ACTIVE and waits for the next', () => {
    const { state, tasks, events } = handle(create().state, FIRST)
    expect(state).toMatchObject({ status: 'ACTIVE', handledUntil: FIRST, next: { nominal: '2026-03-04T09:00:00' } })
    expect(tasks).toMatchObject([{ dueAt: FIRST + DAY_MS }])
    expect(events.map(({ type }) => type)).toEqual([
      'scheduled-transactions.occurrence-handled',
      'scheduled-transactions.status-changed',
    ])
    expect(events[0]?.data).toEqual({
      scheduleId: 'schedule-1',
      nominal: '2026-03-03T09:00:00',
      outcome: 'CREATED',
      sequence: 2,
      transactionId: 'transaction-1',
    })
  })

  it('stays SUSPENDED and goes on', () => {
    const before = { ...active(), status: 'SUSPENDED' } as const
    expect(handle(before, FIRST + DAY_MS).state).toMatchObject({ status: 'SUSPENDED', handledUntil: FIRST + DAY_MS })
  })

  it('is FINISHED after the last, without timer', () => {
    const { state, tasks, removedTaskIds } = handle(active(), FIRST + 4 * DAY_MS)
    expect(state.status).toBe('FINISHED')
    expect(state).not.toHaveProperty('next')
    expect([tasks, removedTaskIds]).toEqual([[], ['schedule-1:occurrence']])
  })

  it('goes back behind nothing, when a new zone table made an earlier one due', () => {
    const before = handle(active(), FIRST + DAY_MS).state
    const handled = { occurrences: [record(FIRST)], until: FIRST, hasMore: false }
    const { state } = unwrap(decideHandled(before, handled, { now: FIRST + DAY_MS, actor }))
    expect(state).toMatchObject({ handledUntil: FIRST + DAY_MS, next: { at: FIRST + 2 * DAY_MS } })
  })

  it('comes back at once while more is due', () => {
    const now = FIRST + 10 * DAY_MS
    const handled = { occurrences: [record(FIRST)], until: FIRST, hasMore: true }
    const { state, tasks } = unwrap(decideHandled(create().state, handled, { now, actor }))
    expect(state.status).toBe('ACTIVE')
    expect(tasks).toMatchObject([{ dueAt: now }])
  })
})

describe('a timer that finds nothing due', () => {
  it('is set again when the clock went back', () => {
    const { state, tasks } = unwrap(decideNothingDue(active(), { now: NOW, actor }))
    expect(tasks).toMatchObject([{ dueAt: FIRST + DAY_MS }])
    expect(state.sequence).toBe(active().sequence)
  })

  it('finishes a schedule that has nothing left', () => {
    const { state, events } = unwrap(decideNothingDue(active(), { now: FIRST + 30 * DAY_MS, actor }))
    expect(state.status).toBe('FINISHED')
    expect(events).toMatchObject([{ data: { previousStatus: 'ACTIVE', status: 'FINISHED' } }])
  })

  it.each(['CANCELLED', 'FINISHED'] as const)('changes nothing of a %s one', (status) => {
    const before = { ...active(), status }
    expect(unwrap(decideNothingDue(before, { now: FIRST, actor }))).toMatchObject({
      state: before,
      tasks: [],
      events: [],
    })
  })
})
