import type { StorageAdapter } from '@linx/contracts'
import { expectEqual } from '../../kit/expect.ts'
import {
  claim,
  claimOf,
  commit,
  countCommitted,
  idsOf,
  NOW,
  putLeased,
  putOf,
  putTask,
  recordKey,
  uniqueKey,
  versionOf,
} from '../fixtures.ts'
import type { StorageCase } from '../storage-context.ts'

const RACERS = 16

const racers = <Answer>(start: (racer: number) => Promise<Answer>): Promise<readonly Answer[]> =>
  Promise.all(Array.from({ length: RACERS }, (_, racer) => start(racer)))

/** Adds one to a counter, deciding again on the new state as often as another was faster. */
const increment = async (storage: StorageAdapter): Promise<void> => {
  for (let attempt = 0; attempt <= RACERS; attempt += 1) {
    const [record] = await storage.get([recordKey('counter')])
    const body = { count: Number(record?.body.count ?? 0) + 1 }
    const result = await storage.commit({ now: NOW, puts: [putOf('counter', record?.version ?? 0, { body })] })
    if (result.committed) return
  }
}

export const raceCases: readonly StorageCase[] = [
  {
    id: 'race.version.one-winner',
    title: 'lets exactly one of many replacements of one version win, and stores what the winner wrote',
    clause: 'StorageAdapter.commit',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('s1')] })
      const results = await racers((racer) => storage.commit({ now: NOW, puts: [putOf('s1', 1, { body: { racer } })] }))
      expectEqual(countCommitted(results), 1, 'the number of winners')
      const winner = results.findIndex(({ committed }) => committed)
      const [record] = await storage.get([recordKey('s1')])
      expectEqual([record?.version, record?.body], [2, { racer: winner }], 'the record')
    },
  },
  {
    id: 'race.version.loses-no-update',
    title: 'loses no update of a counter that many raise at once',
    clause: 'StorageAdapter.commit',
    run: async ({ open }) => {
      const storage = await open()
      await racers(() => increment(storage))
      const [record] = await storage.get([recordKey('counter')])
      expectEqual([record?.body, record?.version], [{ count: RACERS }, RACERS], 'the counter')
    },
  },
  {
    id: 'race.unique.one-winner',
    title: 'lets exactly one of many claims of one key win; the others get its answer',
    clause: 'UniqueClaim',
    run: async ({ open }) => {
      const storage = await open()
      const results = await racers((racer) =>
        storage.commit({ now: NOW, claims: [claimOf('k1', { body: { racer } })], puts: [putOf(`s${racer}`)] }),
      )
      const winner = results.findIndex(({ committed }) => committed)
      expectEqual(countCommitted(results), 1, 'the number of winners')
      expectEqual((await storage.lookup(uniqueKey('k1')))?.body, { racer: winner }, 'the entry')
      for (const result of results) {
        if (result.committed) continue
        const { conflict } = result
        expectEqual(conflict.reason === 'unique' && conflict.existing.body, { racer: winner }, 'the answer of a loser')
      }
      const versions = await racers((racer) => versionOf(storage, `s${racer}`))
      expectEqual(
        versions,
        versions.map((_, racer) => Number(racer === winner)),
        'the records of winner and losers',
      )
    },
  },
  {
    id: 'race.claim.one-winner-each',
    title: 'gives each task to exactly one of many claimers',
    clause: 'StorageAdapter.claim',
    run: async ({ open }) => {
      const storage = await open()
      const ids = Array.from({ length: 3 * RACERS }, (_, index) => `t${String(index).padStart(2, '0')}`)
      await commit(storage, { tasks: ids.map((id) => putTask(id)) })
      const claimed = (await racers(() => claim(storage, { limit: 5 }))).flatMap(idsOf)
      expectEqual(claimed.toSorted(), ids, 'the tasks of all claimers together')
    },
  },
  {
    id: 'race.fence.one-finisher',
    title: 'lets exactly one of many finishes of a held task win, with its record',
    clause: 'TaskChange finish',
    run: async ({ open }) => {
      const storage = await open()
      const [held] = await commit(storage, { tasks: [putLeased('t1')] })
      if (held === undefined) return expectEqual(held, 'a fence', 'leased')
      const results = await racers((racer) =>
        storage.commit({ now: NOW, puts: [putOf(`s${racer}`)], tasks: [{ change: 'finish', held }] }),
      )
      expectEqual(countCommitted(results), 1, 'the number of winners')
      const versions = await racers((racer) => versionOf(storage, `s${racer}`))
      expectEqual(
        versions,
        results.map(({ committed }) => Number(committed)),
        'the records of winner and losers',
      )
    },
  },
  {
    id: 'race.commit-and-claim',
    title: 'gives tasks of concurrent commits to concurrent claims at most once and loses none',
    clause: 'StorageAdapter.claim',
    run: async ({ open }) => {
      const storage = await open()
      const answers = await racers(async (racer) => {
        const [, tasks] = await Promise.all([
          commit(storage, { tasks: [putTask(`t${racer}`)] }),
          claim(storage, { limit: 3 }),
        ])
        return idsOf(tasks)
      })
      const rest = idsOf(await claim(storage))
      const expected = Array.from({ length: RACERS }, (_, racer) => `t${racer}`)
      expectEqual([...answers.flat(), ...rest].toSorted(), expected.toSorted(), 'the tasks of all claims together')
    },
  },
]
