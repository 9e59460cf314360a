import type { CommitBatch, CommitConflict, CommitResult, StorageAdapter } from '@linx/contracts'
import { type BrokenStorage, breakBatch, breakCommit } from './broken-storage.ts'

const expectActual = (batch: CommitBatch, conflict: CommitConflict & { readonly reason: 'version' }): CommitBatch => ({
  ...batch,
  puts: (batch.puts ?? []).map((put) =>
    put.key.id === conflict.key.id ? { ...put, expectedVersion: conflict.actualVersion } : put,
  ),
})

const isPutOf = ({ puts = [] }: CommitBatch, conflict: CommitConflict): boolean =>
  conflict.reason === 'version' && puts.some(({ key }) => key.id === conflict.key.id)

export const losesUpdates: BrokenStorage = {
  defect: 'replaces a record at whatever version it finds',
  breakIt: breakCommit(async (given, sound) => {
    let batch = structuredClone(given)
    for (;;) {
      const result = await sound.commit(batch)
      if (result.committed || result.conflict.reason !== 'version' || !isPutOf(batch, result.conflict)) return result
      batch = expectActual(batch, result.conflict)
    }
  }),
  fails: [
    'commit.insert.refuses-an-existing-record',
    'commit.version.replaces-only-expected',
    'commit.version.reports-a-missing-record-as-0',
    'commit.atomic.version-conflict-leaves-no-trace',
    'commit.conflict.order',
    'commit.group.conflict-spares-neighbours',
    'race.version.one-winner',
    'race.version.loses-no-update',
  ],
}

export const forgetsUniqueKeys: BrokenStorage = {
  defect: 'checks unique keys, but stores none',
  breakIt: breakCommit(async (given, sound) => {
    const { now, claims = [] } = structuredClone(given)
    const result = await sound.commit(given)
    if (result.committed) await sound.commit({ now, releases: claims.map(({ key }) => key) })
    return result
  }),
  fails: [
    'commit.atomic.writes-everything',
    'commit.atomic.unique-conflict-leaves-no-trace',
    'commit.atomic.fence-conflict-leaves-no-trace',
    'commit.conflict.order',
    'unique.claim-is-looked-up',
    'unique.second-claim-conflicts',
    'unique.scopes-are-apart',
    'unique.values-compare-exactly',
    'unique.release-frees',
    'unique.release-comes-before-claim',
    'prune.forgets-only-what-expired',
    'prune.keeps-its-limit',
    'tenant.unique-keys-are-apart',
    'race.unique.one-winner',
  ],
}

export const dropsTasks: BrokenStorage = {
  defect: 'drops the tasks of a batch that also writes a record',
  breakIt: breakBatch(({ tasks = [], ...batch }) => ((batch.puts ?? []).length > 0 ? batch : { ...batch, tasks })),
  fails: [
    'commit.atomic.writes-everything',
    'commit.atomic.fence-conflict-leaves-no-trace',
    'lease.late-worker-cannot-write',
    'race.fence.one-finisher',
  ],
}

export const ignoresFences: BrokenStorage = {
  defect: 'finishes and guards tasks without a look at the fence',
  breakIt: breakBatch(({ tasks = [], ...batch }) => ({
    ...batch,
    tasks: tasks
      .filter(({ change }) => change !== 'hold')
      .map((change) => (change.change === 'finish' ? { change: 'remove', key: change.held.key } : change)),
  })),
  fails: [
    'commit.atomic.fence-conflict-leaves-no-trace',
    'commit.conflict.order',
    'task.put.takes-a-task-from-its-holder',
    'task.finish.removes-it',
    'task.postpone.gives-it-back',
    'task.park.takes-it-out-of-the-queue',
    'lease.late-worker-cannot-write',
    'tenant.tasks-are-apart',
    'race.fence.one-finisher',
  ],
}

export const keepsParts: BrokenStorage = {
  defect: 'keeps the journal entries and new tasks of a batch that conflicts on a version',
  breakIt: breakCommit(async (batch, sound) => {
    const result = await sound.commit(batch)
    const { now, journal = [], tasks = [] } = batch
    if (!result.committed && result.conflict.reason === 'version') {
      await sound.commit({ now, journal, tasks: tasks.filter(({ change }) => change === 'put') })
    }
    return result
  }),
  fails: ['commit.atomic.version-conflict-leaves-no-trace'],
}

/** Each commit waits for the one begun before it, and takes over its conflict. */
const chainCommits = (): ((batch: CommitBatch, sound: StorageAdapter) => Promise<CommitResult>) => {
  let last: Promise<CommitResult> | undefined
  return (given, sound) => {
    const batch = structuredClone(given)
    const turn = Promise.resolve(last).then((former) => (former?.committed === false ? former : sound.commit(batch)))
    const forget = (): void => {
      if (last === turn) last = undefined
    }
    last = turn
    turn.then(forget, forget)
    return turn
  }
}

export const failsNeighbours: BrokenStorage = {
  defect: 'gives the conflict of one batch to those that wait behind it',
  breakIt: (sound) => breakCommit(chainCommits())(sound),
  fails: [
    'commit.group.conflict-spares-neighbours',
    'commit.group.invalid-batch-spares-neighbours',
    'race.version.loses-no-update',
  ],
}

export const keepsInput: BrokenStorage = {
  defect: 'reads the batch later than it was given',
  breakIt: breakCommit(async (batch, sound) => {
    await Promise.resolve()
    return sound.commit(batch)
  }),
  fails: ['commit.input-is-copied'],
}

export const leasesNothing: BrokenStorage = {
  defect: 'answers leases for new tasks, but queues them for everybody',
  breakIt: breakCommit(async (batch, sound) => {
    const result = await sound.commit(batch)
    if (!result.committed) return result
    const given = new Map(
      (batch.tasks ?? []).flatMap((change) =>
        change.change === 'put' ? [[change.task.key.id, change.task.dueAt]] : [],
      ),
    )
    const tasks = result.leased.map(
      (held) => ({ change: 'postpone', held, dueAt: given.get(held.key.id) ?? 0 }) as const,
    )
    await sound.commit({ now: batch.now, tasks })
    return result
  }),
  fails: [
    'commit.atomic.fence-conflict-leaves-no-trace',
    'task.lease.born-leased',
    'task.lease.replacement-answers-the-next-fence',
    'stats.counts',
    'race.fence.one-finisher',
  ],
}
