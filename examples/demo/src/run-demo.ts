import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Printer } from './output/printer.ts'
import { type Checks, createChecks } from './stage/checks.ts'
import { createStage, type Stage } from './stage/create-stage.ts'
import { loadPeople } from './stage/people.ts'
import { tellCompletion } from './stories/completion.ts'
import { tellDecline } from './stories/decline.ts'
import { tellExpiry } from './stories/expiry.ts'
import { tellExtension } from './stories/extension.ts'
import { showOutcome } from './stories/outcome.ts'
import { tellRefusal } from './stories/refusal.ts'
import type { Story } from './stories/story.ts'

export interface DemoOptions {
  readonly printer: Printer
  /** The money that has to have left the business in the end, `336.25`. */
  readonly expectedMoney: string
}

const TELLERS = [tellCompletion, tellDecline, tellExpiry, tellExtension]

const tellAll = async (stage: Stage): Promise<readonly Story[]> => {
  await loadPeople(stage)
  const stories: Story[] = []
  for (const tell of TELLERS) stories.push(await tell(stage))
  await tellRefusal(stage)
  return stories
}

/** Two engines, one after the other, on one file: what the second reads was durable. */
const play = async (path: string, checks: Checks, { printer, expectedMoney }: DemoOptions): Promise<void> => {
  await using first = createStage({ path, printer, checks })
  const stories = await tellAll(first)
  await first.close()
  const { clock, rails, sms } = first
  await using second = createStage({ path, printer, checks, clock, peers: { rails, sms }, seed: 2 })
  await showOutcome(second, stories, expectedMoney)
}

const messageOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

/** Tells every story on a SQLite file of its own, removed in the end. Answers what was checked. */
export const runDemo = async (options: DemoOptions): Promise<Pick<Checks, 'count' | 'differences'>> => {
  const checks = createChecks()
  const folder = await mkdtemp(join(tmpdir(), 'linx-demo-'))
  try {
    await play(join(folder, 'demo.sqlite'), checks, options)
  } catch (error) {
    checks.equal('the story', `stopped: ${messageOf(error)}`, 'told to the end')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return checks
}
