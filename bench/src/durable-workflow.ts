import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startPostgres } from '@linx/test-postgres'
import type { CandidateResult } from './durable-workflow/candidate-result.ts'
import { type CandidateRow, candidateTable } from './durable-workflow/candidate-table.ts'
import { printResults } from './durable-workflow/print-results.ts'

const { values: options } = parseArgs({
  options: {
    workflows: { type: 'string', default: '2000' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true },
  },
})
const FEW_IN_FLIGHT = 20
const workflows = Number(options.workflows)
const runs = Number(options.runs)

const CHILD = fileURLToPath(new URL('durable-workflow/run-candidate.ts', import.meta.url))
const CHILD_TIMEOUT_MS = 600_000

const server = await startPostgres({
  settings: { shared_preload_libraries: 'pg_stat_statements', max_wal_size: '4GB' },
})

const runCandidate = ({ name }: CandidateRow, inFlight: number): CandidateResult | undefined => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...process.execArgv, CHILD, name, String(workflows), String(inFlight)],
    { encoding: 'utf8', timeout: CHILD_TIMEOUT_MS, env: { ...process.env, DATABASE_URL: server.connectionString } },
  )
  const line = stdout.trim().split('\n').at(-1)
  if (status === 0 && line !== undefined) return JSON.parse(line) as CandidateResult
  console.error(`${name} did not run (status ${status}): ${stderr.trim().split('\n').at(-1) ?? 'no message'}`)
  return undefined
}

const { only } = options
const candidates = only === undefined ? candidateTable : candidateTable.filter(({ name }) => only.includes(name))
for (const inFlight of [workflows, FEW_IN_FLIGHT]) {
  const results = new Map<CandidateRow, CandidateResult[]>()
  for (let run = 0; run < runs; run += 1) {
    for (const candidate of candidates) {
      const result = runCandidate(candidate, inFlight)
      if (result !== undefined) results.set(candidate, [...(results.get(candidate) ?? []), result])
    }
  }
  printResults({ workflows, inFlight, runs }, results)
}
await server.stop()
