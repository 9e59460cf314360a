import { expectEqual } from '../../kit/expect.ts'
import {
  claim,
  claimOf,
  commit,
  conflictOf,
  entryOf,
  findSessions,
  heldOf,
  journalIds,
  OTHER_TENANT,
  putOf,
  putTask,
  recordKey,
  taskKey,
  uniqueKey,
  versionOf,
} from '../fixtures.ts'
import type { StorageCase } from '../storage-context.ts'

const OTHER = { businessAccountId: OTHER_TENANT }

export const tenantCases: readonly StorageCase[] = [
  {
    id: 'tenant.records-are-apart',
    title: 'keeps a record of the same id for each tenant and shows neither to the other',
    clause: 'RecordKey.businessAccountId',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('s1', 0, { body: { of: 'a' } })] })
      expectEqual(await versionOf(storage, 's1', OTHER_TENANT), 0, 'the version before the other tenant stored one')
      await commit(storage, { puts: [putOf('s1', 0, { body: { of: 'b' }, ...OTHER })] })
      await commit(storage, { removals: [{ key: recordKey('s1', OTHER_TENANT), expectedVersion: 1 }] })
      expectEqual((await storage.get([recordKey('s1')]))[0]?.body, { of: 'a' }, 'the record of the first tenant')
    },
  },
  {
    id: 'tenant.find-is-limited',
    title: 'finds and counts only records of the asked tenant, by index and by term',
    clause: 'FindQuery.businessAccountId',
    run: async ({ open }) => {
      const storage = await open()
      const found = { indexes: { status: 'ACTIVE' }, terms: ['ada'] }
      await commit(storage, {
        puts: [putOf('s1', 0, found), putOf('s1', 0, { ...found, ...OTHER }), putOf('s2', 0, { ...found, ...OTHER })],
      })
      for (const where of [[], [{ index: 'status', equals: 'ACTIVE' }], [{ anyTerm: ['ada'] }]]) {
        const { records, total } = await findSessions(storage, where)
        expectEqual(
          records.map(({ key }) => key),
          [recordKey('s1')],
          `where ${JSON.stringify(where)}`,
        )
        expectEqual(total, 1, `the total where ${JSON.stringify(where)}`)
        expectEqual((await findSessions(storage, where, OTHER)).total, 2, 'the total of the other tenant')
      }
    },
  },
  {
    id: 'tenant.unique-keys-are-apart',
    title: 'holds the same value for each tenant and releases only the own one',
    clause: 'UniqueKey.businessAccountId',
    run: async ({ open }) => {
      const storage = await open()
      const other = uniqueKey('k1', OTHER_TENANT)
      await commit(storage, { claims: [claimOf('k1')] })
      expectEqual(await storage.lookup(other), undefined, 'the key of the other tenant')
      await commit(storage, { claims: [{ key: other, body: {} }] })
      await commit(storage, { releases: [other] })
      expectEqual((await storage.lookup(uniqueKey('k1')))?.body, { answer: 'k1' }, 'the key of the first tenant')
    },
  },
  {
    id: 'tenant.tasks-are-apart',
    title: 'keeps a task of the same id for each tenant, and a fence of one is none of the other',
    clause: 'TaskKey.businessAccountId',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { tasks: [putTask('t1'), putTask('t1', { key: taskKey('t1', OTHER_TENANT) })] })
      const [own] = await claim(storage, { limit: 1 })
      const held = own === undefined ? { key: taskKey('t1'), fence: 1 } : heldOf(own)
      const foreign = { ...held, key: taskKey('t1', OTHER_TENANT) }
      expectEqual(
        (await conflictOf(storage, { tasks: [{ change: 'finish', held: foreign }] })).reason,
        'fence',
        'the conflict',
      )
      await commit(storage, { tasks: [{ change: 'finish', held }] })
      expectEqual(
        (await claim(storage)).map(({ key }) => key),
        [taskKey('t1', OTHER_TENANT)],
        'the task that is left',
      )
    },
  },
  {
    id: 'tenant.journals-are-apart',
    title: 'takes the same journal id for each tenant and reads only the own entries',
    clause: 'JournalEntry.businessAccountId',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { journal: [entryOf('j1'), entryOf('j1', OTHER), entryOf('j2', OTHER)] })
      expectEqual(await journalIds(storage), ['j1'], 'the journal of one tenant')
      expectEqual(await journalIds(storage, OTHER_TENANT), ['j1', 'j2'], 'the journal of the other')
    },
  },
]
