import { expectEqual } from '../../kit/expect.ts'
import { claimOf, commit, conflictOf, NOW, putOf, TENANT, uniqueKey } from '../fixtures.ts'
import type { StorageCase } from '../storage-context.ts'

export const uniqueCases: readonly StorageCase[] = [
  {
    id: 'unique.claim-is-looked-up',
    title: 'gives back the body and expiry of a claimed key, undefined for one that nobody holds',
    clause: 'StorageAdapter.lookup',
    run: async ({ open }) => {
      const storage = await open()
      const forGood = claimOf('k1', { body: { workflowId: 'w1' } })
      const expiring = claimOf('k2', { expireAt: NOW + 5 })
      await commit(storage, { claims: [forGood, expiring] })
      expectEqual(await storage.lookup(uniqueKey('k1')), forGood, 'a key that is kept for good')
      expectEqual(await storage.lookup(uniqueKey('k2')), expiring, 'a key that expires')
      expectEqual(await storage.lookup(uniqueKey('k3')), undefined, 'a key that nobody holds')
    },
  },
  {
    id: 'unique.second-claim-conflicts',
    title: 'conflicts with the existing entry, whether or not the body is the same',
    clause: 'UniqueClaim',
    run: async ({ open }) => {
      const storage = await open()
      const first = claimOf('k1', { body: { answer: 'first' } })
      await commit(storage, { claims: [first] })
      const expected = { reason: 'unique', existing: first }
      expectEqual(await conflictOf(storage, { claims: [first] }), expected, 'the same claim again')
      const other = { ...first, body: { answer: 'other' } }
      expectEqual(await conflictOf(storage, { claims: [other] }), expected, 'a claim with another body')
      expectEqual(await storage.lookup(uniqueKey('k1')), first, 'the entry')
    },
  },
  {
    id: 'unique.scopes-are-apart',
    title: 'holds one value once in each scope',
    clause: 'UniqueKey.scope',
    run: async ({ open }) => {
      const storage = await open()
      const occurrence = uniqueKey('k1', TENANT, 'occurrence')
      await commit(storage, { claims: [claimOf('k1')] })
      await commit(storage, { claims: [{ key: occurrence, body: { scope: 'occurrence' } }] })
      expectEqual((await storage.lookup(uniqueKey('k1')))?.body, { answer: 'k1' }, 'the one scope')
      expectEqual((await storage.lookup(occurrence))?.body, { scope: 'occurrence' }, 'the other scope')
    },
  },
  {
    id: 'unique.values-compare-exactly',
    title: 'tells values apart by letter case, spaces and accents',
    clause: 'UniqueKey.value',
    run: async ({ open }) => {
      const storage = await open()
      const values = ['name', 'Name', 'name ', 'námé', 'na\u0301me\u0301', "name'; --", '']
      for (const value of values) await commit(storage, { claims: [claimOf(value)] })
      for (const value of values) {
        expectEqual((await storage.lookup(uniqueKey(value)))?.body, { answer: value }, `the entry of ${value}`)
      }
    },
  },
  {
    id: 'unique.release-frees',
    title: 'frees a released key; releasing what nobody holds is no conflict',
    clause: 'CommitBatch.releases',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { claims: [claimOf('k1')] })
      await commit(storage, { releases: [uniqueKey('k1'), uniqueKey('nobody')] })
      expectEqual(await storage.lookup(uniqueKey('k1')), undefined, 'the released key')
      await commit(storage, { claims: [claimOf('k1', { body: { answer: 'new' } })] })
      expectEqual((await storage.lookup(uniqueKey('k1')))?.body, { answer: 'new' }, 'the key claimed anew')
    },
  },
  {
    id: 'unique.release-comes-before-claim',
    title: 'hands a key over in one batch',
    clause: 'CommitBatch.releases',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { claims: [claimOf('k1'), claimOf('k2')] })
      const claims = [claimOf('k1', { body: { answer: 'new' }, expireAt: NOW + 1 })]
      await commit(storage, { releases: [uniqueKey('k1')], claims, puts: [putOf('s1')] })
      expectEqual(await storage.lookup(uniqueKey('k1')), claims[0], 'the key')
    },
  },
  {
    id: 'prune.forgets-only-what-expired',
    title: 'forgets keys from their expiry on, never earlier and never those kept for good',
    clause: 'StorageAdapter.prune',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, {
        claims: [
          claimOf('past', { expireAt: NOW - 1 }),
          claimOf('now', { expireAt: NOW }),
          claimOf('later', { expireAt: NOW + 1 }),
          claimOf('kept'),
        ],
      })
      expectEqual(await storage.prune({ now: NOW, limit: 100 }), 2, 'the number of keys forgotten')
      expectEqual(await storage.lookup(uniqueKey('now')), undefined, 'a key at its expiry')
      expectEqual((await storage.lookup(uniqueKey('later')))?.expireAt, NOW + 1, 'a key before its expiry')
      expectEqual((await storage.lookup(uniqueKey('kept')))?.body, { answer: 'kept' }, 'a key kept for good')
      await commit(storage, { claims: [claimOf('past')] })
    },
  },
  {
    id: 'prune.keeps-its-limit',
    title: 'forgets at most as many as asked and the rest on the next calls',
    clause: 'StorageAdapter.prune',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, {
        claims: Array.from({ length: 5 }, (_, index) => claimOf(`k${index}`, { expireAt: NOW - index })),
      })
      const counts: number[] = []
      for (let call = 0; call < 4; call += 1) counts.push(await storage.prune({ now: NOW, limit: 2 }))
      expectEqual(counts, [2, 2, 1, 0], 'the counts of four calls')
    },
  },
]
