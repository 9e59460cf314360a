import { ACTS, type Act, type ActOptions } from './act-table.ts'
import type { Printer } from './output/printer.ts'
import { type Checks, createChecks } from './stage/checks.ts'

export interface DemoOptions extends ActOptions {
  readonly printer: Printer
  /** One act alone; default: all of them. */
  readonly only?: Act['name']
}

interface PlayedAct extends Pick<Checks, 'count' | 'differences'> {
  readonly name: Act['name']
}

const messageOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

/** Plays one act to its end, or to where it stops, which is a difference, too. */
const play = async (act: Act, { printer, ...options }: DemoOptions): Promise<PlayedAct> => {
  const checks = createChecks()
  printer.title(act.title, act.note)
  try {
    await act.run(printer, checks, options)
  } catch (error) {
    checks.equal('the story', `stopped: ${messageOf(error)}`, 'told to the end')
  }
  return { ...checks, name: act.name }
}

/** One line if everything is as expected, else every difference. Answers whether it is. */
const sumUp = (printer: Printer, acts: readonly PlayedAct[]): boolean => {
  const count = acts.reduce((sum, act) => sum + act.count(), 0)
  const differences = acts.flatMap((act) => act.differences().map((difference) => `${act.name}: ${difference}`))
  const parts = acts.map((act) => `${act.name} ${act.count()}`).join(', ')
  if (differences.length === 0) printer.ending(true, [`Everything is as expected: ${count} checks (${parts}).`])
  else printer.ending(false, [`${differences.length} of ${count} checks differ (${parts}):`, ...differences])
  return differences.length === 0
}

/** Plays the acts one after the other and sums up. Answers whether everything was as expected. */
export const runDemo = async (options: DemoOptions): Promise<boolean> => {
  const played: PlayedAct[] = []
  for (const act of ACTS.filter(({ name }) => options.only === undefined || name === options.only)) {
    played.push(await play(act, options))
  }
  return sumUp(options.printer, played)
}
