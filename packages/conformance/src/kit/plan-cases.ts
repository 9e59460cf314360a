import type { ConformanceCase, Waiver } from './conformance-case.ts'

/** A case and, if it is not to be run, why. */
export interface PlannedCase<Context> {
  readonly case: ConformanceCase<Context>
  readonly skipped?: { readonly outcome: 'waived' | 'not-applicable'; readonly reason: string }
}

const checkWaivers = (cases: readonly ConformanceCase<never>[], waivers: readonly Waiver[]): void => {
  for (const { id, reason } of waivers) {
    if (!cases.some((known) => known.id === id)) throw new TypeError(`A waiver names the unknown case ${id}.`)
    if (reason.trim() === '') throw new TypeError(`The waiver of ${id} gives no reason.`)
  }
}

/**
 * Decides which cases run. `abilities` are what `needs` can ask for. Throws `TypeError` for a waiver without reason or of
 * an unknown case.
 */
export const planCases = <Context>(
  cases: readonly ConformanceCase<Context>[],
  abilities: ReadonlySet<string>,
  waivers: readonly Waiver[] = [],
): readonly PlannedCase<Context>[] => {
  checkWaivers(cases, waivers)
  return cases.map((each): PlannedCase<Context> => {
    const waiver = waivers.find(({ id }) => id === each.id)
    if (waiver !== undefined) return { case: each, skipped: { outcome: 'waived', reason: waiver.reason } }
    const missing = [each.needs ?? []].flat().filter((need) => !abilities.has(need))
    if (missing.length === 0) return { case: each }
    return { case: each, skipped: { outcome: 'not-applicable', reason: `needs ${missing.join(' and ')}` } }
  })
}
