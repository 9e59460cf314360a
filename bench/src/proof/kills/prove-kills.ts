import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSeededRandom, type SeededRandom } from '@linx/testing'
import { checkRound, type RoundResult } from './check-round.ts'
import type { KillStore, RoundOptions } from './round-files.ts'
import { type KillMoment, runProcess } from './run-process.ts'

export interface KillOptions {
  readonly store: KillStore
  /** Processes that are killed in all. */
  readonly kills: number
  /** Workflows of a round. */
  readonly workflows: number
  /** Of the moments of the kills. */
  readonly seed: number
  readonly report?: (line: string) => void
}

export interface KillProof {
  readonly kills: number
  readonly rounds: number
  readonly workflows: number
  readonly violations: readonly string[]
  readonly messages: number
  readonly doubledMessages: number
  readonly payments: number
}

const MOST_KILLS_OF_A_ROUND = 10
/** A workflow adds about five entries, so most processes still have something to do then. */
const LATEST_ENTRY = 20
/** A text or an order is under way for 4 ms. */
const LATEST_MS = 12

/** A round with the moments at which its processes were killed. */
interface Round {
  readonly name: string
  readonly killedAt: readonly KillMoment[]
  readonly result: RoundResult
}

const playRound = async (options: RoundOptions, moments: readonly KillMoment[]): Promise<Round> => {
  mkdirSync(options.folder)
  const killedAt: KillMoment[] = []
  for (const moment of moments) {
    if ((await runProcess(options, moment)) === 'finished') break
    killedAt.push(moment)
  }
  await runProcess(options)
  return { name: options.name, killedAt, result: await checkRound(options) }
}

const describeKills = (killedAt: readonly KillMoment[]): string =>
  killedAt.map(({ entries, laterMs }) => `${laterMs} ms behind entry ${entries}`).join(', then ')

const describeRound = ({ name, killedAt, result }: Round): string => {
  const { messages, doubledMessages, payments, violations } = result
  const verdict = violations.length === 0 ? 'sound' : violations.join('; ')
  return `${name.padEnd(8)} killed ${describeKills(killedAt)}: ${messages} SMS (${doubledMessages} twice), ${payments} payments, ${verdict}`
}

const violationsOf = ({ name, killedAt, result }: Round): readonly string[] =>
  result.violations.map((violation) => `${name}, killed ${describeKills(killedAt)}: ${violation}`)

const planKill = (random: SeededRandom): KillMoment => ({
  entries: random.below(LATEST_ENTRY + 1),
  laterMs: random.below(LATEST_MS + 1),
})

const sum = (rounds: readonly Round[], count: (round: Round) => number): number =>
  rounds.reduce((total, round) => total + count(round), 0)

/** Plays rounds of workflows on a store each, kills the process at seeded moments up to ten times, lets the next one finish, and checks store and peers. */
export const proveKills = async ({
  store,
  kills,
  workflows,
  seed,
  report = () => {},
}: KillOptions): Promise<KillProof> => {
  const random = createSeededRandom(seed)
  const folder = mkdtempSync(join(tmpdir(), 'linx-kill-proof-'))
  const rounds: Round[] = []
  const killed = (): number => sum(rounds, ({ killedAt }) => killedAt.length)
  try {
    while (killed() < kills) {
      const count = Math.min(1 + random.below(MOST_KILLS_OF_A_ROUND), kills - killed())
      const name = `round_${rounds.length + 1}`
      const options = { folder: join(folder, name), name, store, workflows, startedAt: Date.now() }
      const round = await playRound(
        options,
        Array.from({ length: count }, () => planKill(random)),
      )
      rounds.push(round)
      report(describeRound(round))
      rmSync(options.folder, { recursive: true, force: true })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    kills: killed(),
    rounds: rounds.length,
    workflows: rounds.length * workflows,
    violations: rounds.flatMap(violationsOf),
    messages: sum(rounds, ({ result }) => result.messages),
    doubledMessages: sum(rounds, ({ result }) => result.doubledMessages),
    payments: sum(rounds, ({ result }) => result.payments),
  }
}
