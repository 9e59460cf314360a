import { type RailEvent, SHARED_BUSINESS_ACCOUNT_ID, type Solution } from '@linx/contracts'
import { decideTransaction, internalActor } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import { RAIL_REFERENCE_SCOPE, railReferenceValue } from '../store/record-kinds.ts'
import { commandChange, openTransaction, transactionContext } from '../transaction/transaction-store.ts'
import { type ParkedRailNews, parkEvent, parkedRailNewsKind } from './parked-event.ts'

/** What became of one piece of news. */
export type TakenEvent = 'applied' | 'repeated' | 'parked'

export interface TransactionTarget {
  readonly businessAccountId: string
  readonly transactionId: string
}

/** The transaction that one of its attempts gave this reference. */
export const findByReference = async (
  parts: EngineParts,
  solution: Solution,
  reference: string,
): Promise<TransactionTarget | undefined> => {
  const value = railReferenceValue(solution, reference)
  const key = { businessAccountId: SHARED_BUSINESS_ACCOUNT_ID, scope: RAIL_REFERENCE_SCOPE, value }
  const body = (await parts.store.storage.lookup(key))?.body
  if (typeof body?.businessAccountId !== 'string' || typeof body.id !== 'string') return undefined
  return { businessAccountId: body.businessAccountId, transactionId: body.id }
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
    }
    return { answer: undefined, change }
  })
}

/** Applies one event to the transaction that its reference names. `undefined`: it fits none. */
const apply = async (
  parts: EngineParts,
  target: TransactionTarget,
  event: RailEvent,
): Promise<'applied' | 'repeated' | undefined> => {
  const returnTransactionId = parts.ids.uuid()
  return execute<'applied' | 'repeated' | undefined>(parts.store, async () => {
    const open = await openTransaction(parts, target.businessAccountId, target.transactionId)
    if (open === undefined) return { answer: undefined }
    const { loaded, rail } = open
    const command = { type: 'rail-event', event, returnTransactionId } as const
    const decided = decideTransaction(loaded.state, command, transactionContext(parts, internalActor, rail))
    if (!decided.ok) return { answer: undefined }
    if (decided.state === loaded.state) return { answer: 'repeated' }
    const change = await commandChange(parts, loaded, decided, internalActor, 'transaction.rail-event')
    return { answer: 'applied', change }
  })
}

/** Takes in one piece of news: applied, known already, or parked with the reason. */
export const takeEvent = async (parts: EngineParts, solution: Solution, event: RailEvent): Promise<TakenEvent> => {
  const target = event.reference === undefined ? undefined : await findByReference(parts, solution, event.reference)
  const taken = target === undefined ? undefined : await apply(parts, target, event)
  if (taken !== undefined) return taken
  const reason = target === undefined ? 'unmatched' : 'refused'
  const message = `Expected news of a transaction of ours, received ${event.event} for reference ${event.reference ?? 'none'}.`
  await park(parts, parkEvent(solution, event, { reason, message, receivedAt: parts.clock.now() }))
  return 'parked'
}
