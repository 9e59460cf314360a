import type { HeldTask, TaskChange } from '@linx/contracts'
import { expectEqual, expectTrue } from '../../kit/expect.ts'
import {
  claim,
  claimedIds,
  claimOne,
  commit,
  conflictOf,
  heldOf,
  idsOf,
  LEASE_MS,
  NOW,
  putLeased,
  putTask,
  taskKey,
} from '../fixtures.ts'
import type { StorageCase } from '../storage-context.ts'

/** Every change that only the holder may make. */
const heldChanges = (held: HeldTask): readonly TaskChange[] => [
  { change: 'finish', held },
  { change: 'postpone', held, dueAt: NOW },
  { change: 'park', held, reason: 'late' },
  { change: 'hold', held },
]

export const taskCases: readonly StorageCase[] = [
  {
    id: 'task.put.is-claimed-whole',
    title: 'gives a task to its claimer as it was put',
    clause: 'ClaimedTask',
    run: async ({ open }) => {
      const storage = await open()
      const key = taskKey('w1:reminder')
      const task = { key, kind: 'send-sms', dueAt: NOW - 5, priority: 3, body: { text: 'Hello – é', list: [1] } }
      await commit(storage, { tasks: [{ change: 'put', task }] })
      const { fence, leasedUntil, ...claimed } = await claimOne(storage)
      expectEqual(claimed, task, 'the task')
      expectTrue(Number.isSafeInteger(fence) && fence >= 1, `A fence must be a whole number from 1, received ${fence}.`)
      expectEqual(leasedUntil, NOW + LEASE_MS, 'the end of the lease')
    },
  },
  {
    id: 'task.put.replaces-the-same-key',
    title: 'replaces a queued task whole: kind, due time, priority and body',
    clause: 'TaskChange put',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1', { priority: 1 })] })
      const task = { key: taskKey('t1'), kind: 'expire', dueAt: NOW + 10, priority: 7, body: { second: true } }
      await commit(storage, { tasks: [{ change: 'put', task }] })
      expectEqual(await claimedIds(storage), [], 'a claim at the old due time')
      const { fence, leasedUntil, ...claimed } = await claimOne(storage, NOW + 10)
      expectEqual(claimed, task, 'the task')
    },
  },
  {
    id: 'task.put.takes-a-task-from-its-holder',
    title: 'grows the fence of a held task that is replaced, so that its holder can no longer write',
    clause: 'ClaimedTask.fence',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1')] })
      const held = heldOf(await claimOne(storage))
      await commit(storage, { tasks: [putTask('t1')] })
      for (const change of heldChanges(held)) {
        const expected = { reason: 'fence', key: taskKey('t1') }
        expectEqual(await conflictOf(storage, { tasks: [change] }), expected, `${change.change} by the former holder`)
      }
      const again = await claimOne(storage)
      expectTrue(again.fence > held.fence, `The fence must grow from ${held.fence}, received ${again.fence}.`)
    },
  },
  {
    id: 'task.finish.removes-it',
    title: 'removes a finished task for good',
    clause: 'TaskChange finish',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1')] })
      const held = heldOf(await claimOne(storage))
      await commit(storage, { tasks: [{ change: 'finish', held }] })
      expectEqual(await claimedIds(storage, NOW + 10 * LEASE_MS), [], 'a later claim')
      for (const change of heldChanges(held)) {
        expectEqual((await conflictOf(storage, { tasks: [change] })).reason, 'fence', `${change.change} after finish`)
      }
    },
  },
  {
    id: 'task.finish-and-put-replaces',
    title: 'puts a task anew in the batch that finishes it, in either order, and the fence goes on',
    clause: 'TaskChange',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1')] })
      const first = await claimOne(storage)
      await commit(storage, { tasks: [{ change: 'finish', held: heldOf(first) }, putTask('t1', { body: { run: 2 } })] })
      const second = await claimOne(storage)
      expectEqual(second.body, { run: 2 }, 'the body')
      expectTrue(second.fence > first.fence, `The fence must grow from ${first.fence}, received ${second.fence}.`)
      await commit(storage, {
        tasks: [putTask('t1', { body: { run: 3 } }), { change: 'finish', held: heldOf(second) }],
      })
      expectEqual((await claimOne(storage)).body, { run: 3 }, 'the body after the put that stood first')
    },
  },
  {
    id: 'task.postpone.gives-it-back',
    title: 'queues a postponed task for its new time with its old or new body, and the former holder has lost it',
    clause: 'TaskChange postpone',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1', { body: { run: 1 } })] })
      const first = heldOf(await claimOne(storage))
      await commit(storage, { tasks: [{ change: 'postpone', held: first, dueAt: NOW + 5 }] })
      for (const change of heldChanges(first)) {
        expectEqual((await conflictOf(storage, { tasks: [change] })).reason, 'fence', `${change.change} afterwards`)
      }
      expectEqual(await claimedIds(storage, NOW + 4), [], 'a claim before the new time')
      const second = await claimOne(storage, NOW + 5)
      expectEqual(second.body, { run: 1 }, 'the kept body')
      const postpone = { change: 'postpone', held: heldOf(second), dueAt: NOW - 1, body: { run: 2 } } as const
      await commit(storage, { tasks: [postpone] })
      expectEqual((await claimOne(storage)).body, { run: 2 }, 'the new body')
    },
  },
  {
    id: 'task.park.takes-it-out-of-the-queue',
    title: 'lists a parked task with its reason and does not give it to claimers until it is unparked',
    clause: 'TaskChange park',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1')] })
      const held = heldOf(await claimOne(storage))
      await commit(storage, { tasks: [{ change: 'park', held, reason: 'The answer was unreadable.' }] })
      expectEqual(await claimedIds(storage, NOW + 10 * LEASE_MS), [], 'a claim of parked tasks')
      expectEqual(await storage.nextDueAt(), undefined, 'nextDueAt')
      const [parked] = await storage.listParked({ limit: 10 })
      expectEqual(
        [parked?.key, parked?.reason, parked?.body],
        [held.key, 'The answer was unreadable.', { task: 't1' }],
        'listParked',
      )
      for (const change of heldChanges(held)) {
        expectEqual(
          (await conflictOf(storage, { tasks: [change] })).reason,
          'fence',
          `${change.change} of a parked task`,
        )
      }
      await commit(storage, { tasks: [{ change: 'unpark', key: held.key, dueAt: NOW + 3 }] })
      expectEqual(await storage.listParked({ limit: 10 }), [], 'listParked after unpark')
      const again = await claimOne(storage, NOW + 3)
      expectEqual(again.dueAt, NOW + 3, 'the new due time')
      expectTrue(again.fence > held.fence, `The fence must grow from ${held.fence}, received ${again.fence}.`)
    },
  },
  {
    id: 'task.put.unparks',
    title: 'puts a parked task back in the queue when it is put again',
    clause: 'TaskChange put',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1')] })
      const held = heldOf(await claimOne(storage))
      await commit(storage, { tasks: [{ change: 'park', held, reason: 'stuck' }] })
      await commit(storage, { tasks: [putTask('t1')] })
      expectEqual(await storage.listParked({ limit: 10 }), [], 'listParked')
      expectEqual(await claimedIds(storage), ['t1'], 'a claim')
    },
  },
  {
    id: 'task.unpark.needs-a-parked-task',
    title: 'conflicts on fence when the task to unpark is queued or missing',
    clause: 'TaskChange unpark',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1')] })
      for (const id of ['t1', 'missing']) {
        const conflict = await conflictOf(storage, { tasks: [{ change: 'unpark', key: taskKey(id), dueAt: NOW }] })
        expectEqual(conflict, { reason: 'fence', key: taskKey(id) }, `unpark of ${id}`)
      }
    },
  },
  {
    id: 'task.hold.guards-a-commit',
    title: 'changes nothing while the task is held',
    clause: 'TaskChange hold',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1')] })
      const held = heldOf(await claimOne(storage))
      await commit(storage, { tasks: [{ change: 'hold', held }] })
      await commit(storage, { tasks: [{ change: 'finish', held }] })
      expectEqual((await storage.stats({ now: NOW })).queuedTasks, 0, 'queued tasks')
    },
  },
  {
    id: 'task.remove.asks-nobody',
    title: 'removes queued, held and parked tasks alike; a missing one is no conflict',
    clause: 'TaskChange remove',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('parked'), putTask('held')] })
      const [first, second] = await claim(storage)
      const toPark = [first, second].find((task) => task?.key.id === 'parked')
      if (toPark !== undefined) {
        await commit(storage, { tasks: [{ change: 'park', held: heldOf(toPark), reason: 'stuck' }, putTask('queued')] })
      }
      const ids = ['queued', 'held', 'parked', 'missing']
      await commit(storage, { tasks: ids.map((id): TaskChange => ({ change: 'remove', key: taskKey(id) })) })
      expectEqual(await storage.stats({ now: NOW }), { queuedTasks: 0, dueTasks: 0, parkedTasks: 0 }, 'stats')
    },
  },
  {
    id: 'task.lease.born-leased',
    title:
      'answers the fence of a task put with a lease, keeps it from others until the lease lapses, and lets it finish',
    clause: 'TaskChange put',
    run: async ({ open }) => {
      const storage = await open()
      const leased = await commit(storage, { tasks: [putLeased('t1'), putTask('t2'), putLeased('t3')] })
      expectEqual(
        leased,
        [
          { key: taskKey('t1'), fence: 1 },
          { key: taskKey('t3'), fence: 1 },
        ],
        'leased',
      )
      expectEqual(await claimedIds(storage, NOW + LEASE_MS - 1), ['t2'], 'a claim while the leases run')
      const [first] = leased
      if (first !== undefined) await commit(storage, { tasks: [{ change: 'finish', held: first }] })
      expectEqual(idsOf(await claim(storage, { now: NOW + LEASE_MS })), ['t3'], 'a claim after the leases lapsed')
    },
  },
  {
    id: 'task.lease.replacement-answers-the-next-fence',
    title: 'answers the grown fence when a put with a lease replaces a task',
    clause: 'CommitResult',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1')] })
      const { fence } = await claimOne(storage)
      const [held] = await commit(storage, { tasks: [putLeased('t1')] })
      expectTrue((held?.fence ?? 0) > fence, `The fence must grow from ${fence}, received ${held?.fence}.`)
      if (held !== undefined) await commit(storage, { tasks: [{ change: 'finish', held }] })
      expectEqual((await storage.stats({ now: NOW })).queuedTasks, 0, 'queued tasks')
    },
  },
]
