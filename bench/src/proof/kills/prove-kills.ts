import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSeededRandom } from '@linx/testing'
import { checkRound, type RoundResult } from './check-round.ts'
import type { KillStore, RoundOptions } from './round-files.ts'
import { runProcess } from './run-process.ts'

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

const MOST_KILLS_OF_A_ROUND = 8
/** Kills fall into this part of the life of a process that is left alone, so that few come too late. */
const KILLED_PART = 0.8

/** A round with the moments at which its processes were killed. */
interface Round {
  readonly killedAfterMs: readonly number[]
  readonly result: RoundResult
  /** How long the last process lived. */
  readonly livedMs: number
}

const playRound = async (options: RoundOptions, moments: readonly number[]): Promise<Round> => {
  mkdirSync(options.folder)
  const killedAfterMs: number[] = []
  for (const moment of moments) {
    if ((await runProcess(options, moment)).ending === 'finished') break
    killedAfterMs.push(moment)
  }
  const { livedMs } = await runProcess(options)
  return { killedAfterMs, livedMs, result: await checkRound(options) }
}

const describeRound = (name: string, { killedAfterMs, result }: Round): string => {
  const moments = killedAfterMs.length === 0 ? 'not killed' : `killed after ${killedAfterMs.join(', then ')} ms`
  const { messages, doubledMessages, payments, violations } = result
  const verdict = violations.length === 0 ? 'sound' : violations.join('; ')
  return `${name.padEnd(9)} ${moments}: ${messages} SMS (${doubledMessages} twice), ${payments} payments, ${verdict}`
}

const sum = (rounds: readonly Round[], count: (round: Round) => number): number =>
  rounds.reduce((total, round) => total + count(round), 0)

/**
 * Plays rounds of workflows on a store each, kills the process at seeded moments up to eight times, lets the next one finish, and
 * checks store and peers. The first round is left alone, to learn how long one takes.
 */
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
  const play = async (name: string, moments: readonly number[]): Promise<Round> => {
    const options = { folder: join(folder, name), name, store, workflows, startedAt: Date.now() }
    const round = await playRound(options, moments)
    rounds.push(round)
    report(describeRound(name, round))
    rmSync(options.folder, { recursive: true, force: true })
    return round
  }
  try {
    const { livedMs } = await play('round_0', [])
    for (let done = 0; done < kills; done = sum(rounds, ({ killedAfterMs }) => killedAfterMs.length)) {
      const count = Math.min(1 + random.below(MOST_KILLS_OF_A_ROUND), kills - done)
      const moments = Array.from({ length: count }, () => random.below(Math.ceil(livedMs * KILLED_PART)))
      await play(`round_${rounds.length}`, moments)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    kills: sum(rounds, ({ killedAfterMs }) => killedAfterMs.length),
    rounds: rounds.length,
    workflows: rounds.length * workflows,
    violations: rounds.flatMap(({ result }) => result.violations),
    messages: sum(rounds, ({ result }) => result.messages),
    doubledMessages: sum(rounds, ({ result }) => result.doubledMessages),
    payments: sum(rounds, ({ result }) => result.payments),
  }
}
