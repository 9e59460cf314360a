import type { EffectCounts } from './messages.ts'

/** Effects of one sort over all processes. */
export interface EffectSummary {
  readonly total: number
  /** Repeats of a reference, and references that are missing or too many. */
  readonly wrong: number
}

/** Adds up what the processes did; each of `expected` references should be there once. */
export const countEffects = (processes: readonly EffectCounts[], expected: number): EffectSummary => {
  const counts = new Map<string, number>()
  for (const [reference, times] of processes.flat()) counts.set(reference, (counts.get(reference) ?? 0) + times)
  const total = [...counts.values()].reduce((sum, times) => sum + times, 0)
  return { total, wrong: total - counts.size + Math.abs(counts.size - expected) }
}
