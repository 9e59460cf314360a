import { createSeededRandom, type Fault, type Scenario, type ScenarioRun, type SeededRandom } from '@linx/testing'
import { pick } from '../pick.ts'
import { play, type Setting } from '../play.ts'
import { everySeries, type FaultSeries } from '../points/fault-series.ts'
import type { ProofStorages } from '../proof-storages.ts'

/** A story with everything that goes wrong in it; follows from the seed alone. */
export interface SimulatedStory {
  readonly scenario: Scenario
  readonly faults: readonly (readonly Fault[])[]
  readonly setting: Setting
}

const HOUR_MS = 3_600_000
/** Stories make dozens of calls to the storage, and few of any other kind. */
const LATEST_CALL = { storage: 40, peer: 5, timer: 5 } as const
const MOST_PROCESSES = 4
const MOST_FAULTS = 3
const MOST_HELPERS = 2

/** A storage that is gone from a call on until the process is replaced. */
const stickyFailure: FaultSeries = { at: (call) => ({ kind: 'fail-from-then-on', call }) }

/** Networks that double a text, and crashes that do, are no fault of ours; together they would exceed the bound on copies. */
const simulatedSeries: readonly FaultSeries[] = [
  ...everySeries.filter(({ at }) => at(1).kind !== 'answer-twice'),
  stickyFailure,
]

/** The Monday of the scenarios, and the Friday before daylight saving begins in North America. */
const STARTS = ['2026-03-02T15:00:00Z', '2026-03-06T15:00:00Z'].map((text) => Date.parse(text))

const planFault = (random: SeededRandom): Fault => {
  const { at } = pick(random, simulatedSeries)
  return at(1 + random.below(LATEST_CALL[at(1).place ?? 'storage']))
}

const planProcess = (random: SeededRandom): readonly Fault[] =>
  Array.from({ length: 1 + random.below(MOST_FAULTS) }, () => planFault(random))

const planJumps = (random: SeededRandom): readonly number[] =>
  random.chance(0.5) ? [] : Array.from({ length: 3 }, () => pick(random, [0, HOUR_MS, -HOUR_MS]))

export const planSeed = (seed: number, scenarios: readonly Scenario[]): SimulatedStory => {
  const random = createSeededRandom(seed)
  const scenario = pick(random, scenarios)
  const faults = Array.from({ length: 1 + random.below(MOST_PROCESSES) }, () => planProcess(random))
  const helpers = random.below(MOST_HELPERS + 1)
  const isBackground = random.chance(0.25)
  const clockJumps = planJumps(random)
  const start = scenario.name.startsWith('schedule') ? STARTS[0] : pick(random, STARTS)
  const common = { clockJumps, ...(start === undefined ? {} : { start }) }
  const manner = { helpers, work: isBackground ? ('background' as const) : ('by-hand' as const) }
  return { scenario, faults, setting: { ...common, ...(scenario.work === 'by-hand' ? {} : manner) } }
}

/** A clock that jumps may end a story otherwise; what must always hold still does. */
const judge = ({ setting }: SimulatedStory, run: ScenarioRun): ScenarioRun =>
  (setting.clockJumps ?? []).some((jump) => jump !== 0)
    ? { ...run, violations: run.violations.filter((violation) => !violation.startsWith('END')) }
    : run

/** The clock of a story does not wait for a network, so there no worker may go on by itself while it moves. */
const settingOn = ({ name }: ProofStorages, { setting }: SimulatedStory): Setting =>
  name === 'postgres' ? { ...setting, work: 'by-hand' } : setting

export const playStory = async (storages: ProofStorages, story: SimulatedStory): Promise<ScenarioRun> =>
  judge(story, await play(storages, story.scenario, story.faults, settingOn(storages, story)))

/** Every story with one fault less. */
const smaller = (story: SimulatedStory): readonly SimulatedStory[] =>
  story.faults.flatMap((plan, process) =>
    plan.map((_, index) => ({
      ...story,
      faults: story.faults.map((other, at) =>
        at === process ? other.filter((_fault, place) => place !== index) : other,
      ),
    })),
  )

/** A story and what became of it. */
export interface PlayedStory {
  readonly story: SimulatedStory
  readonly run: ScenarioRun
}

/** Leaves faults out one by one as long as something is still violated. */
export const shrinkStory = async (storages: ProofStorages, violated: PlayedStory): Promise<PlayedStory> => {
  for (const story of smaller(violated.story)) {
    const run = await playStory(storages, story)
    if (run.violations.length > 0) return shrinkStory(storages, { story, run })
  }
  return violated
}
