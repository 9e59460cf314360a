import { createMemoryStorage } from '@linx/storage-memory'
import { describe, expect, it } from 'vitest'
import { checkStorageConformance } from '../run-storage-conformance.ts'
import { storageConformanceCases } from '../storage-conformance-cases.ts'
import type { StorageSubject } from '../storage-context.ts'
import { answersTooEarly } from './answers-too-early.ts'
import * as brokenCommits from './broken-commits.ts'
import * as brokenReads from './broken-reads.ts'

const MEMORY = { durable: false, sharedByProcesses: false, leaseClock: 'caller' } as const

const failuresOf = async (subject: StorageSubject): Promise<readonly string[]> =>
  (await checkStorageConformance(subject)).filter(({ outcome }) => outcome === 'failed').map(({ id }) => id)

describe('a storage that', () => {
  for (const { defect, breakIt, fails } of Object.values({ ...brokenCommits, ...brokenReads })) {
    it(`${defect} fails the cases named for it and no other`, async () => {
      const subject = { name: defect, capabilities: MEMORY, open: () => breakIt(createMemoryStorage()) }
      expect(fails.length).toBeGreaterThan(0)
      expect(await failuresOf(subject)).toEqual(inOrder(fails))
    })
  }

  it(`${answersTooEarly.defect} fails the cases of durability and no other`, async () => {
    const subject: StorageSubject = {
      name: 'answers too early',
      capabilities: { ...MEMORY, durable: true },
      open: () => answersTooEarly.breakIt(createMemoryStorage()),
      reopen: (former) => answersTooEarly.reopen(createMemoryStorage(), former),
    }
    expect(await failuresOf(subject)).toEqual(inOrder(answersTooEarly.fails))
  })

  it('is sound fails no case', async () => {
    expect(await failuresOf({ name: 'memory', capabilities: MEMORY, open: () => createMemoryStorage() })).toEqual([])
  })
})

/** The ids in the order of the kit; one that the kit does not know stays and fails the comparison. */
const inOrder = (ids: readonly string[]): readonly string[] => {
  const order = storageConformanceCases.map(({ id }) => id)
  return ids.toSorted((left, right) => order.indexOf(left) - order.indexOf(right))
}
