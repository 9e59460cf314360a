import type { Snapshot } from './observed-world.ts'

/** Something that must hold whatever happened. */
export interface Invariant {
  readonly id: string
  readonly rule: string
  /** One sentence for each violation; empty if it holds. */
  violations(snapshot: Snapshot): readonly string[]
}
