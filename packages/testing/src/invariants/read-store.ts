import type { JournalEntry, StorageAdapter, StoredRecord } from '@linx/contracts'

const PAGE = 500

/** Every record of a kind, in the order of an index. */
export const readKind = async (
  storage: StorageAdapter,
  businessAccountId: string,
  { kind, sort }: { readonly kind: string; readonly sort: string },
): Promise<readonly StoredRecord[]> => {
  const all: StoredRecord[] = []
  for (let offset = 0; ; offset += PAGE) {
    const { records } = await storage.find({
      businessAccountId,
      kind,
      where: [],
      sort: { index: sort, direction: 'asc' },
      offset,
      limit: PAGE,
      countUpTo: 0,
    })
    all.push(...records)
    if (records.length < PAGE) return all
  }
}

export const readWholeJournal = async (
  storage: StorageAdapter,
  businessAccountId: string,
): Promise<readonly JournalEntry[]> => {
  const all: JournalEntry[] = []
  for (;;) {
    const afterId = all.at(-1)?.id
    const page = await storage.readJournal({
      businessAccountId,
      limit: PAGE,
      ...(afterId === undefined ? {} : { afterId }),
    })
    all.push(...page)
    if (page.length < PAGE) return all
  }
}
