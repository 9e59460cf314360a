import type { NachaCeilings } from './ceilings.ts'
import { type DraftBatch, type DraftEntry, totalsOfDraft } from './draft-batch.ts'

/** What counts against a ceiling. */
interface Load {
  readonly count: number
  readonly total: bigint
}

/** Fills one part after another; a part ends before it would be too full. */
const split = <Item>(
  items: readonly Item[],
  loadOf: (item: Item) => Load,
  isFull: (items: number, load: Load) => boolean,
): readonly (readonly Item[])[] => {
  const parts: Item[][] = []
  let load: Load = { count: 0, total: 0n }
  for (const item of items) {
    const { count, total } = loadOf(item)
    const part = parts.at(-1)
    const next = { count: load.count + count, total: load.total + total }
    if (part === undefined || isFull(part.length + 1, next)) {
      parts.push([item])
      load = { count, total }
    } else {
      part.push(item)
      load = next
    }
  }
  return parts
}

const loadOfEntry = ({ entry }: DraftEntry): Load => ({ count: 1 + (entry.addenda?.length ?? 0), total: entry.amount })

const loadOfBatch = (batch: DraftBatch): Load => {
  const { entryAndAddendaCount, totalDebit, totalCredit } = totalsOfDraft(batch)
  return { count: entryAndAddendaCount, total: totalDebit + totalCredit }
}

/** Splits a batch that is too large for its control record. */
export const splitBatch = (batch: DraftBatch, ceilings: NachaCeilings, isBalanced: boolean): readonly DraftBatch[] => {
  const total = isBalanced ? ceilings.total / 2n : ceilings.total
  const parts = split(
    batch.entries,
    loadOfEntry,
    (_, load) => load.count > ceilings.entriesInBatch || load.total > total,
  )
  return parts.map((entries) => ({ header: batch.header, entries }))
}

/** Spreads groups of batches over files; the batches of a group stay together. */
export const splitFiles = (
  groups: readonly (readonly DraftBatch[])[],
  ceilings: NachaCeilings,
): readonly (readonly DraftBatch[])[] => {
  const loadOfGroup = (group: readonly DraftBatch[]): Load =>
    group.map(loadOfBatch).reduce((sum, { count, total }) => ({ count: sum.count + count, total: sum.total + total }))
  const files = split(
    groups,
    loadOfGroup,
    (count, load) =>
      2 * count > ceilings.batchesInFile || load.count > ceilings.entriesInFile || load.total > ceilings.total,
  )
  return files.map((file) => file.flat())
}
