import type { Instant } from '@linx/contracts'
import { DAY_MS, type ZoneTable } from '../../time/index.ts'
import { createSegmentWalk, type ElapsedPlan, earliestOfCount, SEARCH_MS } from './elapsed-segments.ts'
import type { Stream } from './stream.ts'

const NEVER = Number.POSITIVE_INFINITY

/** The occurrences of a rule that steps in elapsed time, all of them or the first `count`. */
export const createElapsedStream = (plan: ElapsedPlan, count: number | undefined, table: ZoneTable): Stream => {
  const walkSegments = createSegmentWalk(plan, table)

  /** Counts whole segments, for 400 years: a rule that lasts longer is not ended by its count. */
  const findLast = (): Instant => {
    let left = count ?? NEVER
    let last = NEVER
    walkSegments(plan.startAt, ({ day, offset, positions, first, end }) => {
      if (end - first >= left) last = day + (positions[first + left - 1] ?? 0) - offset
      left -= end - first
      return left > 0 && day < plan.startAt + SEARCH_MS
    })
    return last
  }

  const surelyBefore = count === undefined ? NEVER : earliestOfCount(plan, count)
  let last: Instant | undefined = surelyBefore > plan.startAt + SEARCH_MS ? NEVER : undefined
  const isOver = (instant: Instant): boolean => {
    if (instant <= surelyBefore) return false
    last ??= findLast()
    return instant > last
  }
  return {
    walk: (from, visit) => {
      walkSegments(from - table.offsetOfWall(from) - DAY_MS, (segment) => {
        for (let index = segment.first; index < segment.end; index += 1) {
          const wall = segment.day + (segment.positions[index] ?? 0)
          const instant = wall - segment.offset
          if (isOver(instant) || (wall >= from && !visit(wall, instant))) return false
        }
        return true
      })
    },
  }
}
