import type { CommandResult } from '../run-command.ts'
import type { Stage } from './stage-table.ts'

/** How a stage ended. `not-run`: the stage it stands on failed. */
export interface StageResult {
  readonly stage: Stage
  readonly ending: 'passed' | 'failed' | 'not-run'
  readonly durationMs: number
  readonly output: string
}

export interface StageRunner {
  /** How many run at a time. */
  readonly limit: number
  readonly run: (stage: Stage) => Promise<CommandResult>
  /** Called at the end of each stage. */
  readonly report: (result: StageResult) => void
  /** Milliseconds since any fixed moment. */
  readonly now: () => number
}

/** Runs all stages, as many at a time as allowed, each after the one that it names; answers them in the order of ending. */
export const runStages = async (stages: readonly Stage[], runner: StageRunner): Promise<readonly StageResult[]> => {
  const waiting = [...stages]
  const running = new Set<Promise<void>>()
  const results: StageResult[] = []

  const finish = (result: StageResult): void => {
    results.push(result)
    runner.report(result)
  }

  const carryOut = async (stage: Stage): Promise<void> => {
    const startedAt = runner.now()
    const { isSuccess, output } = await runner.run(stage)
    finish({ stage, ending: isSuccess ? 'passed' : 'failed', durationMs: runner.now() - startedAt, output })
  }

  const endingOf = (name: string) => results.find(({ stage }) => stage.name === name)?.ending
  const isReady = ({ after }: Stage): boolean => after === undefined || endingOf(after) !== undefined

  const begin = (stage: Stage): void => {
    if (stage.after !== undefined && endingOf(stage.after) !== 'passed') {
      finish({ stage, ending: 'not-run', durationMs: 0, output: `${stage.after} failed.` })
      return
    }
    const run = carryOut(stage).finally(() => running.delete(run))
    running.add(run)
  }

  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < runner.limit ? waiting.findIndex(isReady) : -1
    const [stage] = next === -1 ? [] : waiting.splice(next, 1)
    if (stage !== undefined) begin(stage)
    else if (running.size > 0) await Promise.race(running)
    else
      throw new Error(
        `No stage can begin: ${waiting.map(({ name }) => name).join(', ')} wait for stages that do not exist.`,
      )
  }
  return results
}
