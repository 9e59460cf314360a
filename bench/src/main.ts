import { spawnSync } from 'node:child_process'
import { cpus, release, type } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type BenchmarkRow, benchmarkTable } from './benchmark-table.ts'

const parameters = process.argv.slice(2)
const options = parameters.filter((parameter) => parameter.startsWith('--'))
const wanted = parameters.filter((parameter) => !parameter.startsWith('--'))

/** Each in a process of its own: none inherits another one's heap or compiled code. Options are handed on. */
const run = ({ name, shows, nodeOptions = [] }: BenchmarkRow): boolean => {
  console.log(`${name}: ${shows}\n`)
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  const { status } = spawnSync(process.execPath, [...process.execArgv, ...nodeOptions, file, ...options], {
    stdio: 'inherit',
  })
  return status === 0
}

const known = new Set(benchmarkTable.map(({ name }) => name))
const unknown = wanted.filter((name) => !known.has(name))
if (unknown.length > 0) {
  console.error(`Expected names of benchmarks, received ${unknown.join(', ')}. Use ${[...known].join(', ')}.`)
  process.exit(2)
}

const processors = cpus()
console.log(
  `${processors.length} cores (${processors[0]?.model ?? 'unknown'}), ${type()} ${release()}, node ${process.version}`,
)
console.log('Medians of rounds in which the candidates take turns; only the ratios of one run can be compared.\n')
const chosen = benchmarkTable.filter(({ name, isNamedOnly = false }) =>
  wanted.length === 0 ? !isNamedOnly : wanted.includes(name),
)
const failed = chosen.filter((row) => !run(row))
if (failed.length > 0) {
  console.error(`Failed: ${failed.map(({ name }) => name).join(', ')}.`)
  process.exitCode = 1
}
