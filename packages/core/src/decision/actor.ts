/** Who did something. `customer` acts behind the link, `internal` is the engine itself. */
export interface Actor {
  readonly id: string
  readonly type: 'employee' | 'service-account' | 'internal' | 'customer'
  /** Shown in v1 searches as `createdBy`, where the host knows it. */
  readonly name?: string
}

/** The engine acting on a due time of its own. */
export const internalActor: Actor = { id: 'engine', type: 'internal' }
