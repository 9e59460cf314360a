import { parseArgs } from 'node:util'
import { createPrinter } from './output/printer.ts'
import { runDemo } from './run-demo.ts'

const { values } = parseArgs({ options: { 'expect-money': { type: 'string', default: '336.25' } } })
const { isTTY } = process.stdout
const printer = createPrinter({
  write: (line) => console.log(line),
  hasColours: isTTY === true && process.env.NO_COLOR === undefined,
})

printer.title(
  'LinX: a link by SMS, and the money behind it',
  'One engine on one SQLite file; phones, card network and time are simulated. Times are UTC.',
)
const checks = await runDemo({ printer, expectedMoney: values['expect-money'] })
const differences = checks.differences()
if (differences.length === 0) printer.ending(true, [`Everything is as expected: ${checks.count()} checks.`])
else printer.ending(false, [`${differences.length} of ${checks.count()} checks differ:`, ...differences])
process.exitCode = differences.length === 0 ? 0 : 1
