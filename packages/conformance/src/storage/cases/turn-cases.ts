import type { StorageAdapter, Task } from '@linx/contracts'
import { expectEqual, expectRejects } from '../../kit/expect.ts'
import { claim, commit, LEASE_MS, NOW, putTask, taskKey } from '../fixtures.ts'
import type { StorageCase } from '../storage-context.ts'

/** More than a claim may look through one by one. */
const BACKLOG = 900

const putFor = (tenant: string, id: string, more: Partial<Task> = {}) =>
  putTask(id, { key: taskKey(id, tenant), body: { id }, ...more })

const claimInTurn = async (
  storage: StorageAdapter,
  turns: { readonly perTenant: number; readonly after?: string },
  more: { readonly now?: number; readonly limit?: number; readonly kinds?: readonly string[] } = {},
): Promise<readonly string[]> => {
  const inTurn = { perTenant: turns.perTenant, after: turns.after ?? '' }
  const request = { now: NOW, limit: 100, leaseMs: LEASE_MS, owner: 'worker-1', turns: inTurn, ...more }
  return (await storage.claim(request)).map(({ key }) => `${key.businessAccountId} ${key.id}`)
}

/** All of one due time: by id, then tenant. */
const byTask = (left: string, right: string): number => {
  const [leftTenant = '', leftId = ''] = left.split(' ')
  const [rightTenant = '', rightId = ''] = right.split(' ')
  if (leftId !== rightId) return leftId < rightId ? -1 : 1
  return leftTenant < rightTenant ? -1 : 1
}

/** Claims in which tenants take turns. */
export const turnCases: readonly StorageCase[] = [
  {
    id: 'claim.turns.share',
    title: 'gives each tenant at most its share, its most urgent tasks first',
    clause: 'ClaimTurns.perTenant',
    run: async ({ open }) => {
      const storage = await open()
      const backlog = Array.from({ length: BACKLOG }, (_, index) => putFor('a', `t${index}`, { dueAt: NOW - 10 }))
      await commit(storage, { tasks: [...backlog, putFor('a', 'first', { dueAt: NOW - 11 }), putFor('b', 'late')] })
      expectEqual(await claimInTurn(storage, { perTenant: 2 }), ['a first', 'a t0', 'b late'], 'a claim')
      expectEqual(await claimInTurn(storage, { perTenant: 1 }), ['a t1'], 'the next claim')
    },
  },
  {
    id: 'claim.turns.after',
    title: 'begins behind the named tenant and ends at the limit, so that a caller can go round',
    clause: 'ClaimTurns.after',
    run: async ({ open }) => {
      const storage = await open()
      const tenants = ['A', 'B', 'a', 'b']
      const tasks = tenants.flatMap((tenant) => [putFor(tenant, 't1'), putFor(tenant, 't2')])
      await commit(storage, { tasks })
      expectEqual(await claimInTurn(storage, { perTenant: 1, after: 'A' }, { limit: 2 }), ['B t1', 'a t1'], 'a claim')
      expectEqual(
        await claimInTurn(storage, { perTenant: 1, after: 'a' }, { limit: 2 }),
        ['b t1'],
        'the rest of the round',
      )
      expectEqual(
        await claimInTurn(storage, { perTenant: 5 }),
        ['A t1', 'A t2', 'B t2', 'a t2', 'b t2'].sort(byTask),
        'all',
      )
    },
  },
  {
    id: 'claim.turns.priority',
    title: 'goes priority by priority, each with a share of its own, and answers in the order of every claim',
    clause: 'ClaimTurns',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, {
        tasks: [
          putFor('a', 'slow', { priority: 9, dueAt: NOW - 5 }),
          putFor('a', 'fast', { priority: 1 }),
          putFor('b', 'fast', { priority: 1, dueAt: NOW - 1 }),
          putFor('b', 'fast2', { priority: 1, dueAt: NOW - 1 }),
          putFor('b', 'later', { priority: 1, dueAt: NOW + 1 }),
          putFor('b', 'other', { priority: 1, kind: 'submit-payment' }),
        ],
      })
      const sms = { kinds: ['send-sms'] }
      expectEqual(
        await claimInTurn(storage, { perTenant: 1 }, { limit: 2, ...sms }),
        ['b fast', 'a fast'],
        'a claim of two',
      )
      expectEqual(await claimInTurn(storage, { perTenant: 1 }, sms), ['b fast2', 'a slow'], 'the rest of this kind')
      expectEqual(await claimInTurn(storage, { perTenant: 1 }), ['b other'], 'the other kind')
    },
  },
  {
    id: 'claim.turns.lapsed-leases',
    title: 'counts tasks whose lease lapsed in their tenant’s share, and gives none that is held',
    clause: 'StorageAdapter.claim',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putFor('a', 't1'), putFor('b', 't1')] })
      expectEqual((await claim(storage, { limit: 1 })).length, 1, 'a claim of one')
      await commit(storage, { tasks: [putFor('a', 't2', { dueAt: NOW + 1 })] })
      expectEqual(await claimInTurn(storage, { perTenant: 2 }, { now: NOW + 1 }), ['b t1', 'a t2'], 'while it is held')
      const now = NOW + 1 + LEASE_MS
      expectEqual(await claimInTurn(storage, { perTenant: 1 }, { now }), ['a t1', 'b t1'], 'when all lapsed')
    },
  },
  {
    id: 'claim.turns.bounds',
    title: 'refuses a share that is no number from 1 to 1,000',
    clause: 'ClaimTurns.perTenant',
    run: async ({ open }) => {
      const storage = await open()
      for (const perTenant of [0, 1.5, 1_001]) {
        await expectRejects(() => claimInTurn(storage, { perTenant }), 'invalid_query', `a share of ${perTenant}`)
      }
    },
  },
]
