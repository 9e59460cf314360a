import type { RailEvent, Solution } from '@linx/contracts'
import { internalActor, nextMatchAt, taskPriority } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import { applyEvent } from './apply-event.ts'
import { type ParkedRailNews, parkEvent, parkedRailNewsKind } from './parked-event.ts'

/** What became of one piece of news. */
export type TakenEvent = 'applied' | 'repeated' | 'parked'

/** Tries again what names a reference that may still appear; what names none fits nothing, ever. */
export const matchTasks = (news: ParkedRailNews, now: number) => {
  const dueAt = nextMatchAt(news.receivedAt, now)
  if (news.reason !== 'unmatched' || news.event?.reference === undefined || dueAt === undefined) return []
  const task = { id: `${news.id}:match`, kind: 'match-parked-news', dueAt, priority: taskPriority.housekeeping }
  return [{ ...task, body: { parkedNewsId: news.id } }]
}

/** Stores news that cannot be applied; a second copy changes nothing. */
export const park = async (parts: EngineParts, news: ParkedRailNews): Promise<void> => {
  await execute<undefined>(parts.store, async () => {
    const known = await parts.store.load(parkedRailNewsKind, news.businessAccountId, news.id)
    if (known !== undefined) return { answer: undefined }
    const change = {
      businessAccountId: news.businessAccountId,
      actor: internalActor,
      action: 'rail.park',
      subject: `parkedRailNews/${news.id}`,
      records: [recordChange(parkedRailNewsKind, news)],
      tasks: matchTasks(news, parts.clock.now()),
    }
    return { answer: undefined, change }
  })
}

/** Takes in one piece of news: applied, known already, or parked with the reason. */
export const takeEvent = async (parts: EngineParts, solution: Solution, event: RailEvent): Promise<TakenEvent> => {
  const applied = await applyEvent(parts, solution, event)
  if (applied === 'applied' || applied === 'repeated') return applied
  const reason = applied === 'unmatched' ? 'unmatched' : 'refused'
  const message = `Expected news of a transaction of ours, received ${event.event} for reference ${event.reference ?? 'none'}.`
  await park(parts, parkEvent(solution, event, { reason, message, receivedAt: parts.clock.now() }))
  return 'parked'
}
