import { EngineError } from '../engine-error.ts'
import type { Change } from './change.ts'
import type { HeldCommit, Store } from './store.ts'

/** What a command decided: an answer without a change, or a change with the answer it gives once it is committed. */
export interface Plan<Answer> {
  readonly answer: Answer
  /** Absent: nothing is to be written (a refusal, a repeat, a read); a held task is finished. */
  readonly change?: Change
  /** Without a change: the held task is kept, for more is to be done under it. */
  readonly keepsTask?: true
}

/** Others may win this often before a command gives up; each loss means that somebody else made progress. */
const MAXIMUM_ATTEMPTS = 32

/** The task was taken over by another worker, so what this one learnt is dropped. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError'
}

/**
 * Decides and commits. When another command wins the race, or nobody knows whether the commit was written, the decision is
 * made again on what is stored now: commands are idempotent by key or by state, so a commit that did happen is recognised.
 */
export const execute = async <Answer>(
  store: Store,
  decide: () => Promise<Plan<Answer>>,
  held: HeldCommit = {},
): Promise<Answer> => {
  for (let attempt = 0; attempt < MAXIMUM_ATTEMPTS; attempt += 1) {
    const { answer, change, keepsTask } = await decide()
    if (change === undefined) {
      if (held.held !== undefined && keepsTask !== true) await store.finish(held.held)
      return answer
    }
    const result = await store.commit(change, held)
    if (result.outcome === 'committed') return answer
    if (result.outcome === 'conflict' && result.conflict.reason === 'fence') {
      throw new LeaseLostError('The task is held by another worker now.')
    }
  }
  throw new EngineError('contention', `Expected to commit within ${MAXIMUM_ATTEMPTS} attempts. Try again.`)
}
