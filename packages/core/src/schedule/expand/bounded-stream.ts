import type { Instant } from '@linx/contracts'
import { DAY_MS, type WallTime } from '../../time/index.ts'
import type { Until } from '../rule/index.ts'
import type { Stream } from './stream.ts'

/** Wall times and instants never disagree about order by more than this: the largest change of offset is a day. */
const MARGIN_MS = DAY_MS

/** Ends a stream at UNTIL, inclusive: on the wall clock when it is local, else by instant. */
export const endAtUntil = (stream: Stream, until: Until, wallOf: (instant: Instant) => WallTime): Stream => {
  const lastWall = (until.kind === 'local' ? until.wall : wallOf(until.at)) + MARGIN_MS
  const isWithin =
    until.kind === 'local'
      ? (wall: WallTime): boolean => wall <= until.wall
      : (_: WallTime, instant: Instant): boolean => instant <= until.at
  return {
    walk: (from, visit) =>
      stream.walk(from, (wall, instant) => {
        if (wall > lastWall) return false
        return isWithin(wall, instant) ? visit(wall, instant) : true
      }),
  }
}
