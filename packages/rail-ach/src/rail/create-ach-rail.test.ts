import { describe, expect, it } from 'vitest'
import { demandFile, entriesOf } from '../test-support/answer-of-bank.ts'
import {
  consumer,
  createRailBench,
  examplePayment,
  exampleReference,
  HOUR_MS,
  MONDAY_NINE,
} from '../test-support/rail-bench.ts'
import { validateNachaFile } from '../validate/validate-nacha-file.ts'

const SEVEN_PM = MONDAY_NINE + 10 * HOUR_MS
const TUESDAY_NOON = MONDAY_NINE + 27 * HOUR_MS

describe('a payment from submit to settlement', () => {
  it('waits in the spool, goes with the file of its cut-off, and settles with its window', async () => {
    const bench = createRailBench()
    const { reference } = bench.rail.makeReference({ transactionId: 'transaction-1', number: 1 })
    const accepted = await bench.submit(examplePayment(1))
    expect(accepted).toMatchObject({ outcome: 'accepted', state: 'pending', amount: '256.25', currency: 'USD' })

    expect(await bench.rail.flush()).toMatchObject({ made: [], delivered: [] })
    expect(await bench.inquire(reference)).toMatchObject({ outcome: 'found', state: 'pending' })

    bench.moveTo(SEVEN_PM)
    const name = '1234567890-260302-A.ach'
    const summary = await bench.rail.flush()
    expect(summary.made).toEqual([{ name, entryCount: 1, totalDebit: '0.00', totalCredit: '256.25' }])
    expect(summary.delivered).toEqual(summary.made)
    expect(bench.files.map((file) => file.name)).toEqual([name])
    const [entry] = entriesOf(bench.files[0]?.content ?? '')
    expect(entry).toMatchObject({
      traceNumber: '091000010000001',
      amount: 25_625n,
      name: 'John Doe',
      individualId: 'JD-1',
    })

    expect(await bench.inquire(reference)).toMatchObject({ state: 'pending', providerId: '091000010000001' })
    bench.moveTo(TUESDAY_NOON)
    expect(await bench.inquire(reference)).toMatchObject({ outcome: 'found', state: 'settled', amount: '256.25' })
    expect((await bench.rail.flush()).delivered).toEqual([])
    expect(bench.files).toHaveLength(1)
  })

  it('is one payment, however often it is submitted', async () => {
    const bench = createRailBench()
    for (let time = 0; time < 3; time += 1) expect((await bench.submit(examplePayment(1))).outcome).toBe('accepted')
    bench.moveTo(SEVEN_PM)
    await bench.rail.flush()
    expect(await bench.submit(examplePayment(1))).toMatchObject({ outcome: 'accepted', providerId: '091000010000001' })
    bench.moveTo(SEVEN_PM + 24 * HOUR_MS)
    await bench.rail.flush()
    expect(bench.files.flatMap(({ content }) => entriesOf(content))).toHaveLength(1)
  })

  it('refuses another payment under the same reference', async () => {
    const bench = createRailBench()
    await bench.submit(examplePayment(1))
    const other = await bench.submit(examplePayment(1, { amount: '1.00' }))
    expect(other).toMatchObject({ outcome: 'rejected', code: 'ach_reference_used', retry: 'never' })
  })

  it('is absent for good once an inquiry has not found it', async () => {
    const bench = createRailBench()
    const reference = exampleReference(bench, 1)
    expect(await bench.inquire(reference)).toEqual({ outcome: 'absent', isProven: true })
    expect(await bench.submit(examplePayment(1))).toMatchObject({ outcome: 'rejected', retry: 'new-reference' })
    expect(await bench.submit(examplePayment(1), 2)).toMatchObject({ outcome: 'accepted' })
    bench.moveTo(SEVEN_PM)
    await bench.rail.flush()
    expect(entriesOf(bench.files[0]?.content ?? '')).toHaveLength(1)
  })

  it('is not sent if the call was given up before it began', async () => {
    const bench = createRailBench()
    const reference = bench.rail.makeReference({ transactionId: 'transaction-1', number: 1 })
    expect(await bench.rail.submit(examplePayment(1), reference, { signal: AbortSignal.abort() })).toMatchObject({
      outcome: 'not-sent',
    })
    expect(bench.store.documents.size).toBe(0)
  })

  it('is unknown if the store fails, and never rejected', async () => {
    const failing = {
      create: () => Promise.reject(new Error('disk full')),
      read: async () => undefined,
      list: async () => [],
    }
    const bench = createRailBench({ store: failing })
    expect(await bench.submit(examplePayment(1))).toEqual({ outcome: 'unknown', cause: 'disk full' })
    expect(await bench.inquire('R')).toEqual({ outcome: 'unknown', cause: 'disk full' })
    expect(await bench.cancel('R')).toEqual({ outcome: 'unknown', cause: 'disk full' })
  })
})

describe('cancel', () => {
  it('keeps a payment out of its file until the cut-off, and not after it', async () => {
    const bench = createRailBench()
    await bench.submit(examplePayment(1))
    await bench.submit(examplePayment(2))
    expect(await bench.cancel(exampleReference(bench, 1))).toEqual({ outcome: 'cancelled' })
    expect(await bench.cancel(exampleReference(bench, 1))).toEqual({ outcome: 'cancelled' })
    bench.moveTo(SEVEN_PM)
    await bench.rail.flush()
    expect(entriesOf(bench.files[0]?.content ?? '')).toHaveLength(1)
    expect(await bench.inquire(exampleReference(bench, 1))).toMatchObject({ outcome: 'found', state: 'cancelled' })
    expect(await bench.cancel(exampleReference(bench, 2))).toMatchObject({ outcome: 'too-late' })
  })

  it('closes a reference that was never submitted', async () => {
    const bench = createRailBench()
    expect(await bench.cancel(exampleReference(bench, 1))).toEqual({ outcome: 'cancelled' })
    expect(await bench.submit(examplePayment(1))).toMatchObject({ outcome: 'rejected', retry: 'new-reference' })
  })
})

describe('files', () => {
  it('batch by company, entry type, description and date, and are correct', async () => {
    const bench = createRailBench()
    const request = {
      transactionType: 'REQUEST',
      debit: examplePayment(1).credit,
      credit: examplePayment(1).debit,
    } as const
    await bench.submit(examplePayment(1))
    await bench.submit(examplePayment(2, request))
    await bench.submit(examplePayment(3, { metadata: { rkorACHEntryType: 'CCD' } }))
    await bench.submit(examplePayment(4, { ...request, metadata: { rkorACHEntryType: 'WEB' }, isRecurring: true }))
    await bench.submit(examplePayment(5, { paymentReasonId: 'payment-of-wages' }))
    await bench.submit(examplePayment(6, { transactionType: 'REVERSAL', reverses: 'SEND' }))
    bench.moveTo(SEVEN_PM)
    await bench.rail.flush()
    const text = bench.files[0]?.content ?? ''
    expect(validateNachaFile(text)).toEqual([])
    const batches = demandFile(text).batches.map(({ header, entries }) => [
      header.entryType,
      header.serviceClass,
      header.entryDescription,
      entries
        .map(({ transactionCode, paymentType }) => transactionCode + (paymentType ?? ''))
        .toSorted()
        .join(' '),
    ])
    expect(batches.toSorted()).toEqual([
      ['CCD', '220', 'PAYMENT', '22'],
      ['PPD', '200', 'PAYMENT', '22 27'],
      ['PPD', '220', 'PAYROLL', '22'],
      ['PPD', '225', 'REVERSAL', '27'],
      ['WEB', '225', 'PAYMENT', '27R'],
    ])
  })

  it('are the same bytes for the same payments, whatever the order they came in', async () => {
    const texts: string[] = []
    for (const order of [
      [1, 2, 3],
      [3, 1, 2],
    ]) {
      const bench = createRailBench()
      for (const number of order) await bench.submit(examplePayment(number))
      bench.moveTo(SEVEN_PM)
      await bench.rail.flush()
      texts.push(bench.files[0]?.content ?? '')
    }
    expect(texts[0]).toBe(texts[1])
  })

  it('count modifiers and trace numbers on over the files of a day', async () => {
    const bench = createRailBench()
    await bench.submit(examplePayment(1, { settlementPriority: 'SAME_DAY' }))
    bench.moveTo(MONDAY_NINE + HOUR_MS / 2)
    await bench.rail.flush()
    await bench.submit(examplePayment(2, { settlementPriority: 'SAME_DAY' }))
    bench.moveTo(MONDAY_NINE + 5 * HOUR_MS)
    await bench.rail.flush()
    expect(bench.files.map(({ name }) => name)).toEqual(['1234567890-260302-A.ach', '1234567890-260302-B.ach'])
    expect(bench.files.map(({ content }) => entriesOf(content)[0]?.traceNumber)).toEqual([
      '091000010000001',
      '091000010000002',
    ])
    await bench.submit(examplePayment(3))
    bench.moveTo(MONDAY_NINE + 34 * HOUR_MS)
    await bench.rail.flush()
    expect(bench.files.at(-1)?.name).toBe('1234567890-260303-A.ach')
  })

  it.each(['offset-entry', 'offset-batch'] as const)('are balanced by %s', async (balance) => {
    const bench = createRailBench({ balance })
    const request = {
      transactionType: 'REQUEST',
      debit: examplePayment(1).credit,
      credit: examplePayment(1).debit,
    } as const
    await bench.submit(examplePayment(1))
    await bench.submit(examplePayment(2, { ...request, amount: '10.00' }))
    await bench.submit(examplePayment(3, { ...request, amount: '1.00', metadata: { rkorACHEntryType: 'TEL' } }))
    bench.moveTo(SEVEN_PM)
    await bench.rail.flush()
    const text = bench.files[0]?.content ?? ''
    expect(validateNachaFile(text, { isBalanced: true })).toEqual([])
    const batchTypes = demandFile(text).batches.map(({ header, entries }) => `${header.entryType} ${entries.length}`)
    expect(batchTypes).toEqual(
      balance === 'offset-entry' ? ['PPD 4', 'TEL 1', 'CCD 1'] : ['PPD 2', 'CCD 2', 'TEL 1', 'CCD 1'],
    )
    expect(
      entriesOf(text)
        .filter(({ name }) => name === 'OFFSET')
        .map(({ amount }) => amount)
        .toSorted(),
    ).toEqual([100n, 1_000n, 25_625n])
  })
})

describe('hand-over', () => {
  it('gives the same bytes again after a doubtful one, and no second file', async () => {
    const attempts: string[] = []
    let isDown = true
    const bench = createRailBench({
      transport: {
        deliver: async ({ name, content }) => {
          attempts.push(name + content)
          if (isDown) throw new Error('connection reset')
        },
      },
    })
    await bench.submit(examplePayment(1))
    bench.moveTo(SEVEN_PM)
    const failed = await bench.rail.flush()
    expect(failed.undelivered).toEqual([{ name: '1234567890-260302-A.ach', cause: 'connection reset' }])
    bench.moveTo(TUESDAY_NOON)
    expect(await bench.inquire(exampleReference(bench, 1))).toMatchObject({ state: 'pending' })
    isDown = false
    expect((await bench.rail.flush()).delivered).toHaveLength(1)
    expect((await bench.rail.flush()).delivered).toHaveLength(0)
    expect(attempts).toHaveLength(2)
    expect(attempts[0]).toBe(attempts[1])
  })
})

describe('prenotes', () => {
  it('go without money and open the account on the third banking day', async () => {
    const bench = createRailBench()
    const prenote = { businessAccountId: 'business-1', account: consumer, transactionType: 'REQUEST' } as const
    expect(await bench.prenote(prenote, 'PRENOTE1')).toMatchObject({ outcome: 'accepted' })
    bench.moveTo(SEVEN_PM)
    await bench.rail.flush()
    const [entry] = entriesOf(bench.files[0]?.content ?? '')
    expect(entry).toMatchObject({ transactionCode: '38', amount: 0n, name: 'Jose Nunez-Los', individualId: 'PRENOTE1' })
    bench.moveTo(Date.parse('2026-03-05T20:00:00Z'))
    expect(await bench.inquire('PRENOTE1')).toMatchObject({ state: 'pending' })
    bench.moveTo(Date.parse('2026-03-06T14:00:00Z'))
    expect(await bench.inquire('PRENOTE1')).toMatchObject({ state: 'settled' })
  })
})

describe('the reference', () => {
  it('is the same for the same attempt, differs for others, and fits the individual identification', () => {
    const { rail } = createRailBench()
    const references = new Set<string>()
    for (let transaction = 0; transaction < 1_000; transaction += 1) {
      for (const number of [1, 2]) {
        const attempt = { transactionId: `019caf3a-${transaction}`, number }
        const { reference } = rail.makeReference(attempt)
        expect(rail.makeReference(attempt).reference).toBe(reference)
        expect(reference).toMatch(/^[0-9A-Z]{15}$/)
        references.add(reference)
      }
    }
    expect(references.size).toBe(2_000)
  })
})
