import type { RailEvent } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { writeCorrectedData } from '../code/corrected-data.ts'
import { answerFile, type BankAnswer, demandFile, entriesOf } from '../test-support/answer-of-bank.ts'
import { exampleFiles } from '../test-support/example-files.ts'
import { createRailBench, examplePayment, exampleReference, HOUR_MS, MONDAY_NINE } from '../test-support/rail-bench.ts'
import { writeNachaFile } from '../write/write-nacha-file.ts'

/** Three payments that the bank has. */
const sentBench = async () => {
  const bench = createRailBench()
  for (const number of [1, 2, 3]) await bench.submit(examplePayment(number))
  bench.moveTo(MONDAY_NINE + 10 * HOUR_MS)
  await bench.rail.flush()
  const entries = entriesOf(bench.files[0]?.content ?? '')
  const entryOf = (number: number) => {
    const reference = exampleReference(bench, number)
    const entry =
      entries[
        [1, 2, 3]
          .map((each) => exampleReference(bench, each))
          .toSorted()
          .indexOf(reference)
      ]
    if (entry === undefined) throw new Error('no entry')
    return { entry, reference }
  }
  const ingest = async (rawBody: string | Uint8Array) => {
    const outcome = await bench.rail.ingest?.({ source: 'file', name: 'returns.ach', rawBody })
    if (outcome?.outcome !== 'read') throw new Error(JSON.stringify(outcome))
    return outcome.events
  }
  return { ...bench, entryOf, ingest }
}

const returned = (returnCode: string): BankAnswer => ({ kind: 'return', returnCode })

describe('returns', () => {
  it('come out by the reference of the original trace number', async () => {
    const { ingest, entryOf } = await sentBench()
    const { entry, reference } = entryOf(2)
    const events = await ingest(answerFile([{ entry, answer: returned('R03') }]))
    expect(events).toEqual([
      {
        event: 'returned',
        code: 'R03',
        reason: 'No account, or unable to locate it',
        amount: '256.25',
        currency: 'USD',
        discretionaryData: '021000020000001',
        allowedUntil: Date.parse('2026-03-07T04:59:00Z'),
        dedupeKey: expect.any(String),
        reference,
        occurredAt: Date.parse('2026-03-05T11:30:00Z'),
        evidence: expect.objectContaining({ originalTraceNumber: entry.traceNumber, code: 'R03' }),
      },
    ])
    expect(JSON.stringify(events)).not.toContain(entry.accountNumber)
  })

  it('have the same keys in a second copy of the file and others in another', async () => {
    const { ingest, entryOf } = await sentBench()
    const answered = [1, 2, 3].map((number) => ({ entry: entryOf(number).entry, answer: returned('R01') }))
    const keys = (events: readonly RailEvent[]) => events.map(({ dedupeKey }) => dedupeKey)
    const first = keys(await ingest(answerFile(answered)))
    expect(new Set(first).size).toBe(3)
    expect(keys(await ingest(answerFile(answered, 'B')))).toEqual(first)
    expect(keys(await ingest(new TextEncoder().encode(answerFile(answered).replaceAll('\n', '\r\n'))))).toEqual(first)
    const other = keys(await ingest(answerFile([{ entry: entryOf(1).entry, answer: returned('R02') }])))
    expect(first).not.toContain(other[0])
  })

  it.each([
    ['an unknown trace number', { traceNumber: '091000019999999' }],
    ['a trace number of another bank', { traceNumber: '021000020000001' }],
    ['another account', { accountNumber: '999' }],
  ])('of %s come out without reference, so that the engine parks them', async (_, members) => {
    const { ingest, entryOf } = await sentBench()
    const [event] = await ingest(answerFile([{ entry: { ...entryOf(1).entry, ...members }, answer: returned('R01') }]))
    expect(event).toMatchObject({ event: 'returned', code: 'R01' })
    expect(event).not.toHaveProperty('reference')
  })

  it('tell the amount that came, right or wrong', async () => {
    const { ingest, entryOf } = await sentBench()
    const { entry, reference } = entryOf(1)
    const [event] = await ingest(answerFile([{ entry: { ...entry, amount: 1n }, answer: returned('R01') }]))
    expect(event).toMatchObject({ reference, amount: '0.01' })
  })

  it('keep codes that are not in the table', async () => {
    const { ingest, entryOf } = await sentBench()
    const text = answerFile([{ entry: entryOf(1).entry, answer: returned('R01') }]).replace('799R01', '799R99')
    expect(await ingest(text)).toMatchObject([{ code: 'R99', reason: 'Unknown return reason' }])
  })

  it.each([
    ['contested-return', 'R73'],
    ['dishonored-return', 'R68'],
  ])('%s are read from their own layout', async (name, code) => {
    const { ingest } = await sentBench()
    const file = exampleFiles[name]
    if (file === undefined) throw new Error('no example')
    expect(await ingest(writeNachaFile(file))).toMatchObject([{ event: 'returned', code, amount: '256.25' }])
  })

  it('of entries that are no answers are told as well, so that nothing is lost', async () => {
    const { ingest, files } = await sentBench()
    const events = await ingest(files[0]?.content ?? '')
    expect(events).toHaveLength(3)
    expect(new Set(events.map(({ dedupeKey }) => dedupeKey)).size).toBe(3)
    for (const event of events) {
      expect(event).toMatchObject({ event: 'status', code: 'forward_entry' })
      expect(event).not.toHaveProperty('reference')
    }
  })
})

describe('notifications of change', () => {
  const values = {
    routingNumber: '021000021',
    accountNumber: '987',
    nameOnAccount: 'JOHN Q DOE',
    transactionCode: '32',
    individualId: 'JD-2',
  }

  it.each([
    ['C01', { accountNumber: '987' }],
    ['C02', { routingNumber: '021000021' }],
    ['C03', { routingNumber: '021000021', accountNumber: '987' }],
    ['C04', { nameOnAccount: 'JOHN Q DOE' }],
    ['C05', { transactionCode: '32', subType: 'SAVING' }],
    ['C06', { accountNumber: '987', transactionCode: '32', subType: 'SAVING' }],
    ['C07', { routingNumber: '021000021', accountNumber: '987', transactionCode: '32', subType: 'SAVING' }],
    ['C09', { individualId: 'JD-2' }],
  ])('%s tells what to correct', async (changeCode, changes) => {
    const { ingest, entryOf } = await sentBench()
    const { entry, reference } = entryOf(1)
    const correctedData = writeCorrectedData(changeCode, values)
    const events = await ingest(answerFile([{ entry, answer: { kind: 'change', changeCode, correctedData } }]))
    expect(events).toMatchObject([{ event: 'correction', code: changeCode, reference }])
    expect(events[0]).toHaveProperty('changes', changes)
  })

  it('hands on what it cannot read', async () => {
    const { ingest, entryOf } = await sentBench()
    const answer = { kind: 'change', changeCode: 'C02', correctedData: 'SEE LETTER' } as const
    const events = await ingest(answerFile([{ entry: entryOf(1).entry, answer }]))
    expect(events[0]).toHaveProperty('changes', { correctedData: 'SEE LETTER' })
  })
})

describe('files that are not to be believed', () => {
  const refuse = async (rawBody: string, source: 'file' | 'webhook' = 'file') => {
    const { rail } = createRailBench()
    return rail.ingest?.({ source, rawBody })
  }
  const text = writeNachaFile(exampleFiles.return ?? demandFile(''))

  it.each([
    ['an empty file', '', /file control/],
    ['a truncated file', text.slice(0, 500), /cannot be read/],
    ['a file cut between two entries', text.split('\n').toSpliced(4, 2).join('\n'), /received/],
    ['noise', 'x'.repeat(5_000), /starts with/],
    ['wrong totals', text.replace('0000025625 ', '0000025626 '), /sums up/],
    ['XML', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /starts with/],
  ])('%s is unreadable, with the reason', async (_, rawBody, reason) => {
    expect(await refuse(rawBody)).toEqual({ outcome: 'unreadable', reason: expect.stringMatching(reason) })
  })

  it('a webhook is none', async () => {
    expect(await refuse(text, 'webhook')).toMatchObject({ outcome: 'unreadable' })
  })

  it('a file beyond all measure is not read', async () => {
    const { rail } = createRailBench()
    const rawBody = new Uint8Array(64 * 1024 * 1024 + 1)
    expect(await rail.ingest?.({ source: 'file', rawBody })).toMatchObject({
      outcome: 'unreadable',
      reason: expect.stringContaining('larger than'),
    })
  })

  it('short lines and missing padding raise no doubt', async () => {
    const relaxed = text.replaceAll(/ +\n/g, '\n').replaceAll(/9{94}\n/g, '')
    expect(await refuse(relaxed)).toMatchObject({ outcome: 'read' })
  })
})
