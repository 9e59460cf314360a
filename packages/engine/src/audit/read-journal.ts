import type { JournalEntry, StorageAdapter } from '@linx/contracts'

const PAGE = 1_000
/** A tenant with more is verified in parts by its exported heads. */
const MAXIMUM_PAGES = 100_000

export interface JournalRange {
  readonly businessAccountId: string
  readonly subject?: string
  readonly afterId?: string
}

/** Entries of a range in the order of their ids, read page by page. */
export const readJournal = async function* (
  storage: Pick<StorageAdapter, 'readJournal'>,
  range: JournalRange,
): AsyncGenerator<JournalEntry, void, undefined> {
  let afterId = range.afterId
  for (let page = 0; page < MAXIMUM_PAGES; page += 1) {
    const entries = await storage.readJournal({ ...range, limit: PAGE, ...(afterId === undefined ? {} : { afterId }) })
    yield* entries
    if (entries.length < PAGE) return
    afterId = entries.at(-1)?.id
  }
}
