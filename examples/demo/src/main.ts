import { createPrinter } from './output/printer.ts'
import { readOptions } from './read-options.ts'
import { runDemo } from './run-demo.ts'

const { isTTY } = process.stdout
const printer = createPrinter({
  write: (line) => console.log(line),
  hasColours: isTTY === true && process.env.NO_COLOR === undefined,
})
const isAsExpected = await runDemo({ printer, ...readOptions(process.argv.slice(2)) })
process.exitCode = isAsExpected ? 0 : 1
