import { expectEqual } from '../../kit/expect.ts'
import { commit, entryOf, journalIds, TENANT } from '../fixtures.ts'
import type { StorageCase } from '../storage-context.ts'

export const journalCases: readonly StorageCase[] = [
  {
    id: 'journal.order',
    title: 'reads entries whole and in the order of their ids, not of their arrival',
    clause: 'StorageAdapter.readJournal',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { journal: [entryOf('j2'), entryOf('j4')] })
      await commit(storage, { journal: [entryOf('j1'), entryOf('j3')] })
      expectEqual(await journalIds(storage), ['j1', 'j2', 'j3', 'j4'], 'the ids')
      const [first] = await storage.readJournal({ businessAccountId: TENANT, limit: 1 })
      expectEqual(first, entryOf('j1'), 'an entry')
    },
  },
  {
    id: 'journal.pages',
    title: 'goes on behind the last id that was read',
    clause: 'JournalQuery.afterId',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { journal: ['j1', 'j2', 'j3'].map((id) => entryOf(id)) })
      const page = async (afterId?: string) =>
        (
          await storage.readJournal({
            businessAccountId: TENANT,
            limit: 2,
            ...(afterId === undefined ? {} : { afterId }),
          })
        ).map(({ id }) => id)
      expectEqual([await page(), await page('j2'), await page('j3')], [['j1', 'j2'], ['j3'], []], 'the pages')
    },
  },
  {
    id: 'journal.subject',
    title: 'reads the entries of one subject',
    clause: 'JournalQuery.subject',
    run: async ({ open }) => {
      const storage = await open()
      const other = { subject: 'session/s10' }
      await commit(storage, { journal: [entryOf('j1'), entryOf('j2', other), entryOf('j3'), entryOf('j4', other)] })
      const read = async (afterId: string) =>
        (await storage.readJournal({ businessAccountId: TENANT, subject: 'session/s1', afterId, limit: 9 })).map(
          ({ id }) => id,
        )
      expectEqual([await read(''), await read('j1')], [['j1', 'j3'], ['j3']], 'the ids')
    },
  },
]
