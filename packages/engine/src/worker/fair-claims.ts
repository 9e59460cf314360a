import type { ClaimedTask, StorageAdapter } from '@linx/contracts'
import type { Clock } from '../platform/clock.ts'
import type { ClaimRoom } from './task-slots.ts'

export interface ClaimParts {
  readonly storage: Pick<StorageAdapter, 'claim'>
  readonly clock: Clock
  readonly leaseMs: number
  readonly owner: string
}

/** More than this part of a full claim for one tenant: others may be waiting behind it. */
const DOMINANT_PART = 1 / 2
/** The part of the places that every tenant's turn is given as long as one dominates. */
const FAIR_PART = 1 / 2
/** Of the places of a fair claim, for one tenant. */
const TENANT_PART = 1 / 4

const tenantOf = ({ key }: ClaimedTask): string => key.businessAccountId

const isDominated = (tasks: readonly ClaimedTask[]): boolean => {
  const counts = new Map<string, number>()
  for (const task of tasks) counts.set(tenantOf(task), (counts.get(tenantOf(task)) ?? 0) + 1)
  return Math.max(0, ...counts.values()) > tasks.length * DOMINANT_PART
}

/**
 * Claims what is most urgent, in the order of the whole queue, by one statement. Only when a claim was filled and one tenant had most of it, the
 * next one gives half of its places to the tenants in turn, so that nobody waits behind another's backlog for more than one claim.
 */
export class FairClaims {
  readonly #parts: ClaimParts
  #isDominated = false
  #after = ''

  constructor(parts: ClaimParts) {
    this.#parts = parts
  }

  async next(room: ClaimRoom): Promise<readonly ClaimedTask[]> {
    const inTurn = this.#isDominated ? await this.#claimInTurn(room) : []
    const limit = room.limit - inTurn.length
    if (limit === 0) {
      this.#isDominated = false
      return inTurn
    }
    const tasks = await this.#claim({ ...room, limit })
    this.#isDominated = tasks.length === limit && isDominated(tasks)
    return [...inTurn, ...tasks]
  }

  async #claimInTurn(room: ClaimRoom): Promise<readonly ClaimedTask[]> {
    const limit = Math.ceil(room.limit * FAIR_PART)
    const turns = { perTenant: Math.ceil(limit * TENANT_PART), after: this.#after }
    const tasks = await this.#claim({ ...room, limit, turns })
    const tenants = tasks.map(tenantOf)
    this.#after = tasks.length === limit ? (tenants.sort().at(-1) ?? '') : ''
    return tasks
  }

  #claim(room: ClaimRoom & { readonly turns?: { readonly perTenant: number; readonly after: string } }) {
    const { storage, clock, leaseMs, owner } = this.#parts
    return storage.claim({ now: clock.now(), leaseMs, owner, ...room })
  }
}
