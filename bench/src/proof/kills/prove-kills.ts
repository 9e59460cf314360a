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

/** A process that fails by itself is a violation as well. */
const brokenOff = (error: unknown): RoundResult => ({
  violations: [error instanceof Error ? error.message : String(error)],
  messages: 0,
  doubledMessages: 0,
  payments: 0,
})

const playRound = async (options: RoundOptions, moments: readonly KillMoment[]): Promise<Round> => {
  mkdirSync(options.folder)
  const killedAt: KillMoment[] = []
  const play = async (): Promise<RoundResult> => {
    for (const moment of moments) {
      if ((await runProcess(options, moment)) === 'finished') break
      killedAt.push(moment)
    }
    await runProcess(options)
    return checkRound(options)
  }
  return { name: options.name, result: await play().catch(brokenOff), killedAt }
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

/** Of one round; each follows from the seed and its number. */
const planKills = (seed: number, round: number): readonly KillMoment[] => {
  const random = createSeededRandom(seed * 10_000 + round)
  return Array.from({ length: 1 + random.below(MOST_KILLS_OF_A_ROUND) }, () => planKill(random))
}

const sum = (rounds: readonly Round[], count: (round: Round) => number): number =>
  rounds.reduce((total, round) => total + count(round), 0)

/** Processes that start or wait for a lease leave the machine to another round. */
const LANES = 2

/** Plays rounds of workflows on a store each, kills the process at seeded moments up to ten times, lets the next one finish, and checks store and peers. */
export const proveKills = async ({
  store,
  kills,
  workflows,
  seed,
  report = () => {},
}: KillOptions): Promise<KillProof> => {
  const folder = mkdtempSync(join(tmpdir(), 'linx-kill-proof-'))
  const rounds: Round[] = []
  let planned = 0
  let begun = 0
  const playRounds = async (): Promise<void> => {
    while (planned < kills) {
      begun += 1
      const moments = planKills(seed, begun).slice(0, kills - planned)
      planned += moments.length
      const name = `round_${begun}`
      const options = { folder: join(folder, name), name, store, workflows, startedAt: Date.now() }
      const round = await playRound(options, moments)
      planned -= moments.length - round.killedAt.length
      rounds.push(round)
      report(describeRound(round))
      rmSync(options.folder, { recursive: true, force: true })
    }
  }
  try {
    await Promise.all(Array.from({ length: LANES }, playRounds))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    kills: sum(rounds, ({ killedAt }) => killedAt.length),
    rounds: rounds.length,
    workflows: rounds.length * workflows,
    violations: rounds.flatMap(violationsOf),
    messages: sum(rounds, ({ result }) => result.messages),
    doubledMessages: sum(rounds, ({ result }) => result.doubledMessages),
    payments: sum(rounds, ({ result }) => result.payments),
  }
}
