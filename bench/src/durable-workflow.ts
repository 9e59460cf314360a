import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startPostgres } from '@linx/test-postgres'
import type { CandidateResult } from './durable-workflow/candidate-result.ts'
import { type CandidateRow, candidateTable } from './durable-workflow/candidate-table.ts'
import { printResults } from './durable-workflow/print-results.ts'
import { runChild } from './measure/run-child.ts'

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

const server = await startPostgres({
  settings: { shared_preload_libraries: 'pg_stat_statements', max_wal_size: '4GB' },
})

const runCandidate = ({ name }: CandidateRow, inFlight: number): CandidateResult | undefined => {
  const parameters = [name, String(workflows), String(inFlight)]
  return runChild<CandidateResult>(CHILD, parameters, { DATABASE_URL: server.connectionString })
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
