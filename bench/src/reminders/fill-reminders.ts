import { setTimeout as delay } from 'node:timers/promises'
import { createPostgresStorage } from '@linx/storage-postgres'
import { demandValue } from '@linx/testing'
import { createInstantSms } from '../engine-workflows/instant-sms.ts'
import { runLanes } from '../engine-workflows/run-lanes.ts'
import { clockAhead, createBenchEngine } from '../scale/bench-engine.ts'
import { paymentRequestFor, putBusiness, putCustomers } from '../scale/parties.ts'

/** The recipients' hours, 19:00–22:30 in UTC for numbers of unknown zone, have an hour behind them. */
const SENT_AT_HOUR = 20
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** From the first creation until all reminders, which follow their invitations by a day, are due. */
const DUE_AFTER_MS = DAY_MS + 2 * HOUR_MS
const LANES = 512
const LOOK_MS = 20

/** The next day's start and its hour of sending. */
const nextSendingHour = (now: number): number => Math.ceil(now / DAY_MS) * DAY_MS + SENT_AT_HOUR * HOUR_MS

/**
 * Creates so many workflows, each for a Customer of its own, and sends their invitations, all by the engine with its clock on an evening.
 * Answers an instant at which all of their first reminders are due.
 */
export const fillReminders = async (connectionString: string, reminders: number) => {
  const start = performance.now()
  const storage = createPostgresStorage({ connectionString })
  const startAt = nextSendingHour(Date.now())
  let texts = 0
  const sms = createInstantSms(() => {
    texts += 1
  })
  const worker = { concurrency: LANES, adapterConcurrency: { sms: LANES, rail: 1, webhook: 1 } }
  const clock = clockAhead(startAt - Date.now())
  const { engine, linx } = createBenchEngine({ storage, sms, clock, worker })
  await putBusiness(linx)
  await putCustomers(linx, { first: 0, count: reminders })
  await engine.worker.start()
  let next = 0
  await runLanes({ times: reminders, lanes: LANES }, async () => {
    const number = next
    next += 1
    demandValue(await linx.workflows.create(paymentRequestFor(number)))
  })
  while (texts < reminders) await delay(LOOK_MS)
  await engine.worker.stop()
  await engine.close()
  await storage.close()
  return { fillMs: performance.now() - start, dueAt: startAt + DUE_AFTER_MS }
}
