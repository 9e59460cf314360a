import type { RecordKey, StoredRecord } from '@linx/contracts'
import type { RecordChange } from './change.ts'
import type { Loaded, StoredState } from './record-kind.ts'

/** A session takes about 3 KB. */
const MAXIMUM_STATES = 8_192

const freeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  for (const member of Object.values(value)) freeze(member)
  Object.freeze(value)
}

const nameOf = ({ businessAccountId, kind, id }: RecordKey): string => `${kind} ${id} ${businessAccountId}`

/**
 * Opened states by record and version, so that a version which is read several times is opened once. The storage is asked each time, and only
 * its version decides: a record MUST NOT be removed and made again under the same id, which would begin at version 1 again. States are frozen,
 * because all who load one share it.
 */
export class StateCache {
  readonly #states = new Map<string, Loaded<StoredState>>()

  /** The state of this version, if it has been opened before. */
  known({ key, version }: StoredRecord): Loaded<StoredState> | undefined {
    const known = this.#states.get(nameOf(key))
    return known?.version === version ? known : undefined
  }

  /** The newest state that this process has seen, of whatever version. */
  newest(key: RecordKey): Loaded<StoredState> | undefined {
    return this.#states.get(nameOf(key))
  }

  keep({ key, version }: StoredRecord, state: StoredState): Loaded<StoredState> {
    const loaded = { state, version }
    this.#keep(nameOf(key), loaded)
    return loaded
  }

  /** Takes over what a commit has made of records whose kind allows it. */
  keepCommitted(changes: readonly RecordChange[]): void {
    for (const { kind, before, after } of changes) {
      if (kind.isKept !== true || after === undefined) continue
      const key = { businessAccountId: after.businessAccountId, kind: kind.kind, id: kind.idOf(after) }
      this.#keep(nameOf(key), { state: after, version: (before?.version ?? 0) + 1 })
    }
  }

  #keep(name: string, loaded: Loaded<StoredState>): void {
    freeze(loaded)
    this.#states.delete(name)
    this.#states.set(name, loaded)
    if (this.#states.size > MAXIMUM_STATES) this.#forgetOldest()
  }

  #forgetOldest(): void {
    const oldest = this.#states.keys().next()
    if (oldest.done !== true) this.#states.delete(oldest.value)
  }
}
