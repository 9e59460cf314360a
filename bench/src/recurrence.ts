import { interleave, type Measurement, ratePerSecond, speedRatio } from './measure/interleave.ts'
import { median } from './measure/median.ts'
import { formatAim, formatCount, formatRatio, printTable } from './measure/print-table.ts'
import { type Expander, expanders } from './recurrence/expanders.ts'
import { paymentRules } from './recurrence/payment-rules.ts'

const RUNS = 300
const EXPANSION_START = '2020-01-01T09:00:00'
const NOW = Date.UTC(2026, 10, 21, 12)
const AGES_YEARS = [1, 5, 30]
const MINIMUM_OF_RUST = 2
const MAXIMUM_AGE_RATIO = 1.5
const MAXIMUM_NEXT_MICROSECONDS = 1
const MICROSECONDS = 1_000_000
const OPTIONS = { rounds: 3, roundMs: 40 }
/** An ageing start makes some libraries take milliseconds, so they work less often. */
const NEXT_OPTIONS = { rounds: 3, roundMs: 25 }

const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)

/** Every zoned library must give our instants and every nominal one our wall times, or the race is none. */
const agrees = (expander: Expander, rule: string): boolean => {
  const [ours] = expanders
  const expected = ours?.expand(rule, EXPANSION_START, RUNS) ?? []
  const found = expander.expand(rule, EXPANSION_START, RUNS)
  if (expander.isNominal === true) return found.length === expected.length
  return found.length === expected.length && found.every((instant, index) => instant === expected[index])
}

const candidateOf = (expander: Expander, rule: string) => ({
  name: expander.name,
  run: (times: number) => {
    let last: unknown
    for (let time = 0; time < times; time += 1) last = expander.expand(rule, EXPANSION_START, RUNS)
    return last
  },
})

const printExpansion = (): void => {
  const byRule = paymentRules.map(({ rule }) =>
    interleave(
      expanders.map((expander) => candidateOf(expander, rule)),
      OPTIONS,
    ),
  )
  const perSecond = (index: number): readonly number[] =>
    byRule.map((measured) => ratePerSecond(measured[index] as Measurement) * RUNS)
  printTable(
    [`first ${RUNS} runs`, ...expanders.map(({ name }) => name)],
    paymentRules.map(({ name, rule }, row) => [
      name,
      ...expanders.map((expander, index) => {
        const rate = formatCount(perSecond(index)[row] ?? 0)
        return agrees(expander, rule) ? rate : `${rate} (other result)`
      }),
    ]),
  )
  const rust = expanders.findIndex(({ name }) => name === 'rrule-rust')
  const ofRust = geometricMean(
    byRule.map((measured) => speedRatio(measured[0] as Measurement, measured[rust] as Measurement)),
  )
  const isFastest = byRule.every((measured) => {
    const rates = measured.map(ratePerSecond)
    return Math.max(...rates) === rates[0]
  })
  printTable(
    ['geometric means', 'runs/s', 'ours is faster by'],
    expanders.map(({ name }, index) => [
      name,
      formatCount(geometricMean(perSecond(index))),
      formatRatio(
        geometricMean(byRule.map((measured) => speedRatio(measured[0] as Measurement, measured[index] as Measurement))),
      ),
    ]),
  )
  console.log(formatAim(`fastest in every row`, isFastest))
  console.log(`${formatAim(`≥ ${MINIMUM_OF_RUST} × rrule-rust in the mean`, ofRust >= MINIMUM_OF_RUST)}\n`)
}

const startOfAge = (years: number): string => `${new Date(NOW).getUTCFullYear() - years}-01-01T09:00:00`

const microsecondsOf = (expander: Expander, years: number): number => {
  const costs = paymentRules.map(({ rule }) => {
    const next = expander.next?.(rule, startOfAge(years))
    if (next === undefined) return Number.NaN
    const run = (times: number) => {
      let last = 0
      for (let time = 0; time < times; time += 1) last += next(NOW + time)
      return last
    }
    return median(
      interleave([{ name: expander.name, run }], NEXT_OPTIONS).flatMap(({ perSecond }) =>
        perSecond.map((rate) => MICROSECONDS / rate),
      ),
    )
  })
  return geometricMean(costs)
}

const printNext = (): void => {
  const known = expanders.filter(({ next }) => next !== undefined)
  const costs = known.map((expander) => AGES_YEARS.map((years) => microsecondsOf(expander, years)))
  printTable(
    ['next run, µs in the mean', ...AGES_YEARS.map((years) => `start ${years} years back`)],
    known.map(({ name }, index) => [name, ...(costs[index] ?? []).map((cost) => cost.toPrecision(3))]),
  )
  const [young = 0, , old = 0] = costs[0] ?? []
  console.log(formatAim(`30 years ≤ ${MAXIMUM_AGE_RATIO} × 1 year`, old <= MAXIMUM_AGE_RATIO * young))
  console.log(
    formatAim(
      `≤ ${MAXIMUM_NEXT_MICROSECONDS} µs in the mean`,
      geometricMean(costs[0] ?? []) <= MAXIMUM_NEXT_MICROSECONDS,
    ),
  )
}

printExpansion()
printNext()
