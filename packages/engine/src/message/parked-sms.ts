import { hash } from 'node:crypto'
import { SHARED_BUSINESS_ACCOUNT_ID, type SmsEvent } from '@linx/contracts'
import { HOUR_MS, internalActor, MINUTE_MS, taskPriority } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import { fromRecord } from '../store/record-kind.ts'
import { parkedNewsTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { type ParkedSmsNews, parkedSmsNewsKind } from './sms-kinds.ts'
import { takeDelivery } from './take-delivery.ts'

/** A report can overtake the answer of its send; later than this it is a person's. */
const MATCH_DELAYS_MS = [5_000, MINUTE_MS, 10 * MINUTE_MS, HOUR_MS] as const

const matchTasks = ({ id, receivedAt, delivery }: ParkedSmsNews, now: number) => {
  const dueAt = MATCH_DELAYS_MS.map((delayMs) => receivedAt + delayMs).find((at) => at > now)
  if (delivery === undefined || dueAt === undefined) return []
  const task = { id: `${id}:match-sms`, kind: 'match-sms-news', dueAt, priority: taskPriority.housekeeping }
  return [{ ...task, body: { parkedNewsId: id } }]
}

const common = { businessAccountId: SHARED_BUSINESS_ACCOUNT_ID, actor: internalActor } as const

/** Keeps news that fit nothing; a second copy changes nothing. */
export const parkSms = async (parts: EngineParts, event: SmsEvent): Promise<void> => {
  const id = hash('sha256', JSON.stringify(event), 'base64url')
  await execute<undefined>(parts.store, async () => {
    if ((await parts.store.load(parkedSmsNewsKind, SHARED_BUSINESS_ACCOUNT_ID, id)) !== undefined) {
      return { answer: undefined }
    }
    const now = parts.clock.now()
    const news: ParkedSmsNews = {
      schemaVersion: 1,
      businessAccountId: SHARED_BUSINESS_ACCOUNT_ID,
      id,
      status: 'PARKED',
      receivedAt: now,
      ...(event.event === 'delivery' ? { delivery: event.delivery } : { inbound: event.inbound }),
    }
    const records = [recordChange(parkedSmsNewsKind, news)]
    const subject = `${parkedSmsNewsKind.kind}/${id}`
    return {
      answer: undefined,
      change: { ...common, action: 'sms.park', subject, records, tasks: matchTasks(news, now) },
    }
  })
}

/** `match-sms-news`: tries a report again whose message was not known when it came. */
export const createSmsMatchHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const { parkedNewsId } = parkedNewsTaskBody(task)
    const load = () => parts.store.load(parkedSmsNewsKind, SHARED_BUSINESS_ACCOUNT_ID, parkedNewsId)
    const delivery = (await load())?.state.delivery
    if (delivery === undefined) return parts.store.finish(task)
    const isApplied = (await takeDelivery(parts, delivery)) !== 'unmatched'
    const plan = async () => {
      const loaded = await load()
      if (loaded === undefined) return { answer: undefined }
      const applied = { ...loaded.state, status: 'APPLIED' as const }
      const change = {
        ...common,
        action: 'sms.match',
        subject: `${parkedSmsNewsKind.kind}/${parkedNewsId}`,
        records: isApplied ? [recordChange(parkedSmsNewsKind, applied, loaded)] : [],
        tasks: isApplied ? [] : matchTasks(loaded.state, parts.clock.now()),
      }
      return { answer: undefined, change }
    }
    await execute(parts.store, plan, { held: task })
  }

/** What fits nothing, newest first. */
export const listParkedSms = async (parts: EngineParts, limit: number): Promise<readonly ParkedSmsNews[]> => {
  const { records } = await parts.store.find({
    businessAccountId: SHARED_BUSINESS_ACCOUNT_ID,
    kind: parkedSmsNewsKind.kind,
    where: [{ index: 'status', equals: 'PARKED' }],
    sort: { index: 'receivedAt', direction: 'desc' },
    offset: 0,
    limit,
    countUpTo: 0,
  })
  return records.map((record) => fromRecord<ParkedSmsNews>(record).state)
}
