import { createPaint } from './paint.ts'
import { runPreview } from './run-preview.ts'

const mayColour = ({ isTTY }: { readonly isTTY?: boolean }): boolean =>
  isTTY === true && (process.env.NO_COLOR ?? '') === ''

const { isShown, lines } = runPreview(process.argv.slice(2), {
  output: createPaint(mayColour(process.stdout)),
  errors: createPaint(mayColour(process.stderr)),
})
if (isShown) console.log(lines.join('\n'))
else console.error(lines.join('\n'))
process.exitCode = isShown ? 0 : 1
