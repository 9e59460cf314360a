import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { median } from './measure/median.ts'
import { formatAim, formatCount, formatRatio, printTable } from './measure/print-table.ts'
import { type RoundResult, runProcesses } from './processes/run-processes.ts'
import { startScaleServer } from './scale/scale-server.ts'

const { values: options } = parseArgs({
  options: {
    workflows: { type: 'string', default: '2000' },
    lanes: { type: 'string', default: '32' },
    rounds: { type: 'string', default: '3' },
    processes: { type: 'string', default: '1,2,4' },
  },
})
const SECOND_MS = 1_000
const workflows = Number(options.workflows)
const lanes = Number(options.lanes)
const rounds = Number(options.rounds)
const counts = options.processes.split(',').map(Number)

const server = await startScaleServer()
const results = new Map<number, RoundResult[]>(counts.map((count) => [count, []]))
for (let round = 0; round < rounds; round += 1) {
  for (const processes of counts) {
    const schema = `round_${round}_of_${processes}`
    const load = { connectionString: server.connectionString, schema, processes, workflows, lanes }
    results.get(processes)?.push(await runProcesses(load))
  }
}
await server.stop()

const rateOf = ({ elapsedMs }: RoundResult): number => (workflows * SECOND_MS) / elapsedMs
const sum = (list: readonly RoundResult[], figure: (result: RoundResult) => number): number =>
  list.reduce((total, result) => total + figure(result), 0)
const base = results.get(counts[0] ?? 1) ?? []
printTable(
  [
    `${formatCount(workflows)} workflows, ${cpus().length} cores`,
    'workflows/s',
    'of the first line',
    'effects by another process',
    'submits',
    'doubled or missing',
    'texts',
    'doubled or missing',
    'aim',
  ],
  [...results].map(([processes, list]) => {
    const wrong = sum(list, ({ submits, texts }) => submits.wrong + texts.wrong)
    return [
      `${processes} ${processes === 1 ? 'process' : 'processes'}, ${lanes} in flight each`,
      formatCount(median(list.map(rateOf))),
      formatRatio(median(list.map((result, round) => rateOf(result) / rateOf(base[round] ?? result)))),
      formatCount(sum(list, ({ foreign }) => foreign)),
      formatCount(sum(list, ({ submits }) => submits.total)),
      formatCount(sum(list, ({ submits }) => submits.wrong)),
      formatCount(sum(list, ({ texts }) => texts.total)),
      formatCount(sum(list, ({ texts }) => texts.wrong)),
      formatAim('each effect once', wrong === 0),
    ]
  }),
)
