import { SHARED_BUSINESS_ACCOUNT_ID } from '@linx/contracts'
import { internalActor } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import { parkedNewsTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { applyEvent } from './apply-event.ts'
import { parkedRailNewsKind } from './parked-event.ts'
import { matchTasks } from './take-event.ts'

/** `match-parked-news`: tries news again whose payment was not known when they came; after a week they are left to a person. */
export const createMatchHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const { parkedNewsId } = parkedNewsTaskBody(task)
    const load = () => parts.store.load(parkedRailNewsKind, SHARED_BUSINESS_ACCOUNT_ID, parkedNewsId)
    const { state } = (await load()) ?? {}
    if (state?.event === undefined || state.status !== 'PARKED') return parts.store.finish(task)
    const applied = await applyEvent(parts, state.solution, state.event)
    const isApplied = applied === 'applied' || applied === 'repeated'
    const plan = async () => {
      const loaded = await load()
      if (loaded === undefined) return { answer: undefined }
      const change = {
        businessAccountId: SHARED_BUSINESS_ACCOUNT_ID,
        actor: internalActor,
        action: 'rail.match',
        subject: `parkedRailNews/${parkedNewsId}`,
        records: isApplied
          ? [recordChange(parkedRailNewsKind, { ...loaded.state, status: 'APPLIED' as const }, loaded)]
          : [],
        tasks: isApplied ? [] : matchTasks(loaded.state, parts.clock.now()),
      }
      return { answer: undefined, change }
    }
    await execute(parts.store, plan, { held: task })
  }
