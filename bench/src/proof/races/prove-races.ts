import fc from 'fast-check'
import type { ProofStorages } from '../proof-storages.ts'
import type { ProofRow } from '../report.ts'
import type { Race } from './race.ts'
import { type Plant, runRace } from './run-race.ts'

export interface RaceOptions {
  readonly storages: ProofStorages
  readonly interleavings: number
  readonly seed: number
  readonly plant?: Plant
}

/** Fewer interleavings than these prove nothing about the ends that they meet. */
const ENOUGH_TO_MEET_ENDS = 100

const missedEnds = ({ name, ends }: Race, met: ReadonlySet<string>, interleavings: number): readonly string[] =>
  interleavings < ENOUGH_TO_MEET_ENDS || met.size >= Math.min(2, ends.length)
    ? []
    : [`${name}: expected at least two of ${ends.join(', ')}, met ${[...met].join(', ')} alone`]

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Tries interleavings of a race; a violation is told with its seed and the shortest schedule that shows it. */
export const proveRace = async (race: Race, options: RaceOptions): Promise<ProofRow> => {
  const { storages, interleavings, seed, plant = (sound) => sound } = options
  const met = new Set<string>()
  const property = fc.asyncProperty(fc.scheduler(), (scheduler) =>
    storages.lend(async (storage) => {
      const { end, violations } = await runRace(race, storage, { scheduler, plant })
      met.add(end)
      if (violations.length > 0) throw new Error(violations.join('\n'))
    }),
  )
  const result = await fc.check(property, { numRuns: interleavings, seed })
  const violations = result.failed
    ? [`${race.name}: ${messageOf(result.errorInstance)}\n${fc.defaultReportMessage(result) ?? ''}`]
    : missedEnds(race, met, interleavings)
  return { proof: 'races', on: storages.name, what: race.name, count: result.numRuns, violations }
}
