import { createPrinter } from '../output/printer.ts'
import { runAchDay } from './run-ach-day.ts'

const { isTTY } = process.stdout
const printer = createPrinter({
  write: (line) => console.log(line),
  hasColours: isTTY === true && process.env.NO_COLOR === undefined,
})
const checks = await runAchDay(printer)
const differences = checks.differences()
if (differences.length === 0) printer.ending(true, [`Everything is as expected: ${checks.count()} checks.`])
else printer.ending(false, [`${differences.length} of ${checks.count()} checks differ:`, ...differences])
process.exitCode = differences.length === 0 ? 0 : 1
