import type { RailEvent, Solution } from '@linx/contracts'
import { decideTransaction, decideVerification, internalActor } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { execute } from '../store/execute.ts'
import { commandChange, openTransaction, transactionContext } from '../transaction/transaction-store.ts'
import { correctCounterparty } from '../verification/correct-counterparty.ts'
import {
  loadVerification,
  verificationChange,
  verificationContext,
  verificationState,
} from '../verification/verification-store.ts'
import { findByReference, type RailTarget } from './find-target.ts'

/** What became of news whose subject is known; `undefined`: the subject does not take them. */
export type AppliedEvent = 'applied' | 'repeated' | undefined

type Apply = (parts: EngineParts, target: RailTarget, event: RailEvent) => Promise<AppliedEvent>

/** What a notification of change says of the account goes into the same commit. */
const applyToTransaction: Apply = async (parts, { businessAccountId, id }, event) => {
  const returnTransactionId = parts.ids.uuid()
  return execute<AppliedEvent>(parts.store, async () => {
    const open = await openTransaction(parts, businessAccountId, id)
    if (open === undefined) return { answer: undefined }
    const { loaded, rail } = open
    const command = { type: 'rail-event', event, returnTransactionId } as const
    const decided = decideTransaction(loaded.state, command, transactionContext(parts, internalActor, rail))
    if (!decided.ok) return { answer: undefined }
    if (decided.state === loaded.state) return { answer: 'repeated' }
    const change = await commandChange(parts, loaded, decided, internalActor, 'transaction.rail-event')
    if (event.event !== 'correction') return { answer: 'applied', change }
    const correction = await correctCounterparty(parts, loaded.state, event)
    const records = [...change.records, ...correction.records]
    const tasks = [...(change.tasks ?? []), ...correction.tasks]
    const events = [...(change.events ?? []), ...correction.events]
    const removedTaskIds = [...(change.removedTaskIds ?? []), ...correction.removedTaskIds]
    return { answer: 'applied', change: { ...change, records, tasks, events, removedTaskIds } }
  })
}

const applyToVerification: Apply = (parts, { businessAccountId, id }, event) =>
  execute<AppliedEvent>(parts.store, async () => {
    const loaded = await loadVerification(parts, businessAccountId, id)
    if (loaded === undefined) return { answer: undefined }
    const state = verificationState(loaded, parts.clock.now())
    const decided = decideVerification(state, { type: 'rail-event', event }, verificationContext(parts, loaded))
    if (!decided.ok) return { answer: undefined }
    if (decided.state === state) return { answer: 'repeated' }
    return { answer: 'applied', change: verificationChange(loaded, decided, internalActor, 'verification.rail-event') }
  })

const APPLY: { readonly [subject in RailTarget['subject']]: Apply } = {
  transaction: applyToTransaction,
  verification: applyToVerification,
}

/** Matches news by their reference and applies them. `unmatched`: the reference is nobody's, yet. */
export const applyEvent = async (
  parts: EngineParts,
  solution: Solution,
  event: RailEvent,
): Promise<AppliedEvent | 'unmatched'> => {
  const target = event.reference === undefined ? undefined : await findByReference(parts, solution, event.reference)
  return target === undefined ? 'unmatched' : APPLY[target.subject](parts, target, event)
}
