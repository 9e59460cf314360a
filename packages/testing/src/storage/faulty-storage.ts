import type { StorageAdapter } from '@linx/contracts'
import { createProcessLife, type ProcessLife } from '../process/process-life.ts'
import { describeBatch } from './describe-batch.ts'
import { faultError, STORAGE_FAULTS, type StorageFaultKind, type StorageVerb } from './storage-fault.ts'

/** One fault: what happens at which call. */
export interface StorageFault {
  readonly place?: 'storage'
  readonly kind: StorageFaultKind
  /** Counted from 1, over the calls of `verb` or, without one, over all calls. */
  readonly call: number
  readonly verb?: StorageVerb
}

export interface FaultyStorage extends StorageAdapter {
  /** How many calls came in, of one verb or of all; run a script without faults first to learn where faults can strike. */
  calls(verb?: StorageVerb): number
  /** Whether any planned fault struck. A script that ends without one has been tried at every call. */
  hasStruck(): boolean
  /** Whether the process died. */
  isDead(): boolean
}

/**
 * Wraps a storage so that it fails as planned; where several faults fit a call, the first of the plan strikes. `life` is that of the
 * process, where more than its storage may kill it.
 */
export const createFaultyStorage = (
  storage: StorageAdapter,
  plan: readonly StorageFault[],
  life: ProcessLife = createProcessLife(),
): FaultyStorage => {
  const callsOf = new Map<StorageVerb, number>()
  let total = 0

  const calls = (verb?: StorageVerb): number => (verb === undefined ? total : (callsOf.get(verb) ?? 0))

  const strikes = (fault: StorageFault, verb: StorageVerb): boolean => {
    if (fault.verb !== undefined && fault.verb !== verb) return false
    const call = calls(fault.verb)
    return STORAGE_FAULTS[fault.kind].isLasting ? call >= fault.call : call === fault.call
  }

  const fail = async (kind: StorageFaultKind, error: Error, run: () => Promise<unknown>): Promise<never> => {
    life.noteStrike()
    const { ending, isDone } = STORAGE_FAULTS[kind]
    if (ending === 'die') life.die(error)
    if (isDone) await run().catch(() => undefined)
    throw error
  }

  const guard = async <Value>(verb: StorageVerb, run: () => Promise<Value>, about = ''): Promise<Value> => {
    life.refuseTheDead()
    total++
    callsOf.set(verb, calls(verb) + 1)
    const fault = plan.find((planned) => strikes(planned, verb))
    life.tell(`${verb}${about}${fault === undefined ? '' : `, ${fault.kind}`}`)
    if (fault !== undefined) return fail(fault.kind, faultError(fault.kind, verb, total), run)
    const value = await run()
    life.refuseTheDead()
    return value
  }

  const { onWake } = storage
  return {
    specificationVersion: 'v1',
    name: `faulty ${storage.name}`,
    capabilities: storage.capabilities,
    calls,
    hasStruck: life.hasStruck,
    isDead: life.isDead,
    migrate: (catalog) => guard('migrate', () => storage.migrate(catalog)),
    commit: (batch) => guard('commit', () => storage.commit(batch), describeBatch(batch)),
    get: (keys) => guard('get', () => storage.get(keys)),
    find: (query) => guard('find', () => storage.find(query)),
    lookup: (key) => guard('lookup', () => storage.lookup(key)),
    claim: (request) => guard('claim', () => storage.claim(request)),
    renew: (request) => guard('renew', () => storage.renew(request)),
    nextDueAt: () => guard('nextDueAt', () => storage.nextDueAt()),
    listParked: (query) => guard('listParked', () => storage.listParked(query)),
    readJournal: (query) => guard('readJournal', () => storage.readJournal(query)),
    prune: (request) => guard('prune', () => storage.prune(request)),
    stats: (request) => guard('stats', () => storage.stats(request)),
    close: () => guard('close', () => storage.close()),
    ...(onWake === undefined
      ? {}
      : {
          onWake: (listener) =>
            onWake.call(storage, () => {
              if (!life.isDead()) listener()
            }),
        }),
  }
}
