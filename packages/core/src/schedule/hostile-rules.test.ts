import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expandSchedule, nextOccurrence } from './expand-schedule.ts'
import { bombRules } from './test-support/bomb-rules.ts'
import { mutatedRules } from './test-support/rule-mutations.ts'
import type { ScheduleTiming } from './timing.ts'

/** `LINX_LONG_TESTS=1` asks about 100,000. */
const RULES = process.env.LINX_LONG_TESTS === '1' ? 100_000 : 10_000
/** Ten times what a host may wait: the machine of a test is shared. */
const MAXIMUM_MS = 500

const timingOf = (recurrenceRule: string): ScheduleTiming => ({
  startDateTime: '2026-01-31T02:30:00',
  timeZone: 'America/New_York',
  recurrenceRule,
})

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** A question about a rule; it is answered with runs or with reasons. */
type Question = (timing: ScheduleTiming) => { readonly ok: boolean }

const firstRuns: Question = (timing) => expandSchedule(timing, { limit: 3 })
const nextRun: Question = (timing) => nextOccurrence(timing, Date.UTC(2030, 5, 1))
const nextBankingRun: Question = (timing) =>
  nextOccurrence({ ...timing, calendarType: 'BANKING' }, Date.UTC(2030, 5, 1))
const farRuns: Question = (timing) => expandSchedule(timing, { from: '2326-01-01T00:00:00Z', limit: 3 })

const ask = (
  rule: string,
  questions: readonly Question[],
): { readonly slowestMs: number; readonly isLegal: boolean } => {
  const timing = timingOf(rule)
  let slowestMs = 0
  for (const question of questions) {
    const before = cpuMs()
    const { ok } = question(timing)
    slowestMs = Math.max(slowestMs, cpuMs() - before)
    if (!ok) return { slowestMs, isLegal: false }
  }
  return { slowestMs, isLegal: true }
}

/** Asks again when an answer was slow, since the machine may have been at something else. */
const expectQuickAnswers = (rule: string, ...questions: readonly Question[]): boolean => {
  const { slowestMs, isLegal } = ask(rule, questions)
  if (slowestMs > MAXIMUM_MS) expect(ask(rule, questions).slowestMs, rule).toBeLessThan(MAXIMUM_MS)
  return isLegal
}

describe('hostile rules', () => {
  it(`are answered, quickly and without an exception: ${RULES} mutations of legal ones`, () => {
    let legal = 0
    fc.assert(
      fc.property(mutatedRules, (rule) => {
        if (expectQuickAnswers(rule, firstRuns, nextRun)) legal += 1
      }),
      { numRuns: RULES },
    )
    expect(legal).toBeGreaterThan(RULES / 20)
    expect(legal).toBeLessThan(RULES / 2)
  })

  it.each(bombRules.map((rule) => ({ rule, name: rule.slice(0, 70) })))('$name does no harm', ({ rule }) => {
    expectQuickAnswers(rule, firstRuns, nextRun, nextBankingRun, farRuns)
  })

  it('of any text at all are answered with a result', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (rule) => {
        expect(expandSchedule(timingOf(rule), { limit: 1 }).ok).toBe(false)
      }),
    )
  })

  it.each([undefined, null, 0, 7, true, {}, [], ['FREQ=DAILY'], Symbol('FREQ'), () => 'FREQ=DAILY'])(
    'of another type are answered too: %s',
    (rule) => {
      const timing = { ...timingOf(''), recurrenceRule: rule as string }
      expect(expandSchedule(timing, { limit: 1 }).ok).toBe(rule === undefined)
    },
  )
})
