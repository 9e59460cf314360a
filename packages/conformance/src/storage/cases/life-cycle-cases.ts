import type { RecordCatalog } from '@linx/contracts'
import { expectEqual, expectRejects } from '../../kit/expect.ts'
import {
  CATALOG,
  claim,
  commit,
  findSessions,
  foundIds,
  NOW,
  putOf,
  recordKey,
  TENANT,
  uniqueKey,
  versionOf,
} from '../fixtures.ts'
import type { StorageCase } from '../storage-context.ts'

const LONGER_CATALOG: RecordCatalog = [
  {
    kind: 'session',
    indexes: [
      { name: 'status', type: 'string' },
      { name: 'createdAt', type: 'number' },
      { name: 'title', type: 'string' },
    ],
  },
  ...CATALOG.slice(1),
  { kind: 'schedule', indexes: [{ name: 'nextAt', type: 'number' }] },
]

export const lifeCycleCases: readonly StorageCase[] = [
  {
    id: 'adapter.describes-itself',
    title: 'names its contract version, itself and the capabilities it was declared with',
    clause: 'StorageAdapter.capabilities',
    run: async ({ openBare, subject }) => {
      const { specificationVersion, name, capabilities } = await openBare()
      expectEqual(specificationVersion, 'v1', 'specificationVersion')
      expectEqual(typeof name === 'string' && name !== '', true, 'whether the adapter has a name')
      expectEqual(capabilities, subject.capabilities, 'capabilities')
    },
  },
  {
    id: 'migrate.comes-first',
    title: 'refuses to work before migrate',
    clause: 'StorageAdapter.migrate',
    run: async ({ openBare }) => {
      const storage = await openBare()
      await expectRejects(() => storage.commit({ now: NOW, puts: [putOf('s1')] }), 'not_migrated', 'commit')
      await expectRejects(() => storage.get([recordKey('s1')]), 'not_migrated', 'get')
      await expectRejects(() => claim(storage), 'not_migrated', 'claim')
    },
  },
  {
    id: 'migrate.keeps-records',
    title: 'loses nothing when it is called again',
    clause: 'StorageAdapter.migrate',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('s1', 0, { indexes: { status: 'ACTIVE' }, terms: ['ada'] })] })
      await storage.migrate(CATALOG)
      expectEqual(await versionOf(storage, 's1'), 1, 'the version of the record')
      expectEqual(
        await foundIds(storage, [{ index: 'status', equals: 'ACTIVE' }, { anyTerm: ['ada'] }]),
        ['s1'],
        'find',
      )
    },
  },
  {
    id: 'migrate.takes-a-longer-catalog',
    title: 'adds kinds and indexes; older records have null in a new index',
    clause: 'StorageAdapter.migrate',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('s1', 0, { indexes: { status: 'ACTIVE' } })] })
      await storage.migrate(LONGER_CATALOG)
      const schedule = { businessAccountId: TENANT, kind: 'schedule', id: 'n1' }
      await commit(storage, {
        puts: [
          putOf('s2', 0, { indexes: { title: 'Invoice' } }),
          { key: schedule, expectedVersion: 0, body: {}, indexes: { nextAt: 7 } },
        ],
      })
      expectEqual(await foundIds(storage, [{ index: 'title', equals: null }]), ['s1'], 'records without the new index')
      expectEqual(await foundIds(storage, [{ index: 'title', equals: 'Invoice' }]), ['s2'], 'records with it')
      expectEqual((await storage.get([schedule]))[0]?.version, 1, 'the version of a record of the new kind')
    },
  },
  {
    id: 'migrate.runs-at-once-with-itself',
    title: 'can be called several times at once',
    clause: 'StorageAdapter.migrate',
    run: async ({ openBare }) => {
      const storage = await openBare()
      await Promise.all([storage.migrate(CATALOG), storage.migrate(LONGER_CATALOG), storage.migrate(CATALOG)])
      await commit(storage, { puts: [putOf('s1', 0, { indexes: { title: 'Invoice' } })] })
      expectEqual(
        await foundIds(storage, [{ index: 'title', equals: 'Invoice' }]),
        ['s1'],
        'find by the longer catalog',
      )
    },
  },
  {
    id: 'migrate.refuses-a-bad-catalog',
    title: 'refuses names out of bounds, doubled names and an index that changes its type',
    clause: 'RecordKindDefinition',
    run: async ({ open }) => {
      const storage = await open()
      const bad: readonly RecordCatalog[] = [
        [{ kind: 'Session"; --', indexes: [] }],
        [{ kind: 'session', indexes: [{ name: 'created-at', type: 'string' }] }],
        [{ kind: 'session', indexes: [{ name: 'createdAt', type: 'string' }] }],
        [
          {
            kind: 'visit',
            indexes: [
              { name: 'openedAt', type: 'number' },
              { name: 'openedat', type: 'number' },
            ],
          },
        ],
      ]
      for (const catalog of bad) {
        await expectRejects(() => storage.migrate(catalog), 'invalid_catalog', JSON.stringify(catalog))
      }
      expectEqual((await findSessions(storage, [])).total, 0, 'a query by the catalog that stands')
    },
  },
  {
    id: 'close.refuses-what-follows',
    title: 'answers every later call with the error `closed`',
    clause: 'StorageAdapter.close',
    run: async ({ open }) => {
      const storage = await open()
      await storage.close()
      const calls: Readonly<Record<string, () => Promise<unknown>>> = {
        migrate: () => storage.migrate(CATALOG),
        commit: () => storage.commit({ now: NOW }),
        get: () => storage.get([recordKey('s1')]),
        find: () => findSessions(storage, []),
        lookup: () => storage.lookup(uniqueKey('k1')),
        claim: () => claim(storage),
        renew: () => storage.renew({ now: NOW, leaseMs: 1, held: [] }),
        nextDueAt: () => storage.nextDueAt(),
        listParked: () => storage.listParked({ limit: 1 }),
        readJournal: () => storage.readJournal({ businessAccountId: TENANT, limit: 1 }),
        prune: () => storage.prune({ now: NOW, limit: 1 }),
        stats: () => storage.stats({ now: NOW }),
      }
      for (const [verb, call] of Object.entries(calls)) await expectRejects(call, 'closed', verb)
    },
  },
  {
    id: 'close.waits-for-what-was-begun',
    title: 'finishes a commit that was asked for before, and can be called twice',
    clause: 'StorageAdapter.close',
    run: async ({ open }) => {
      const storage = await open()
      const begun = storage.commit({ now: NOW, puts: [putOf('s1')] })
      await Promise.all([storage.close(), storage.close()])
      expectEqual((await begun).committed, true, 'whether the commit was made')
    },
  },
]
