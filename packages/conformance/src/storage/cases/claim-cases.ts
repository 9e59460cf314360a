import { expectEqual, expectRejects } from '../../kit/expect.ts'
import {
  claim,
  claimedIds,
  claimOne,
  commit,
  heldOf,
  idsOf,
  LEASE_MS,
  NOW,
  OTHER_TENANT,
  putLeased,
  putTask,
  taskKey,
} from '../fixtures.ts'
import type { StorageCase } from '../storage-context.ts'

export const claimCases: readonly StorageCase[] = [
  {
    id: 'claim.due-only',
    title: 'gives tasks from their due time on, never earlier',
    clause: 'Task.dueAt',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, {
        tasks: [putTask('past', { dueAt: NOW - 1 }), putTask('now'), putTask('later', { dueAt: NOW + 1 })],
      })
      expectEqual(await claimedIds(storage), ['past', 'now'], 'a claim')
      expectEqual(await claimedIds(storage, NOW + 1), ['later'], 'a claim one millisecond later')
    },
  },
  {
    id: 'claim.order',
    title: 'orders by priority, then due time, then id, then tenant',
    clause: 'StorageAdapter.claim',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, {
        tasks: [
          putTask('b', { priority: 5 }),
          putTask('a', { priority: 5 }),
          putTask('a', { priority: 5, key: taskKey('a', OTHER_TENANT), body: { tenant: 'other' } }),
          putTask('early', { priority: 5, dueAt: NOW - 1 }),
          putTask('last', { priority: 12, dueAt: NOW - 9 }),
          putTask('urgent', { priority: 0 }),
          putTask('urgent-later', { priority: 0, dueAt: NOW + 1 }),
        ],
      })
      const tasks = await claim(storage)
      expectEqual(idsOf(tasks), ['urgent', 'early', 'a', 'a', 'b', 'last'], 'the ids')
      expectEqual(tasks[3]?.key.businessAccountId, OTHER_TENANT, 'the tenant of the second "a"')
    },
  },
  {
    id: 'claim.order-with-lapsed-leases',
    title: 'puts tasks whose lease lapsed at their place among the others',
    clause: 'StorageAdapter.claim',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, {
        tasks: [putLeased('b', { priority: 5 }), putLeased('d', { priority: 9, dueAt: NOW - 50 })],
      })
      const now = NOW + LEASE_MS
      await commit(storage, {
        tasks: [putTask('a', { priority: 5 }), putTask('c', { priority: 5 }), putTask('e', { priority: 9 })],
      })
      expectEqual(idsOf(await claim(storage, { now, limit: 4 })), ['a', 'b', 'c', 'd'], 'a claim of four')
      expectEqual(await claimedIds(storage, now), ['e'], 'the rest')
    },
  },
  {
    id: 'claim.limit',
    title: 'gives at most as many as asked, most urgent first, and the rest to later claims',
    clause: 'ClaimRequest.limit',
    run: async ({ open }) => {
      const storage = await open()
      const ids = ['t1', 't2', 't3', 't4', 't5']
      await commit(storage, { tasks: ids.map((id) => putTask(id)) })
      expectEqual(idsOf(await claim(storage, { limit: 2 })), ['t1', 't2'], 'the first claim')
      expectEqual(idsOf(await claim(storage, { limit: 2 })), ['t3', 't4'], 'the second claim')
      expectEqual(await claimedIds(storage), ['t5'], 'the third claim')
    },
  },
  {
    id: 'claim.kinds',
    title: 'gives only tasks of the wanted kinds and leaves the others in the queue',
    clause: 'ClaimRequest.kinds',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, {
        tasks: [
          putTask('sms'),
          putTask('expire', { kind: 'expire' }),
          putTask('submit', { kind: 'submit', priority: 0 }),
        ],
      })
      expectEqual(idsOf(await claim(storage, { kinds: ['expire', 'unknown'] })), ['expire'], 'a claim of one kind')
      expectEqual(idsOf(await claim(storage, { kinds: [] })), [], 'a claim of no kind')
      expectEqual(await claimedIds(storage), ['submit', 'sms'], 'a claim of all kinds')
    },
  },
  {
    id: 'claim.bounds',
    title: 'refuses a limit, a lease or an owner out of bounds',
    clause: 'ClaimRequest',
    run: async ({ open }) => {
      const storage = await open()
      const request = { now: NOW, limit: 1, leaseMs: LEASE_MS, owner: 'worker-1' }
      for (const bad of [{ limit: 0 }, { limit: 1_001 }, { leaseMs: 0 }, { now: Number.NaN }, { owner: '' }]) {
        await expectRejects(() => storage.claim({ ...request, ...bad }), 'invalid_query', JSON.stringify(bad))
      }
    },
  },
  {
    id: 'next-due-at.first-claimable',
    title: 'answers when the next task can be claimed: its due time, or the end of its lease if later',
    clause: 'StorageAdapter.nextDueAt',
    run: async ({ open }) => {
      const storage = await open()
      expectEqual(await storage.nextDueAt(), undefined, 'of an empty queue')
      await commit(storage, { tasks: [putTask('later', { dueAt: NOW + 9 * LEASE_MS, priority: 0 }), putTask('now')] })
      expectEqual(await storage.nextDueAt(), NOW, 'with a due task')
      const held = heldOf(await claimOne(storage))
      expectEqual(await storage.nextDueAt(), NOW + LEASE_MS, 'with a leased task')
      await commit(storage, { tasks: [{ change: 'finish', held }] })
      expectEqual(await storage.nextDueAt(), NOW + 9 * LEASE_MS, 'with a future task')
      await commit(storage, { tasks: [putLeased('leased', { dueAt: NOW + 5 * LEASE_MS })] })
      expectEqual(await storage.nextDueAt(), NOW + 5 * LEASE_MS, 'with a leased task that is due after its lease')
    },
  },
  {
    id: 'stats.counts',
    title: 'counts queued, due and parked tasks and names the longest overdue',
    clause: 'StorageStats',
    run: async ({ open }) => {
      const storage = await open()
      expectEqual(
        await storage.stats({ now: NOW }),
        { queuedTasks: 0, dueTasks: 0, parkedTasks: 0 },
        'of an empty queue',
      )
      await commit(storage, { tasks: [putTask('parked')] })
      const held = heldOf(await claimOne(storage))
      await commit(storage, {
        tasks: [
          { change: 'park', held, reason: 'stuck' },
          putTask('old', { dueAt: NOW - 9 }),
          putTask('due'),
          putTask('later', { dueAt: NOW + 1 }),
          putLeased('leased', { dueAt: NOW - 20 }),
        ],
      })
      const counts = { queuedTasks: 4, parkedTasks: 1 }
      expectEqual(
        await storage.stats({ now: NOW }),
        { ...counts, dueTasks: 2, oldestDueAt: NOW - 9 },
        'while the lease runs',
      )
      const later = await storage.stats({ now: NOW + LEASE_MS })
      expectEqual(later, { ...counts, dueTasks: 4, oldestDueAt: NOW - 20 }, 'after it lapsed')
    },
  },
]
