import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTransactionCode } from '../table/transaction-code-table.ts'
import { type AnsweredEntry, answerFile, demandFile, entriesOf } from '../test-support/answer-of-bank.ts'
import {
  consumer,
  createRailBench,
  examplePayment,
  exampleReference,
  HOUR_MS,
  MONDAY_NINE,
} from '../test-support/rail-bench.ts'
import { validateNachaFile } from '../validate/validate-nacha-file.ts'

const COUNT = 1_000

const [seeded] = fc.sample(fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: COUNT, maxLength: COUNT }), {
  seed: 20260302,
  numRuns: 1,
})

const requests = (seeded ?? []).map((cents, index) => {
  const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
  const isRequest = index % 3 === 0
  const example = examplePayment(index)
  const sides = isRequest ? ({ transactionType: 'REQUEST', debit: consumer, credit: example.debit } as const) : {}
  const settlementPriority = index % 5 === 0 ? 'SAME_DAY' : 'NEXT_DAY'
  return { cents: BigInt(cents), isRequest, request: examplePayment(index, { ...sides, amount, settlementPriority }) }
})

const sum = (cents: readonly bigint[]): bigint => cents.reduce((total, each) => total + each, 0n)

describe('a day of 1,000 payments', () => {
  it('goes out and comes back to the cent', async () => {
    const bench = createRailBench()
    for (const { request } of requests) expect((await bench.submit(request)).outcome).toBe('accepted')
    for (const hours of [1, 10]) {
      bench.moveTo(MONDAY_NINE + hours * HOUR_MS)
      await bench.rail.flush()
    }
    const texts = bench.files.map(({ content }) => content)
    expect(texts).toHaveLength(2)
    for (const text of texts) expect(validateNachaFile(text)).toEqual([])

    const entries = texts.flatMap(entriesOf)
    expect(entries).toHaveLength(COUNT)
    expect(new Set(entries.map(({ traceNumber }) => traceNumber)).size).toBe(COUNT)
    const directionOf = (code: string) => findTransactionCode(code)?.direction
    const total = (direction: string) =>
      sum(entries.filter((entry) => directionOf(entry.transactionCode) === direction).map(({ amount }) => amount))
    expect(total('credit')).toBe(sum(requests.filter(({ isRequest }) => !isRequest).map(({ cents }) => cents)))
    expect(total('debit')).toBe(sum(requests.filter(({ isRequest }) => isRequest).map(({ cents }) => cents)))

    const answered: AnsweredEntry[] = entries.flatMap((entry, index): AnsweredEntry[] => {
      if (index % 10 === 0) return [{ entry, answer: { kind: 'return', returnCode: 'R01' } }]
      if (index % 10 === 5) return [{ entry, answer: { kind: 'change', changeCode: 'C01', correctedData: '4711' } }]
      return []
    })
    const outcome = await bench.rail.ingest?.({ source: 'file', rawBody: answerFile(answered) })
    if (outcome?.outcome !== 'read') throw new Error('unreadable')
    const centsByReference = new Map(requests.map(({ cents }, index) => [exampleReference(bench, index), cents]))
    const returned = outcome.events.filter((event) => event.event === 'returned')
    expect(returned).toHaveLength(100)
    for (const { reference, amount } of returned) {
      expect(BigInt(amount.replace('.', ''))).toBe(centsByReference.get(reference ?? ''))
    }
    const expectedTotal = sum(
      answered.filter(({ answer }) => answer.kind === 'return').map(({ entry }) => entry.amount),
    )
    expect(sum(returned.map(({ amount }) => BigInt(amount.replace('.', ''))))).toBe(expectedTotal)
    expect(outcome.events.filter((event) => event.event === 'correction')).toHaveLength(100)
    expect(demandFile(answerFile(answered)).batches).toHaveLength(2)
  })
})
