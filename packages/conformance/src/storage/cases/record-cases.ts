import type { JsonObject } from '@linx/contracts'
import { expectEqual, expectRejects } from '../../kit/expect.ts'
import { commit, conflictOf, foundIds, NOW, putOf, recordKey, TENANT, versionOf } from '../fixtures.ts'
import type { StorageCase } from '../storage-context.ts'

const AWKWARD_BODY: JsonObject = {
  text: 'naïve – “quotes” \\ / \b\n 💶 \u0000 end',
  empty: '',
  nothing: null,
  numbers: [0, -1, 1.5, 9_007_199_254_740_991, 1e-7],
  deep: { list: [{ flag: true }, [], {}] },
  'odd key': '"',
  absent: undefined,
}

export const recordCases: readonly StorageCase[] = [
  {
    id: 'commit.insert.starts-at-version-1',
    title: 'stores a new record at version 1',
    clause: 'StoredRecord.version',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('s1', 0, { body: { title: 'Invoice' } })] })
      const expected = { key: recordKey('s1'), version: 1, body: { title: 'Invoice' } }
      expectEqual(await storage.get([recordKey('s1')]), [expected], 'get')
    },
  },
  {
    id: 'commit.insert.refuses-an-existing-record',
    title: 'conflicts on version when the record to insert is there',
    clause: 'RecordPut.expectedVersion',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('s1', 0, { body: { first: true } })] })
      const conflict = await conflictOf(storage, { puts: [putOf('s1')] })
      expectEqual(conflict, { reason: 'version', key: recordKey('s1'), actualVersion: 1 }, 'the conflict')
      expectEqual((await storage.get([recordKey('s1')]))[0]?.body, { first: true }, 'the stored body')
    },
  },
  {
    id: 'commit.version.replaces-only-expected',
    title: 'replaces a record only at the expected version, which then grows by one',
    clause: 'RecordPut.expectedVersion',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('s1')] })
      await commit(storage, { puts: [putOf('s1', 1, { body: { step: 'second' } })] })
      for (const expectedVersion of [1, 3]) {
        const conflict = await conflictOf(storage, { puts: [putOf('s1', expectedVersion)] })
        expectEqual(conflict, { reason: 'version', key: recordKey('s1'), actualVersion: 2 }, 'the conflict')
      }
      const expected = { key: recordKey('s1'), version: 2, body: { step: 'second' } }
      expectEqual(await storage.get([recordKey('s1')]), [expected], 'get')
    },
  },
  {
    id: 'commit.version.reports-a-missing-record-as-0',
    title: 'conflicts with actual version 0 when the record to replace or remove is not there',
    clause: 'CommitConflict',
    run: async ({ open }) => {
      const storage = await open()
      const expected = { reason: 'version', key: recordKey('s1'), actualVersion: 0 }
      expectEqual(await conflictOf(storage, { puts: [putOf('s1', 1)] }), expected, 'a put')
      const removals = [{ key: recordKey('s1'), expectedVersion: 1 }]
      expectEqual(await conflictOf(storage, { removals }), expected, 'a removal')
    },
  },
  {
    id: 'commit.replacement.updates-indexes-and-terms',
    title: 'finds a replaced record by its new index values and terms only',
    clause: 'RecordPut.indexes',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, {
        puts: [putOf('s1', 0, { indexes: { status: 'ACTIVE', createdAt: 1 }, terms: ['ada', 'shared'] })],
      })
      await commit(storage, {
        puts: [putOf('s1', 1, { indexes: { status: 'COMPLETED' }, terms: ['shared', 'grace'] })],
      })
      expectEqual(await foundIds(storage, [{ index: 'status', equals: 'ACTIVE' }]), [], 'the old index value')
      expectEqual(await foundIds(storage, [{ index: 'status', equals: 'COMPLETED' }]), ['s1'], 'the new index value')
      expectEqual(await foundIds(storage, [{ index: 'createdAt', equals: null }]), ['s1'], 'the index left out')
      expectEqual(await foundIds(storage, [{ anyTerm: ['ada'] }]), [], 'the old term')
      expectEqual(await foundIds(storage, [{ anyTerm: ['grace'] }]), ['s1'], 'the new term')
      expectEqual(await foundIds(storage, [{ anyTerm: ['shared'] }]), ['s1'], 'the kept term')
    },
  },
  {
    id: 'commit.removal.removes-record-indexes-and-terms',
    title: 'removes a record at the expected version with everything that finds it',
    clause: 'RecordRemoval',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('s1', 0, { indexes: { status: 'ACTIVE' }, terms: ['ada'] })] })
      const stale = await conflictOf(storage, { removals: [{ key: recordKey('s1'), expectedVersion: 2 }] })
      expectEqual(stale, { reason: 'version', key: recordKey('s1'), actualVersion: 1 }, 'a removal at another version')
      await commit(storage, { removals: [{ key: recordKey('s1'), expectedVersion: 1 }] })
      expectEqual(await versionOf(storage, 's1'), 0, 'the version')
      expectEqual(await foundIds(storage, [{ index: 'status', equals: 'ACTIVE' }]), [], 'find by index')
      expectEqual(await foundIds(storage, [{ anyTerm: ['ada'] }]), [], 'find by term')
    },
  },
  {
    id: 'commit.removal.frees-the-id',
    title: 'inserts a removed record anew, at version 1 and without its old terms',
    clause: 'RecordRemoval',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('s1', 0, { terms: ['ada'] })] })
      await commit(storage, { removals: [{ key: recordKey('s1'), expectedVersion: 1 }] })
      await commit(storage, { puts: [putOf('s1')] })
      expectEqual(await versionOf(storage, 's1'), 1, 'the version')
      expectEqual(await foundIds(storage, [{ anyTerm: ['ada'] }]), [], 'find by the old term')
    },
  },
  {
    id: 'commit.body.comes-back-whole',
    title: 'gives bodies back as JSON text keeps them',
    clause: 'StorageAdapter',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('s1', 0, { body: AWKWARD_BODY })] })
      const [record] = await storage.get([recordKey('s1')])
      expectEqual(record?.body, JSON.parse(JSON.stringify(AWKWARD_BODY)), 'the body')
      expectEqual(Object.hasOwn(record?.body ?? {}, 'absent'), false, 'whether an undefined member was stored')
    },
  },
  {
    id: 'commit.input-is-copied',
    title: 'stores what was given at the call, whatever the caller changes later',
    clause: 'StorageAdapter',
    run: async ({ open }) => {
      const storage = await open()
      const body = { list: [1], nested: { text: 'first' } }
      const key = { businessAccountId: TENANT, kind: 'session', id: 's1' }
      const indexes = { status: 'ACTIVE' }
      const terms = ['ada']
      const begun = storage.commit({ now: NOW, puts: [{ key, expectedVersion: 0, body, indexes, terms }] })
      body.list.push(2)
      body.nested.text = 'changed'
      key.id = 's2'
      indexes.status = 'CHANGED'
      terms[0] = 'changed'
      expectEqual((await begun).committed, true, 'whether the batch was committed')
      body.nested.text = 'changed later'
      const [record] = await storage.get([recordKey('s1')])
      expectEqual(record?.body, { list: [1], nested: { text: 'first' } }, 'the stored body')
      expectEqual(
        await foundIds(storage, [{ index: 'status', equals: 'ACTIVE' }, { anyTerm: ['ada'] }]),
        ['s1'],
        'find by the given values',
      )
    },
  },
  {
    id: 'get.output-is-a-copy',
    title: 'gives every caller an own copy',
    clause: 'StorageAdapter',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('s1', 0, { body: { list: [1] } })] })
      const [first] = await storage.get([recordKey('s1')])
      Object.assign(first?.body ?? {}, { list: [1, 2] })
      const [second] = await storage.get([recordKey('s1')])
      expectEqual(second?.body, { list: [1] }, 'the body that a later get gives')
    },
  },
  {
    id: 'get.keeps-the-order-of-keys',
    title: 'answers records in the order of the keys, undefined where there is none',
    clause: 'StorageAdapter.get',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('s1'), putOf('s2')] })
      const keys = ['s2', 'missing', 's1', 's2'].map((id) => recordKey(id))
      const ids = (await storage.get(keys)).map((record) => record?.key.id ?? 'none')
      expectEqual(ids, ['s2', 'none', 's1', 's2'], 'the ids')
      expectEqual(await storage.get([]), [], 'get of no keys')
    },
  },
  {
    id: 'get.refuses-keys-out-of-bounds',
    title: 'refuses more than 100 keys and a kind that the catalog does not name',
    clause: 'StorageAdapter.get',
    run: async ({ open }) => {
      const storage = await open()
      const many = Array.from({ length: 101 }, (_, index) => recordKey(`s${index}`))
      await expectRejects(() => storage.get(many), 'invalid_query', 'a get of 101 keys')
      const unknown = { businessAccountId: TENANT, kind: 'unknown', id: 's1' }
      await expectRejects(() => storage.get([unknown]), 'invalid_query', 'a get of an unknown kind')
    },
  },
]
