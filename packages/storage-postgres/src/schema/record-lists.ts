import type { RecordCatalog, RecordList } from '@linx/contracts'

/** The lists that are asked for often, by kind. */
export type RecordLists = ReadonlyMap<string, readonly RecordList[]>

const isSame = (left: RecordList, right: RecordList): boolean =>
  left.filter === right.filter && left.sort === right.sort

/** Adds the lists of a catalog to what is known; those that the new one leaves out stay. */
export const mergeLists = (known: RecordLists, catalog: RecordCatalog): RecordLists => {
  const merged = new Map(known)
  for (const { kind, lists = [] } of catalog) {
    const before = known.get(kind) ?? []
    const added = lists.filter((list) => !before.some((one) => isSame(one, list)))
    merged.set(kind, [...before, ...added])
  }
  return merged
}
