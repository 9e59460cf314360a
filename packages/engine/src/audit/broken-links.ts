import type { JournalEntry } from '@linx/contracts'

/** One record in an entry: its version after, and the digests of its body before and after. */
interface AuditedChange {
  readonly record: string
  /** 0: removed. */
  readonly version: number
  readonly before?: string
  readonly after?: string
}

const changesOf = ({ body }: JournalEntry): readonly AuditedChange[] =>
  Array.isArray(body.changes) ? (body.changes as unknown as readonly AuditedChange[]) : []

const isLinked = (left: AuditedChange, right: AuditedChange): boolean =>
  right.version === left.version + 1 && right.before === left.after

/** The records whose entries do not follow each other: each begins with the body that the one before left. */
export const findBrokenLinks = (entries: readonly JournalEntry[]): readonly string[] => {
  const byRecord = Map.groupBy(
    entries.flatMap(changesOf).filter(({ version }) => version > 0),
    ({ record }) => record,
  )
  return [...byRecord]
    .filter(([, changes]) => {
      const inOrder = changes.toSorted((left, right) => left.version - right.version)
      return inOrder.slice(1).some((change, index) => {
        const previous = inOrder[index]
        return previous !== undefined && !isLinked(previous, change)
      })
    })
    .map(([record]) => record)
}
