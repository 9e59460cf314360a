import type { StorageAdapter } from '@linx/contracts'
import { expectEqual } from '../../kit/expect.ts'
import {
  CATALOG,
  claim,
  claimedIds,
  claimOf,
  claimOne,
  commit,
  conflictOf,
  countCommitted,
  entryOf,
  findSessions,
  foundIds,
  heldOf,
  idsOf,
  journalIds,
  LEASE_MS,
  NOW,
  putLeased,
  putOf,
  putTask,
  uniqueKey,
  versionOf,
} from '../fixtures.ts'
import type { StorageCase } from '../storage-context.ts'

const RACERS = 8

/** Starts something on each of two adapters, several times, all at once. */
const onBoth = <Answer>(
  adapters: readonly StorageAdapter[],
  start: (storage: StorageAdapter, racer: number) => Promise<Answer>,
): Promise<readonly Answer[]> =>
  Promise.all(
    Array.from({ length: RACERS }, (_, racer) =>
      adapters.map((storage, index) => start(storage, 2 * racer + index)),
    ).flat(),
  )

export const processCases: readonly StorageCase[] = [
  {
    id: 'durable.survives-reopen',
    title: 'has everything that a commit answered when the store is opened again',
    clause: 'StorageCapabilities.durable',
    needs: 'durable',
    run: async ({ open, reopen }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('earlier')] })
      await commit(storage, {
        claims: [claimOf('k1', { expireAt: NOW + 1 })],
        puts: [putOf('s1', 0, { indexes: { status: 'ACTIVE' }, terms: ['ada'] })],
        tasks: [putTask('t1'), putLeased('t2')],
        journal: [entryOf('j1')],
      })
      await storage.close()
      const again = await reopen(storage)
      expectEqual(await versionOf(again, 's1'), 1, 'the version of a record')
      expectEqual(await foundIds(again, [{ index: 'status', equals: 'ACTIVE' }, { anyTerm: ['ada'] }]), ['s1'], 'find')
      expectEqual(await again.lookup(uniqueKey('k1')), claimOf('k1', { expireAt: NOW + 1 }), 'a unique key')
      expectEqual(await claimedIds(again), ['t1'], 'a claim while a lease runs')
      expectEqual(await claimedIds(again, NOW + LEASE_MS), ['t1', 't2'], 'a claim after all leases lapsed')
      expectEqual(await journalIds(again), ['j1'], 'the journal')
    },
  },
  {
    id: 'durable.keeps-removals',
    title: 'does not bring back what was removed, finished or released',
    clause: 'StorageCapabilities.durable',
    needs: 'durable',
    run: async ({ open, reopen }) => {
      const storage = await open()
      const [held] = await commit(storage, { claims: [claimOf('k1')], puts: [putOf('s1')], tasks: [putLeased('t1')] })
      await commit(storage, {
        releases: [uniqueKey('k1')],
        removals: [{ key: putOf('s1').key, expectedVersion: 1 }],
        tasks: held === undefined ? [] : [{ change: 'finish', held }],
      })
      await storage.close()
      const again = await reopen(storage)
      expectEqual((await findSessions(again, [])).total, 0, 'the number of records')
      expectEqual(await again.lookup(uniqueKey('k1')), undefined, 'the unique key')
      expectEqual((await again.stats({ now: NOW })).queuedTasks, 0, 'queued tasks')
    },
  },
  {
    id: 'shared.commits-are-seen',
    title: 'shows what one process committed to the other',
    clause: 'StorageCapabilities.sharedByProcesses',
    needs: 'sharedByProcesses',
    run: async ({ open, reopen }) => {
      const first = await open()
      const second = await reopen(first)
      await commit(first, { puts: [putOf('s1')], claims: [claimOf('k1')], tasks: [putTask('t1')] })
      expectEqual(await versionOf(second, 's1'), 1, 'the version')
      expectEqual((await conflictOf(second, { claims: [claimOf('k1')] })).reason, 'unique', 'a claim of the same key')
      const late = heldOf(await claimOne(second))
      const current = heldOf(await claimOne(first, NOW + LEASE_MS))
      expectEqual(
        (await conflictOf(second, { tasks: [{ change: 'finish', held: late }] })).reason,
        'fence',
        'a late finish',
      )
      await commit(first, { tasks: [{ change: 'finish', held: current }] })
    },
  },
  {
    id: 'shared.migrate-at-once',
    title: 'can be migrated by several processes at once',
    clause: 'StorageAdapter.migrate',
    needs: 'sharedByProcesses',
    run: async ({ openBare, reopen }) => {
      const first = await openBare()
      const [second, third] = await Promise.all([reopen(first), reopen(first), first.migrate(CATALOG)])
      await commit(second, { puts: [putOf('s1')] })
      expectEqual([await versionOf(first, 's1'), await versionOf(third, 's1')], [1, 1], 'the versions')
    },
  },
  {
    id: 'shared.race.version',
    title: 'lets one of many replacements from two processes win',
    clause: 'StorageAdapter.commit',
    needs: 'sharedByProcesses',
    run: async ({ open, reopen }) => {
      const first = await open()
      const second = await reopen(first)
      await commit(first, { puts: [putOf('s1')] })
      const results = await onBoth([first, second], (storage, racer) =>
        storage.commit({ now: NOW, puts: [putOf('s1', 1, { body: { racer } }), putOf(`r${racer}`)] }),
      )
      expectEqual(countCommitted(results), 1, 'the number of winners')
      expectEqual([await versionOf(first, 's1'), (await findSessions(second, [])).total], [2, 2], 'version and records')
    },
  },
  {
    id: 'shared.race.claim',
    title: 'gives each task to one of many claimers from two processes',
    clause: 'StorageAdapter.claim',
    needs: 'sharedByProcesses',
    run: async ({ open, reopen }) => {
      const first = await open()
      const second = await reopen(first)
      const ids = Array.from({ length: 40 }, (_, index) => `t${index}`)
      await commit(first, { tasks: ids.map((id) => putTask(id)) })
      const claimed = await onBoth([first, second], (storage) => claim(storage, { limit: 3 }))
      expectEqual(claimed.flatMap(idsOf).toSorted(), ids.toSorted(), 'the tasks of all claimers together')
    },
  },
]
