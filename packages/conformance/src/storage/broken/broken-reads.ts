import type { ClaimedTask, FindQuery, FindResult, JsonObject, StorageAdapter, StoredRecord } from '@linx/contracts'
import { OTHER_TENANT, TENANT } from '../fixtures.ts'
import type { BrokenStorage } from './broken-storage.ts'

export const claimsTwice: BrokenStorage = {
  defect: 'reads due tasks and leases them in two steps, so that claims at once get the same tasks',
  breakIt: (sound) => {
    let running: Promise<readonly ClaimedTask[]> | undefined
    return {
      ...sound,
      claim: (request) => {
        running ??= sound.claim(request).finally(() => {
          running = undefined
        })
        return running
      },
    }
  },
  fails: ['race.claim.one-winner-each', 'race.commit-and-claim'],
}

export const claimsInReverse: BrokenStorage = {
  defect: 'gives the tasks of a claim in the wrong order',
  breakIt: (sound) => ({ ...sound, claim: async (request) => (await sound.claim(request)).toReversed() }),
  fails: [
    'claim.due-only',
    'claim.order',
    'claim.order-with-lapsed-leases',
    'claim.limit',
    'claim.kinds',
    'claim.turns.share',
    'claim.turns.after',
    'claim.turns.priority',
    'claim.turns.lapsed-leases',
  ],
}

export const ignoresTurns: BrokenStorage = {
  defect: 'claims in the order of the queue where tenants should take turns',
  breakIt: (sound) => ({ ...sound, claim: ({ turns: _, ...request }) => sound.claim(request) }),
  fails: [
    'claim.turns.share',
    'claim.turns.after',
    'claim.turns.priority',
    'claim.turns.lapsed-leases',
    'claim.turns.bounds',
  ],
}

export const claimsEarly: BrokenStorage = {
  defect: 'rounds due times to the next second',
  breakIt: (sound) => ({
    ...sound,
    claim: (request) => sound.claim({ ...request, now: Math.ceil((request.now + 1) / 1_000) * 1_000 }),
  }),
  fails: [
    'task.put.is-claimed-whole',
    'task.put.replaces-the-same-key',
    'task.postpone.gives-it-back',
    'task.lease.born-leased',
    'claim.due-only',
    'claim.order',
    'next-due-at.first-claimable',
    'renew.extends',
  ],
}

export const leaksAcrossTenants: BrokenStorage = {
  defect: 'finds records of other tenants',
  breakIt: (sound): StorageAdapter => ({
    ...sound,
    find: async <Body extends JsonObject>(query: FindQuery): Promise<FindResult<Body>> => {
      const own = await sound.find<Body>(query)
      const other = query.businessAccountId === TENANT ? OTHER_TENANT : TENANT
      const foreign = await sound.find<Body>({ ...query, businessAccountId: other })
      return { records: [...own.records, ...foreign.records], total: own.total + foreign.total }
    },
  }),
  fails: ['tenant.find-is-limited'],
}

export const sharesOutput: BrokenStorage = {
  defect: 'gives the same object to every reader',
  breakIt: (sound) => {
    const cache = new Map<string, StoredRecord>()
    return {
      ...sound,
      get: async (keys) =>
        (await sound.get(keys)).map((record) => {
          if (record === undefined) return undefined
          const name = JSON.stringify([record.key, record.version])
          const shared = cache.get(name) ?? record
          cache.set(name, shared)
          return shared
        }),
    }
  },
  fails: ['get.output-is-a-copy'],
}

export const countsThePage: BrokenStorage = {
  defect: 'counts the records of the page, not the matches',
  breakIt: (sound) => ({
    ...sound,
    find: async <Body extends JsonObject>(query: FindQuery): Promise<FindResult<Body>> => {
      const { records } = await sound.find<Body>(query)
      return { records, total: Math.min(records.length, query.countUpTo) }
    },
  }),
  fails: ['find.total'],
}

export const renewsAnything: BrokenStorage = {
  defect: 'says that every lease was renewed',
  breakIt: (sound) => ({
    ...sound,
    renew: async (request) => (await sound.renew(request)).map(() => true),
  }),
  fails: ['renew.tells-what-was-lost'],
}

export const prunesTooMuch: BrokenStorage = {
  defect: 'forgets keys a moment before they expire',
  breakIt: (sound) => ({ ...sound, prune: ({ now, limit }) => sound.prune({ now: now + 1, limit }) }),
  fails: ['prune.forgets-only-what-expired'],
}
