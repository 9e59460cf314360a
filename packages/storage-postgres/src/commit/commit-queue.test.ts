import { type CommitResult, type EncodedBatch, encodeCommitBatch, mergeCatalog } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { CATALOG, putOf } from '../test-support/fixtures.ts'
import { CommitQueue } from './commit-queue.ts'
import type { CommitMode } from './section.ts'

const catalog = mergeCatalog(new Map(), CATALOG)
const batchOf = (id: string): EncodedBatch => encodeCommitBatch(catalog, { now: 0, puts: [putOf(id)] })
const idsOf = (batches: readonly EncodedBatch[]) => batches.map(({ puts }) => puts[0]?.key.id).join()

const COMMITTED: CommitResult = { committed: true, leased: [] }
const refusal = (code: string, more: object = {}) =>
  Object.assign(new Error('refused'), { severity: 'ERROR', code, ...more })

/** A queue whose writer notes what it is asked for and fails as told. */
const open = (fail: (ids: string, mode: CommitMode, call: number) => unknown, maximumInFlight = 1) => {
  const calls: string[] = []
  const writer = {
    write: async (batches: readonly EncodedBatch[], mode: CommitMode) => {
      const ids = idsOf(batches)
      calls.push(`${mode} ${ids}`)
      const error = fail(ids, mode, calls.length)
      if (error !== undefined) throw error
      return batches.map(() => COMMITTED)
    },
  }
  const queue = new CommitQueue(writer, { maximumGroup: 3, maximumInFlight })
  const commitAll = (...ids: readonly string[]) => Promise.allSettled(ids.map((id) => queue.commit(batchOf(id))))
  return { calls, queue, commitAll }
}

describe('CommitQueue', () => {
  it('writes what is asked for in one turn together, up to the size of a group', async () => {
    const { calls, commitAll } = open(() => undefined)
    await commitAll('a', 'b', 'c', 'd')
    expect(calls).toEqual(['plain a,b,c', 'plain d'])
  })

  it('lets batches that touch the same follow each other, and others go before', async () => {
    const { calls, commitAll } = open(() => undefined, 2)
    await commitAll('a', 'a', 'b')
    expect(calls).toEqual(['plain a,b', 'plain a'])
  })

  it('parts large batches among the connections that are free', async () => {
    const { calls, queue } = open(() => undefined, 2)
    const large = (id: string) =>
      encodeCommitBatch(catalog, { now: 0, puts: Array.from({ length: 1_000 }, (_, place) => putOf(`${id}${place}`)) })
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => queue.commit(large(id))))
    expect(calls).toEqual(['plain a0,b0', 'plain c0,d0'])
  })

  it('looks for conflicts where the plain statement failed, and for some groups after', async () => {
    const { calls, commitAll } = open((_ids, mode) => (mode === 'plain' ? refusal('22012') : undefined))
    await commitAll('a', 'b')
    expect(calls).toEqual(['plain a,b', 'checked a,b'])
  })

  it('finds the guilty batch by halves and fails it alone', async () => {
    const { commitAll, calls } = open((ids) => (ids.includes('c') ? refusal('22021') : undefined))
    const outcomes = await commitAll('a', 'b', 'c')
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(calls).toEqual(['plain a,b,c', 'checked a,b', 'checked c'])
  })

  it('gives up on a race that does not end, as retryable', async () => {
    const { commitAll, calls } = open(() => refusal('40P01'))
    const [outcome] = await commitAll('a')
    expect(outcome).toMatchObject({ reason: { code: 'contended', isRetryable: true, commitFate: 'not-committed' } })
    expect(calls).toHaveLength(10)
  })

  it('says that a journal id is taken', async () => {
    const { commitAll } = open(() => refusal('23505', { constraint: 'journal_pkey' }))
    const [outcome] = await commitAll('a')
    expect(outcome).toMatchObject({ reason: { code: 'invalid_batch', isRetryable: false } })
  })

  it('does not part a group that the server as a whole refuses', async () => {
    const { commitAll, calls } = open(() => refusal('53100'))
    const outcomes = await commitAll('a', 'b')
    expect(outcomes).toMatchObject([{ reason: { code: 'out_of_resources' } }, { reason: { isRetryable: true } }])
    expect(calls).toHaveLength(1)
  })

  it.each([
    ['a connection that broke', new Error('Connection terminated unexpectedly')],
    ['a session that was ended', Object.assign(new Error('terminated'), { severity: 'FATAL', code: '57P01' })],
  ])('knows nothing of the fate after %s, of no batch of the group', async (_what, error) => {
    const { commitAll, calls } = open(() => error)
    const outcomes = await commitAll('a', 'b')
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ reason: { commitFate: 'unknown', isRetryable: true } })
    expect(calls).toHaveLength(1)
  })

  it('drains what waits', async () => {
    const { queue, calls, commitAll } = open(() => undefined)
    const all = commitAll('a', 'b', 'c', 'd')
    await queue.drain()
    expect(calls).toHaveLength(2)
    await all
  })
})
