import { median } from '../measure/median.ts'
import { formatAim, formatCount, formatRatio, printTable } from '../measure/print-table.ts'
import type { CandidateResult } from './candidate-result.ts'
import type { CandidateRow } from './candidate-table.ts'

type Results = ReadonlyMap<CandidateRow, readonly CandidateResult[]>
type Figure = (result: CandidateResult) => number

const ONE_DECIMAL = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** At p50, with few workflows at once. */
const TIMER_LATE_MS = 4

/** What has to be reached against the fastest peer and against the fastest bound of the same store. */
const AIMS = {
  postgres: { timesBestPeer: 8, ofGroupedBound: 0.4 },
  sqlite: { timesBestPeer: 20, ofGroupedBound: 0.5 },
} as const

const medianOf = (results: readonly CandidateResult[], figure: Figure): number => median(results.map(figure))

const rateOf: Figure = ({ workflowsPerSecond }) => workflowsPerSecond

/** The rate of the fastest of a role; `undefined` if none ran. */
const best = (results: Results, role: CandidateRow['role'], stores: readonly string[]): number | undefined =>
  [...results]
    .filter(([row]) => row.role === role && stores.includes(row.store))
    .map(([, measured]) => medianOf(measured, rateOf))
    .sort((left, right) => right - left)[0]

const latencyCell = (results: readonly CandidateResult[], name: 'step' | 'signal' | 'timer'): string =>
  `${ONE_DECIMAL.format(medianOf(results, (result) => result[name][0]))} / ${ONE_DECIMAL.format(medianOf(results, (result) => result[name][1]))}`

const printAim = (name: string, rate: number, base: number | undefined, aim: number, baseName: string): void => {
  if (base === undefined) return
  console.log(`${name}: ${formatRatio(rate / base)} ${baseName} (${formatAim(`≥ ${aim} ×`, rate / base >= aim)})`)
}

/** With few at once the waits of the workflow bound the rate, so that only the latencies say something. */
const printLatencyAims = (results: Results): void => {
  const peers = [...results].filter(([{ role }]) => role === 'peer').map(([, measured]) => measured)
  for (const [{ name, role }, measured] of results) {
    if (role !== 'ours') continue
    for (const [place, percent] of [
      [0, 'p50'],
      [1, 'p99'],
    ] as const) {
      if (peers.length === 0) continue
      const bestPeer = Math.min(...peers.map((peer) => medianOf(peer, ({ step }) => step[place])))
      const own = medianOf(measured, ({ step }) => step[place])
      console.log(
        `${name}, step ${percent}: ${formatRatio(own / bestPeer)} the best peer (${formatAim('≤ 1 ×', own <= bestPeer)})`,
      )
    }
    const late = medianOf(measured, ({ timer }) => timer[0])
    console.log(
      `${name}, timer p50: ${ONE_DECIMAL.format(late)} ms late (${formatAim(`≤ ${TIMER_LATE_MS} ms`, late <= TIMER_LATE_MS)})`,
    )
  }
  console.log()
}

const printAims = (results: Results): void => {
  for (const [{ name, role, store }, measured] of results) {
    if (role !== 'ours' || store === 'own') continue
    const rate = medianOf(measured, rateOf)
    const peerStores = store === 'postgres' ? ['postgres', 'own'] : ['sqlite']
    printAim(name, rate, best(results, 'peer', peerStores), AIMS[store].timesBestPeer, 'the best peer')
    printAim(name, rate, best(results, 'bound', [store]), AIMS[store].ofGroupedBound, 'the best bound')
  }
  console.log()
}

/** Prints medians over the runs of one load, and the ratios that are aimed at. */
export const printResults = (
  load: { readonly workflows: number; readonly inFlight: number; readonly runs: number },
  results: Results,
): void => {
  printTable(
    [
      `${formatCount(load.workflows)} workflows, ${formatCount(load.inFlight)} at once, medians of ${load.runs}`,
      'workflows/s',
      'step ms p50 / p99',
      'signal ms',
      'timer late ms',
      'statements',
      'WAL bytes',
      'MiB',
      'repeats',
    ],
    [...results].map(([row, measured]) => [
      row.name,
      formatCount(medianOf(measured, rateOf)),
      latencyCell(measured, 'step'),
      latencyCell(measured, 'signal'),
      latencyCell(measured, 'timer'),
      ONE_DECIMAL.format(medianOf(measured, ({ statementsPerWorkflow }) => statementsPerWorkflow)),
      formatCount(medianOf(measured, ({ writeAheadLogBytesPerWorkflow }) => writeAheadLogBytesPerWorkflow)),
      formatCount(medianOf(measured, ({ residentMebibytes }) => residentMebibytes)),
      String(Math.max(...measured.map(({ repeats }) => repeats))),
    ]),
  )
  if (load.inFlight < load.workflows) printLatencyAims(results)
  else printAims(results)
}
