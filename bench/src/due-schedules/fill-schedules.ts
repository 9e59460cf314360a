import type { CommitBatch, JsonObject, StorageAdapter } from '@linx/contracts'
import { createSchedule, type ScheduleState } from '@linx/core'

/** The first of the instants at which schedules are due; they were all created an hour before. */
export const FIRST_DUE_AT = Date.parse('2026-03-03T14:00:00Z')
export const MINUTE_MS = 60_000

const CREATED_AT = FIRST_DUE_AT - 60 * MINUTE_MS
const SCHEDULES_IN_A_BATCH = 500
const BATCHES_IN_FLIGHT = 8
const DAYS_AHEAD = 360

const catalog = [
  {
    kind: 'schedule',
    indexes: [
      { name: 'status', type: 'string' },
      { name: 'createdAt', type: 'number' },
      { name: 'nextAt', type: 'number' },
    ],
  },
] as const

const businessAccountId = 'business-1'

/** What is to lie in a storage. */
export interface ScheduleStock {
  readonly schedules: number
  /** So many are due at each of the first minutes; all others within a year after that. */
  readonly dueInAMinute: number
  readonly minutes: number
}

/** Local time in UTC of the start of one schedule. */
const startOf = (number: number, { dueInAMinute, minutes }: ScheduleStock): string => {
  const minute = Math.floor(number / dueInAMinute)
  const later = (1 + (number % DAYS_AHEAD)) * 1440 + (number % 1440)
  const at = FIRST_DUE_AT + (minute < minutes ? minute : minutes + later) * MINUTE_MS
  return new Date(at).toISOString().slice(0, -5)
}

const scheduleOf = (number: number, stock: ScheduleStock) => {
  const created = createSchedule(
    {
      name: `Loan Payment ${number}`,
      timing: {
        startDateTime: startOf(number, stock),
        timeZone: 'UTC',
        calendarType: 'DEFAULT',
        recurrenceRule: 'FREQ=MONTHLY',
      },
      transactionSpec: { amount: '10.00', currency: 'USD', solution: 'ach', transactionType: 'SEND' },
    },
    { id: `schedule-${number}`, businessAccountId },
    { now: CREATED_AT, actor: { id: 'crm', type: 'service-account' } },
  )
  if (!created.ok) throw new Error(created.issues.map(({ message }) => message).join('\n'))
  return created.value
}

const indexesOf = ({ status, createdAt, next }: ScheduleState) => ({ status, createdAt, nextAt: next?.at ?? null })

const batchOf = (first: number, stock: ScheduleStock): CommitBatch => {
  const length = Math.min(SCHEDULES_IN_A_BATCH, stock.schedules - first)
  const made = Array.from({ length }, (_, index) => scheduleOf(first + index, stock))
  return {
    now: CREATED_AT,
    puts: made.map(({ state }) => ({
      key: { businessAccountId, kind: 'schedule', id: state.id },
      expectedVersion: 0,
      body: state as unknown as JsonObject,
      indexes: indexesOf(state),
    })),
    tasks: made.flatMap(({ tasks }) =>
      tasks.map(({ id, ...task }) => ({ change: 'put', task: { key: { businessAccountId, id }, ...task } }) as const),
    ),
  }
}

/** Puts schedules and their timers into an empty storage, as the engine would. */
export const fillSchedules = async (storage: StorageAdapter, stock: ScheduleStock): Promise<void> => {
  await storage.migrate(catalog)
  const step = SCHEDULES_IN_A_BATCH * BATCHES_IN_FLIGHT
  for (let first = 0; first < stock.schedules; first += step) {
    const starts = Array.from({ length: BATCHES_IN_FLIGHT }, (_, index) => first + index * SCHEDULES_IN_A_BATCH)
    const batches = starts.filter((start) => start < stock.schedules).map((start) => batchOf(start, stock))
    const results = await Promise.all(batches.map((batch) => storage.commit(batch)))
    if (results.some(({ committed }) => !committed)) throw new Error('A batch of schedules was not written.')
  }
}
