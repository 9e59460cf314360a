import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type CommandResult, runCommand } from './run-command.ts'
import { runStages, type StageResult } from './stages/run-stages.ts'
import { type Stage, stageTable, UNIT_REPORT } from './stages/stage-table.ts'
import { formatTotals, sumTotals, type UnitReport } from './stages/test-totals.ts'
import { root } from './workspace.ts'

const MARKS: { readonly [ending in StageResult['ending']]: string } = {
  passed: 'ok',
  failed: 'FAILED',
  'not-run': 'not run',
}
const unitReportPath = join(root, UNIT_REPORT)

const runScript = ({ script, args = [] }: Stage): Promise<CommandResult> =>
  runCommand(process.execPath, ['--run', script, ...(args.length === 0 ? [] : ['--', ...args])])

const printResult = ({ stage, ending, durationMs, output }: StageResult): void => {
  console.log(`${stage.name.padEnd(10)} ${MARKS[ending].padEnd(8)} ${(durationMs / 1000).toFixed(1).padStart(6)} s`)
  if (ending !== 'passed') console.log(`\n${output}\n`)
}

const readUnitReport = async (): Promise<UnitReport | undefined> =>
  existsSync(unitReportPath) ? JSON.parse(await readFile(unitReportPath, 'utf8')) : undefined

await rm(unitReportPath, { force: true })
await mkdir(dirname(unitReportPath), { recursive: true })
const results = await runStages(stageTable, {
  limit: 2,
  run: runScript,
  report: printResult,
  now: () => performance.now(),
})
const totals = sumTotals(results, await readUnitReport())
console.log(formatTotals(totals))
process.exitCode = totals.failed === 0 ? 0 : 1
