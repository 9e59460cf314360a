import type { Instant } from '@linx/contracts'
import { DAY_MS, SECOND_MS } from './wall-time.ts'
import type { OffsetSource } from './zone-offset-source.ts'

/** A stretch of the time line with one offset, in ascending order: it begins at `starts[i]` and has `offsets[i]`. */
export interface OffsetSpans {
  readonly starts: readonly number[]
  /** Milliseconds ahead of UTC. */
  readonly offsets: readonly number[]
}

/** Shorter than the time between any two changes that undo each other. */
const PROBE_STEP_MS = 4 * DAY_MS

/** The first instant after `from` at which the offset is no longer that of `from`; there is one up to `to`. */
const bisect = (source: OffsetSource, from: Instant, to: Instant, offset: number): Instant => {
  let low = Math.floor(from / SECOND_MS)
  let high = Math.ceil(to / SECOND_MS)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (source(middle * SECOND_MS) === offset) low = middle
    else high = middle
  }
  return high * SECOND_MS
}

/** All spans of `[from, before)`; the first one starts at `from`. Both ends are whole seconds. */
export const findSpans = (source: OffsetSource, from: Instant, before: Instant): OffsetSpans => {
  let offset = source(from)
  const starts = [from]
  const offsets = [offset]
  for (let probe = from; probe < before - SECOND_MS; ) {
    const next = Math.min(probe + PROBE_STEP_MS, before - SECOND_MS)
    if (source(next) === offset) {
      probe = next
      continue
    }
    const change = bisect(source, probe, next, offset)
    offset = source(change)
    starts.push(change)
    offsets.push(offset)
    probe = change
  }
  return { starts, offsets }
}
