import type { StoredRecord } from '@linx/contracts'
import { fromRecord, type Loaded, type StoredState } from './record-kind.ts'

/** A session takes about 3 KB. */
const MAXIMUM_STATES = 8_192

const freeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return
  for (const member of Object.values(value)) freeze(member)
  Object.freeze(value)
}

/**
 * Parsed states by record and version, so that a version which is read several times is parsed once. The storage is asked each time, and only
 * its version decides: a record MUST NOT be removed and made again under the same id, which would begin at version 1 again. States are frozen,
 * because all who load one share it.
 */
export class StateCache {
  readonly #states = new Map<string, Loaded<StoredState>>()

  stateOf(record: StoredRecord): Loaded<StoredState> {
    const { businessAccountId, kind, id } = record.key
    const name = `${kind} ${id} ${businessAccountId}`
    const known = this.#states.get(name)
    if (known?.version === record.version) return known
    const loaded = fromRecord<StoredState>(record)
    freeze(loaded)
    this.#states.delete(name)
    this.#states.set(name, loaded)
    if (this.#states.size > MAXIMUM_STATES) this.#forgetOldest()
    return loaded
  }

  #forgetOldest(): void {
    const oldest = this.#states.keys().next()
    if (oldest.done !== true) this.#states.delete(oldest.value)
  }
}
