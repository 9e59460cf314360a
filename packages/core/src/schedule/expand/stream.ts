import type { Instant } from '@linx/contracts'
import type { WallTime } from '../../time/index.ts'

/** Takes one nominal occurrence: its wall time and instant before any banking shift. `false` ends the walk. */
export type Visit = (wall: WallTime, instant: Instant) => boolean

/**
 * The occurrences of a rule before any banking shift, in the order of their wall times (of their instants where the rule
 * steps in elapsed time). Starting late costs no more than starting early.
 */
export interface Stream {
  /** Visits every occurrence whose wall time is `from` or later, until `visit` answers `false`. */
  readonly walk: (from: WallTime, visit: Visit) => void
}
