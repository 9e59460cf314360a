import type { IndexValue, JsonObject, RecordKindDefinition, StoredRecord, UniqueKey } from '@linx/contracts'

/** A state that the engine stores: plain JSON that names its tenant. */
export interface StoredState {
  readonly businessAccountId: string
}

/** How one kind of state lies in the store. */
export interface RecordKind<State extends StoredState> {
  readonly kind: string
  readonly indexes: RecordKindDefinition['indexes']
  /** `true`: a committed state is kept as it is, not parsed again; nothing in it may belong to the host or be `undefined`. */
  readonly isKept?: boolean
  idOf(state: State): string
  indexesOf(state: State): { readonly [index: string]: IndexValue }
  /** Words for searches. */
  termsOf?(state: State): readonly string[]
  /** Values that only this record may hold, as long as its state names them. */
  uniqueKeysOf?(state: State): readonly UniqueKey[]
}

/** A state with the version it was read at. */
export interface Loaded<State> {
  readonly state: State
  readonly version: number
}

/** States are plain JSON by construction; this is the one place that says so to the type checker. */
export const toBody = (state: StoredState): JsonObject => state as unknown as JsonObject

/** The inverse of `toBody`: a body comes back as the state that was stored. */
export const fromRecord = <State extends StoredState>(record: StoredRecord): Loaded<State> => ({
  state: record.body as unknown as State,
  version: record.version,
})
