import { COMMIT_LIMITS, type CommitBatch } from '@linx/contracts'
import { expectEqual, expectRejects } from '../../kit/expect.ts'
import {
  claimedIds,
  claimOf,
  commit,
  conflictOf,
  countCommitted,
  entryOf,
  expectNoTrace,
  foundIds,
  journalIds,
  NOW,
  putLeased,
  putOf,
  putTask,
  recordKey,
  TRACE,
  taskKey,
  taskOf,
  uniqueKey,
  versionOf,
} from '../fixtures.ts'
import type { StorageCase } from '../storage-context.ts'

const BODY_FRAME = JSON.stringify({ text: '' }).length

/** Batches beyond the contract's bounds, by what is wrong with them. */
const INVALID_BATCHES: Readonly<Record<string, Partial<CommitBatch>>> = {
  'an unknown kind': { puts: [{ ...putOf('s1'), key: { ...recordKey('s1'), kind: 'unknown' } }] },
  'an unknown index': { puts: [putOf('s1', 0, { indexes: { unknown: 'x' } })] },
  'an index value of another type': { puts: [putOf('s1', 0, { indexes: { createdAt: 'today' } })] },
  'an index value with U+0000': { puts: [putOf('s1', 0, { indexes: { status: 'A\u0000' } })] },
  'an id with a space': { puts: [putOf('s 1')] },
  'an empty tenant': { puts: [putOf('s1', 0, { businessAccountId: '' })] },
  'an id of 65 characters': { puts: [putOf('x'.repeat(65))] },
  'a removal at version 0': { removals: [{ key: recordKey('s1'), expectedVersion: 0 }] },
  'one record twice': { puts: [putOf('s1'), putOf('s1', 1)] },
  'one key claimed twice': { claims: [claimOf('k1'), claimOf('k1')] },
  'one task put twice': { tasks: [putTask('t1'), putTask('t1')] },
  'too many terms': { puts: [putOf('s1', 0, { terms: Array.from({ length: 65 }, (_, index) => `t${index}`) })] },
  'a body that is too large': {
    puts: [putOf('s1', 0, { body: { text: 'x'.repeat(COMMIT_LIMITS.bodyBytes - BODY_FRAME + 1) } })],
  },
  'a body that is too large in UTF-8 only': { puts: [putOf('s1', 0, { body: { text: 'é'.repeat(600_000) } })] },
  'too many changes': { puts: Array.from({ length: COMMIT_LIMITS.changes + 1 }, (_, index) => putOf(`s${index}`)) },
  'a priority out of range': { tasks: [putTask('t1', { priority: 100 })] },
  'a fractional due time': { tasks: [putTask('t1', { dueAt: NOW + 0.5 })] },
  'a lease of no length': { tasks: [{ change: 'put', task: taskOf('t1'), lease: { owner: 'o', leaseMs: 0 } }] },
}

export const batchCases: readonly StorageCase[] = [
  {
    id: 'commit.empty-batch',
    title: 'commits a batch without changes',
    clause: 'CommitBatch',
    run: async ({ open }) => {
      const storage = await open()
      expectEqual(await storage.commit({ now: NOW }), { committed: true, leased: [] }, 'the result')
    },
  },
  {
    id: 'commit.atomic.writes-everything',
    title: 'writes records, keys, tasks and journal entries of one batch together',
    clause: 'CommitBatch',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, TRACE)
      expectEqual(await versionOf(storage, 'trace'), 1, 'the version of the record')
      expectEqual(await foundIds(storage, [{ anyTerm: ['trace'] }]), ['trace'], 'find by term')
      expectEqual(await storage.lookup(uniqueKey('trace')), claimOf('trace'), 'the unique key')
      expectEqual(await claimedIds(storage), ['trace'], 'the task')
      expectEqual(await journalIds(storage), ['trace'], 'the journal')
    },
  },
  {
    id: 'commit.atomic.version-conflict-leaves-no-trace',
    title: 'writes nothing of a batch when one version does not match',
    clause: 'StorageAdapter.commit',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('s1')] })
      await conflictOf(storage, { ...TRACE, puts: [...(TRACE.puts ?? []), putOf('s1')] })
      await expectNoTrace(storage)
    },
  },
  {
    id: 'commit.atomic.unique-conflict-leaves-no-trace',
    title: 'writes nothing of a batch when one unique key is held',
    clause: 'StorageAdapter.commit',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { claims: [claimOf('held')] })
      await conflictOf(storage, { ...TRACE, claims: [...(TRACE.claims ?? []), claimOf('held')] })
      await expectNoTrace(storage)
    },
  },
  {
    id: 'commit.atomic.fence-conflict-leaves-no-trace',
    title: 'writes nothing of a batch, released keys and other tasks included, when one task is not held',
    clause: 'StorageAdapter.commit',
    run: async ({ open }) => {
      const storage = await open()
      const [held] = await commit(storage, { claims: [claimOf('kept')], tasks: [putLeased('held')] })
      if (held === undefined) return expectEqual(held, 'a fence', 'leased')
      const sound = { change: 'finish', held } as const
      const lost = { change: 'finish', held: { key: taskKey('missing'), fence: 1 } } as const
      for (const settlements of [
        [sound, lost],
        [lost, sound],
      ]) {
        const tasks = [...settlements, ...(TRACE.tasks ?? [])]
        const conflict = await conflictOf(storage, { ...TRACE, releases: [claimOf('kept').key], tasks })
        expectEqual(conflict, { reason: 'fence', key: taskKey('missing') }, 'the conflict')
      }
      await expectNoTrace(storage)
      expectEqual((await storage.lookup(claimOf('kept').key))?.body, { answer: 'kept' }, 'the key to be released')
      expectEqual((await storage.stats({ now: NOW })).queuedTasks, 1, 'queued tasks')
    },
  },
  {
    id: 'commit.conflict.order',
    title: 'reports unique before version before fence, whatever the order inside the batch',
    clause: 'CommitConflict',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { claims: [claimOf('held')], puts: [putOf('s1')] })
      const fence: Partial<CommitBatch> = {
        tasks: [{ change: 'hold', held: { key: taskKey('missing'), fence: 1 } }],
      }
      const version: Partial<CommitBatch> = { ...fence, removals: [{ key: recordKey('s1'), expectedVersion: 7 }] }
      const unique: Partial<CommitBatch> = { ...version, claims: [claimOf('new'), claimOf('held')] }
      const puts = { ...version, puts: [putOf('s2'), putOf('s3', 4)] }
      expectEqual((await conflictOf(storage, fence)).reason, 'fence', 'a lost task alone')
      expectEqual((await conflictOf(storage, version)).reason, 'version', 'a lost task and a stale version')
      const expected = { reason: 'version', key: recordKey('s3'), actualVersion: 0 }
      expectEqual(await conflictOf(storage, puts), expected, 'a stale put and a stale removal')
      expectEqual((await conflictOf(storage, unique)).reason, 'unique', 'all three')
    },
  },
  {
    id: 'commit.group.conflict-spares-neighbours',
    title: 'commits every sound batch of a group in which others conflict',
    clause: 'StorageAdapter.commit',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('taken')] })
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          storage.commit({
            now: NOW,
            puts: [putOf(`s${index}`), ...(index % 3 === 0 ? [putOf('taken')] : [])],
          }),
        ),
      )
      expectEqual(
        results.map(({ committed }) => committed),
        results.map((_, index) => index % 3 !== 0),
        'which batches were committed',
      )
      const versions = await Promise.all(results.map((_, index) => versionOf(storage, `s${index}`)))
      expectEqual(
        versions,
        results.map((_, index) => Number(index % 3 !== 0)),
        'the versions stored',
      )
    },
  },
  {
    id: 'commit.group.invalid-batch-spares-neighbours',
    title: 'fails a batch with a journal id that is taken alone, and without trace',
    clause: 'CommitBatch',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { journal: [entryOf('j1')] })
      const before = storage.commit({ now: NOW, puts: [putOf('s1')] })
      const doubled = storage.commit({ now: NOW, ...TRACE, journal: [entryOf('trace'), entryOf('j1')] })
      const after = storage.commit({ now: NOW, puts: [putOf('s2')] })
      await expectRejects(() => doubled, 'invalid_batch', 'the batch with the doubled id')
      expectEqual(countCommitted(await Promise.all([before, after])), 2, 'committed neighbours')
      await expectNoTrace(storage)
      expectEqual(await journalIds(storage), ['j1'], 'the journal')
    },
  },
  {
    id: 'commit.bounds.refused',
    title: 'refuses every batch beyond the bounds with invalid_batch and changes nothing',
    clause: 'COMMIT_LIMITS',
    run: async ({ open }) => {
      const storage = await open()
      for (const [what, batch] of Object.entries(INVALID_BATCHES)) {
        await expectRejects(
          () => storage.commit({ now: NOW, ...batch, journal: [entryOf('trace')] }),
          'invalid_batch',
          what,
        )
      }
      expectEqual(await journalIds(storage), [], 'the journal')
      expectEqual(await versionOf(storage, 's1'), 0, 'the version of a record that they name')
    },
  },
  {
    id: 'commit.bounds.taken',
    title: 'takes the largest batch, the largest body and the longest ids',
    clause: 'COMMIT_LIMITS',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: Array.from({ length: COMMIT_LIMITS.changes }, (_, index) => putOf(`s${index}`)) })
      const text = 'x'.repeat(COMMIT_LIMITS.bodyBytes - BODY_FRAME)
      const id = '~'.repeat(COMMIT_LIMITS.idCharacters)
      const terms = Array.from({ length: COMMIT_LIMITS.terms }, (_, index) => `${index}`.padEnd(128, 'é'))
      const status = '€'.repeat(COMMIT_LIMITS.indexCharacters)
      await commit(storage, {
        claims: [claimOf('€'.repeat(COMMIT_LIMITS.uniqueValueCharacters))],
        puts: [putOf(id, 0, { body: { text }, indexes: { status }, terms })],
        tasks: [putTask('~'.repeat(COMMIT_LIMITS.taskIdCharacters), { priority: COMMIT_LIMITS.priority })],
      })
      expectEqual((await storage.get([recordKey(id)]))[0]?.body, { text }, 'the body')
    },
  },
]
