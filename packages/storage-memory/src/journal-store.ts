import { type EncodedBatch, type JournalEntry, type JournalQuery, StorageError } from '@linx/contracts'

type Entry = EncodedBatch['journal'][number]

/** The place of the first entry whose id sorts behind `id`; entries come in order nearly always, so the end is tried first. */
const placeBehind = (entries: readonly Entry[], id: string): number => {
  if ((entries.at(-1)?.id ?? '') <= id) return entries.length
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.id ?? '') <= id) low = middle + 1
    else high = middle
  }
  return low
}

const has = (entries: readonly Entry[], id: string): boolean => entries[placeBehind(entries, id) - 1]?.id === id

const allOf = (businessAccountId: string): string => businessAccountId
const subjectOf = (businessAccountId: string, subject: string): string => `${businessAccountId} ${subject}`

/** The journal of every tenant, in the order of ids, whole and by subject. */
export class JournalStore {
  readonly #lists = new Map<string, Entry[]>()

  /** Throws `invalid_batch` for an id that its tenant has already. */
  check({ journal }: EncodedBatch): void {
    const doubled = journal.find(({ businessAccountId, id }) => has(this.#list(allOf(businessAccountId)), id))
    if (doubled === undefined) return
    throw new StorageError(`The journal has an entry with the id ${doubled.id} already.`, {
      code: 'invalid_batch',
      isRetryable: false,
    })
  }

  append(entry: Entry): void {
    const { businessAccountId, subject, id } = entry
    for (const name of [allOf(businessAccountId), subjectOf(businessAccountId, subject)]) {
      const list = this.#list(name)
      list.splice(placeBehind(list, id), 0, entry)
    }
  }

  read({ businessAccountId, subject, afterId, limit }: JournalQuery): readonly JournalEntry[] {
    const list = this.#list(subject === undefined ? allOf(businessAccountId) : subjectOf(businessAccountId, subject))
    const start = afterId === undefined ? 0 : placeBehind(list, afterId)
    return list.slice(start, start + limit).map((entry) => ({ ...entry, body: JSON.parse(entry.body) }))
  }

  #list(name: string): Entry[] {
    const list = this.#lists.get(name) ?? []
    this.#lists.set(name, list)
    return list
  }
}
