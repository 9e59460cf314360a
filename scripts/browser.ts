import { everyCombination, pairwiseSample } from '../packages/gateway/src/test-support/browser/combination-table.ts'
import { pathNames, pathTable } from '../packages/gateway/src/test-support/browser/path-table.ts'
import { type Walked, walkCombination } from '../packages/gateway/src/test-support/browser/walk-combination.ts'
import { launchBrowser } from '../packages/gateway/src/test-support/launch-browser.ts'

const wanted = process.argv.slice(2).filter((argument) => argument !== '--sample')
const unknown = wanted.filter((name) => !pathNames.includes(name))
if (unknown.length > 0) {
  console.error(`Expected names of paths, received ${unknown.join(', ')}. Use ${pathNames.join(', ')}.`)
  process.exit(2)
}

const cells = ({ combination, pages, faults, bytes, serverMs }: Walked): string => {
  const { path, screen, script, language } = combination
  return [
    path.padEnd(13),
    screen.padEnd(10),
    script.padEnd(18),
    language.padEnd(5),
    String(pages).padStart(5),
    String(faults.length).padStart(6),
    String(bytes).padStart(7),
    serverMs.toFixed(0).padStart(9),
  ].join('  ')
}

const launched = await launchBrowser()
if (!('browser' in launched)) {
  console.error(launched.reason)
  process.exit(2)
}
const { browser } = launched
const chosen = pathTable.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const every = everyCombination(chosen.map(({ name }) => name))
const combinations = process.argv.includes('--sample') ? pairwiseSample(every) : every

console.log('path           screen      script              language  pages  faults  bytes  server ms')
const walked: Walked[] = []
for (const combination of combinations) {
  const row = chosen.find(({ name }) => name === combination.path)
  if (row === undefined) continue
  const result = await walkCombination(browser, combination, row)
  walked.push(result)
  console.log(cells(result))
  for (const fault of result.faults) console.log(`    ${fault}`)
}
await browser.close()

const total = (measure: (result: Walked) => number): number => walked.reduce((sum, result) => sum + measure(result), 0)
const most = (measure: (result: Walked) => number): number => Math.max(0, ...walked.map(measure))
const faults = total((result) => result.faults.length)
console.log(
  `\n${walked.length} combinations, ${total(({ pages }) => pages)} pages, ${faults} faults; at most ${most(({ bytes }) => bytes)} bytes and ${most(({ serverMs }) => serverMs).toFixed(0)} ms of the server.`,
)
process.exitCode = faults === 0 ? 0 : 1
