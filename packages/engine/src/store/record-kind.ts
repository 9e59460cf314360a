import type { IndexValue, RecordKindDefinition, StoredRecord, UniqueKey } from '@linx/contracts'
import type { SecretField } from '../protection/secret-fields.ts'

/** A state that the engine stores: plain JSON that names its tenant. */
export interface StoredState {
  readonly businessAccountId: string
}

/** How one kind of state lies in the store. */
export interface RecordKind<State extends StoredState> {
  readonly kind: string
  readonly indexes: RecordKindDefinition['indexes']
  readonly lists?: RecordKindDefinition['lists']
  /** `true`: a committed state is kept as it is, not parsed again; nothing in it may belong to the host or be `undefined`. */
  readonly isKept?: boolean
  idOf(state: State): string
  indexesOf(state: State): { readonly [index: string]: IndexValue }
  /** Members that are stored sealed. Indexes stay in clear, so they name none of these; words for searches are made blind. */
  readonly secrets?: readonly SecretField[]
  /** The Customer that the secrets are about: they are sealed under its key, and gone when it is erased. Absent: the tenant's key. */
  customerIdOf?(state: State): string | undefined
  /** Words for searches, `<field>:<word>`. */
  termsOf?(state: State): readonly string[]
  /** Values that only this record may hold, as long as its state names them. */
  uniqueKeysOf?(state: State): readonly UniqueKey[]
}

/** A state with the version it was read at. */
export interface Loaded<State> {
  readonly state: State
  readonly version: number
}

/** A record that the store has opened, as the state that was stored. */
export const fromRecord = <State extends StoredState>(record: StoredRecord): Loaded<State> => ({
  state: record.body as unknown as State,
  version: record.version,
})
