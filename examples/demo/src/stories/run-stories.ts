import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Printer } from '../output/printer.ts'
import type { Checks } from '../stage/checks.ts'
import { createStage, type Stage } from '../stage/create-stage.ts'
import { loadPeople } from '../stage/people.ts'
import { tellCompletion } from './completion.ts'
import { tellDecline } from './decline.ts'
import { tellExpiry } from './expiry.ts'
import { tellExtension } from './extension.ts'
import { showOutcome } from './outcome.ts'
import { tellRefusal } from './refusal.ts'
import type { Story } from './story.ts'

const TELLERS = [tellCompletion, tellDecline, tellExpiry, tellExtension]

const tellAll = async (stage: Stage): Promise<readonly Story[]> => {
  await loadPeople(stage)
  const stories: Story[] = []
  for (const tell of TELLERS) stories.push(await tell(stage))
  await tellRefusal(stage)
  return stories
}

/** Two engines, one after the other, on one file: what the second reads was durable. */
const play = async (path: string, printer: Printer, checks: Checks, expectedMoney: string): Promise<void> => {
  await using first = createStage({ path, printer, checks })
  const stories = await tellAll(first)
  await first.close()
  const { clock, rails, sms } = first
  await using second = createStage({ path, printer, checks, clock, peers: { rails, sms }, seed: 2 })
  await showOutcome(second, stories, expectedMoney)
}

/**
 * Tells the main job's stories on a SQLite file of their own, removed in the end. `expectedMoney`: what has to have left the
 * business in the end, `336.25`.
 */
export const runStories = async (printer: Printer, checks: Checks, expectedMoney: string): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'linx-demo-'))
  try {
    await play(join(folder, 'demo.sqlite'), printer, checks, expectedMoney)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
