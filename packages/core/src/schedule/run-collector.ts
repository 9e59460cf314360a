import type { Instant } from '@linx/contracts'
import type { WallTime } from '../time/index.ts'

/** Runs as numbers, in the order of their instants; one index, one run. */
export interface Runs {
  readonly instants: readonly Instant[]
  /** The earliest wall time before any shift of those that run as one. */
  readonly nominals: readonly WallTime[]
  readonly mergedCounts: readonly number[]
}

/** Collects the earliest runs, each instant once, out of a walk in which a few come late. */
export class RunCollector implements Runs {
  readonly instants: Instant[] = []
  readonly nominals: WallTime[] = []
  readonly mergedCounts: number[] = []
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  /** The latest run, once there are as many as were asked for. */
  get lastWhenFull(): Instant | undefined {
    return this.instants.length < this.limit ? undefined : this.instants.at(-1)
  }

  add(instant: Instant, nominal: WallTime): void {
    const { instants, nominals, mergedCounts } = this
    const index = this.placeOf(instant)
    if (instants[index] === instant) {
      nominals[index] = Math.min(nominals[index] ?? nominal, nominal)
      mergedCounts[index] = (mergedCounts[index] ?? 0) + 1
      return
    }
    if (index >= this.limit) return
    if (index === instants.length) {
      instants.push(instant)
      nominals.push(nominal)
      mergedCounts.push(1)
      return
    }
    this.insert(index, instant, nominal)
  }

  private placeOf(instant: Instant): number {
    const { instants } = this
    let high = instants.length
    if (high === 0 || (instants[high - 1] ?? 0) < instant) return high
    let low = 0
    while (low < high) {
      const middle = (low + high) >> 1
      if ((instants[middle] ?? 0) < instant) low = middle + 1
      else high = middle
    }
    return low
  }

  private insert(index: number, instant: Instant, nominal: WallTime): void {
    this.instants.splice(index, 0, instant)
    this.nominals.splice(index, 0, nominal)
    this.mergedCounts.splice(index, 0, 1)
    if (this.instants.length > this.limit) {
      this.instants.pop()
      this.nominals.pop()
      this.mergedCounts.pop()
    }
  }
}
