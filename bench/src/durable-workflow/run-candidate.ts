import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@linx/test-postgres'
import { percentile } from '../measure/percentile.ts'
import type { CandidateResult } from './candidate-result.ts'
import { candidateTable } from './candidate-table.ts'
import { countStatements } from './count-statements.ts'
import { measureWorkflows } from './measure-workflows.ts'

const POOL_SIZE = 20
const SECOND_MS = 1_000
const KIBIBYTES = 1_024

const [name, workflows, inFlight] = process.argv.slice(2)
const row = candidateTable.find((candidate) => candidate.name === name)
if (row === undefined) throw new Error(`Expected the name of a candidate, received ${name}.`)

const quantiles = (values: readonly number[]): readonly [number, number] => [
  percentile(values, 0.5),
  percentile(values, 0.99),
]

const folder = mkdtempSync(join(tmpdir(), 'linx-durable-'))
const database = row.store === 'postgres' ? await startPostgres() : undefined
const connectionString = database?.connectionString ?? ''
const create = await row.load()
const load = { workflows: Number(workflows), inFlight: Number(inFlight) }
let endCount = async () => ({ statements: 0, writeAheadLogBytes: 0 })
const { elapsedMs, latencies, repeats } = await measureWorkflows(async (probe) => {
  const engine = await create({ connectionString, folder, poolSize: POOL_SIZE, workflows: load.workflows }, probe)
  if (database !== undefined) endCount = await countStatements(connectionString)
  return engine
}, load)
const work = await endCount()
const result: CandidateResult = {
  workflowsPerSecond: (load.workflows * SECOND_MS) / elapsedMs,
  step: quantiles(latencies.step),
  signal: quantiles(latencies.signal),
  timer: quantiles(latencies.timer),
  repeats,
  statementsPerWorkflow: work.statements / load.workflows,
  writeAheadLogBytesPerWorkflow: work.writeAheadLogBytes / load.workflows,
  residentMebibytes: process.resourceUsage().maxRSS / KIBIBYTES,
}
await database?.stop()
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0))
