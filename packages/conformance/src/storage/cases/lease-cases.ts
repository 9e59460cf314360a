import { expectEqual, expectTrue } from '../../kit/expect.ts'
import {
  claim,
  claimedIds,
  claimOne,
  commit,
  conflictOf,
  heldOf,
  LEASE_MS,
  NOW,
  putOf,
  putTask,
  taskKey,
  versionOf,
} from '../fixtures.ts'
import type { StorageCase } from '../storage-context.ts'

export const leaseCases: readonly StorageCase[] = [
  {
    id: 'lease.keeps-others-out',
    title: 'gives a leased task to nobody else until its lease ends, and then at once',
    clause: 'ClaimedTask.leasedUntil',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1')] })
      await claimOne(storage)
      expectEqual(await claimedIds(storage), [], 'a second claim')
      expectEqual(await claimedIds(storage, NOW + LEASE_MS - 1), [], 'a claim before the end of the lease')
      expectEqual(await claimedIds(storage, NOW + LEASE_MS), ['t1'], 'a claim at the end of the lease')
    },
  },
  {
    id: 'lease.fence-grows-with-each-claim',
    title: 'grows the fence with each claim',
    clause: 'ClaimedTask.fence',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1')] })
      let last = 0
      for (let round = 0; round < 4; round += 1) {
        const { fence } = await claimOne(storage, NOW + round * LEASE_MS)
        expectTrue(fence > last, `The fence must grow from ${last}, received ${fence}.`)
        last = fence
      }
    },
  },
  {
    id: 'lease.late-worker-cannot-write',
    title: 'refuses the whole batch of a worker whose task was claimed again; the new holder goes on',
    clause: 'ClaimedTask.fence',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1')] })
      const late = heldOf(await claimOne(storage))
      const current = heldOf(await claimOne(storage, NOW + LEASE_MS))
      const conflict = await conflictOf(storage, { puts: [putOf('s1')], tasks: [{ change: 'finish', held: late }] })
      expectEqual(conflict, { reason: 'fence', key: taskKey('t1') }, 'the late worker')
      expectEqual(await versionOf(storage, 's1'), 0, 'the record of the late worker')
      await commit(storage, { puts: [putOf('s1')], tasks: [{ change: 'finish', held: current }] })
    },
  },
  {
    id: 'lease.lapse-alone-takes-nothing-away',
    title: 'lets a worker finish after its lease lapsed, as long as nobody claimed the task',
    clause: 'ClaimedTask.fence',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1')] })
      const held = heldOf(await claimOne(storage))
      await commit(storage, { now: NOW + 9 * LEASE_MS, tasks: [{ change: 'finish', held }] })
      expectEqual(await claimedIds(storage, NOW + 9 * LEASE_MS), [], 'a claim afterwards')
    },
  },
  {
    id: 'renew.extends',
    title: 'extends a lease, even one that lapsed, to its new end',
    clause: 'StorageAdapter.renew',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1')] })
      const held = [heldOf(await claimOne(storage))]
      expectEqual(await storage.renew({ now: NOW + 10, leaseMs: LEASE_MS, held }), [true], 'renew in time')
      expectEqual(await claimedIds(storage, NOW + LEASE_MS), [], 'a claim at the old end')
      expectEqual(await storage.nextDueAt(), NOW + 10 + LEASE_MS, 'nextDueAt')
      const late = NOW + 5 * LEASE_MS
      expectEqual(await storage.renew({ now: late, leaseMs: LEASE_MS, held }), [true], 'renew after the lapse')
      expectEqual(await claimedIds(storage, late + LEASE_MS - 1), [], 'a claim before the last end')
      expectEqual(await claimedIds(storage, late + LEASE_MS), ['t1'], 'a claim at the last end')
    },
  },
  {
    id: 'renew.tells-what-was-lost',
    title: 'answers for each task whether it was still held under that fence',
    clause: 'StorageAdapter.renew',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1'), putTask('t2'), putTask('t3')] })
      const claimed = (await claim(storage)).map(heldOf)
      const held = claimed.toSorted((left, right) => (left.key.id < right.key.id ? -1 : 1))
      const [first] = held
      if (first === undefined || held.length !== 3) return expectEqual(held.length, 3, 'the number of claimed tasks')
      await commit(storage, { tasks: [{ change: 'finish', held: first }, putTask('t3')] })
      const asked = [...held, { key: taskKey('missing'), fence: 1 }]
      const answers = await storage.renew({ now: NOW, leaseMs: 2 * LEASE_MS, held: asked })
      expectEqual(answers, [false, true, false, false], 'the answers')
      expectEqual(await storage.renew({ now: NOW, leaseMs: LEASE_MS, held: [] }), [], 'renew of nothing')
    },
  },
  {
    id: 'list-parked.pages',
    title: 'pages through parked tasks in the order of tenant and id',
    clause: 'StorageAdapter.listParked',
    run: async ({ open }) => {
      const storage = await open()
      const keys = [taskKey('b'), taskKey('a'), taskKey('c'), taskKey('a', 'business-0')]
      await commit(storage, { tasks: keys.map((key) => putTask(key.id, { key })) })
      const held = (await claim(storage)).map(heldOf)
      await commit(storage, { tasks: held.map((task) => ({ change: 'park', held: task, reason: 'stuck' })) })
      const names = async (query: {
        businessAccountId?: string
        limit: number
        after?: { businessAccountId: string; id: string }
      }) => (await storage.listParked(query)).map(({ key }) => `${key.businessAccountId} ${key.id}`)
      expectEqual(await names({ limit: 2 }), ['business-0 a', 'business-a a'], 'the first page')
      const after = taskKey('a')
      expectEqual(await names({ limit: 9, after }), ['business-a b', 'business-a c'], 'the second page')
      expectEqual(await names({ limit: 9, businessAccountId: 'business-0' }), ['business-0 a'], 'one tenant')
    },
  },
]
