import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNachaFile } from '../read/read-nacha-file.ts'
import { exampleFiles, exampleTrace, oneBatchFile } from '../test-support/example-files.ts'
import { randomFile } from '../test-support/random-file.ts'
import { NachaFileError } from '../validate/nacha-fault.ts'
import { streamNachaFile, writeNachaFile } from './write-nacha-file.ts'

const demandFile = (text: string) => {
  const reading = readNachaFile(text)
  if (!reading.ok) throw new Error(reading.faults.map(({ message }) => message).join('\n'))
  return reading
}

/** `LINX_LONG_TESTS=1` writes 10,000. */
const FILES = process.env.LINX_LONG_TESTS === '1' ? 10_000 : 2_000

describe('write → read → write', () => {
  it(`is byte-identical for ${FILES} random files, and nothing is lost`, () => {
    fc.assert(
      fc.property(randomFile, fc.constantFrom('LF', 'CRLF', 'none'), (file, lineBreak) => {
        const text = writeNachaFile(file, { lineBreak })
        const reading = demandFile(text)
        expect(reading.file).toEqual(file)
        expect(reading.lineBreak).toBe(lineBreak)
        expect(writeNachaFile(reading.file, { lineBreak })).toBe(text)
      }),
      { numRuns: FILES },
    )
  })
})

describe('writeNachaFile', () => {
  it.each(Object.entries(exampleFiles))('writes %s in whole blocks of records of 94 characters', (_, file) => {
    const lines = writeNachaFile(file).split('\n').slice(0, -1)
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([94]))
    expect(lines.length % 10).toBe(0)
  })

  it('adds no padding to a file that fills its blocks', () => {
    const { ppd } = exampleFiles
    if (ppd === undefined) throw new Error('no example')
    const [batch] = ppd.batches
    const entries = [1, 2, 3, 4, 5, 6].map((number) => ({ ...batch?.entries[0], traceNumber: exampleTrace(number) }))
    const file = oneBatchFile('PPD', entries as never)
    expect(writeNachaFile(file).trimEnd().split('\n')).toHaveLength(10)
    expect(writeNachaFile(file)).not.toContain('9'.repeat(94))
  })

  it('refuses a wrong file with every error and its place', () => {
    const file = oneBatchFile('ARC', [
      {
        transactionCode: '22',
        routingNumber: '021000022',
        accountNumber: 'Å',
        amount: 12_345_678_901n,
        name: 'A'.repeat(23),
      },
    ])
    try {
      writeNachaFile(file)
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof NachaFileError)) throw error
      expect(error.faults.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([
        'entry_direction 3:2',
        'routing_number 3:4',
        'line_characters 3:13',
        'field_too_long 3:30',
        'amount_ceiling 3:30',
        'entry_field_missing 3:40',
        'field_too_long 3:55',
        'batch_control_credit 4:33',
        'file_control_credit 5:44',
      ])
      expect(error.message).not.toContain('Å')
    }
  })

  it('refuses IAT by name', () => {
    const iat = oneBatchFile('IAT', [
      { transactionCode: '22', routingNumber: '021000021', accountNumber: '1', amount: 1n, name: 'A' },
    ])
    expect(() => writeNachaFile(iat)).toThrow(/received IAT.*IAT needs its own format/)
  })
})

describe('streamNachaFile', () => {
  it('writes the same bytes piece by piece', async () => {
    for (const file of Object.values(exampleFiles)) {
      let text = ''
      for await (const piece of streamNachaFile(file, { lineBreak: 'CRLF' })) text += piece
      expect(text).toBe(writeNachaFile(file, { lineBreak: 'CRLF' }))
    }
  })

  it('keeps nothing of the entries that were given out', async () => {
    const { ppd } = exampleFiles
    const [batch] = ppd?.batches ?? []
    const [entry] = batch?.entries ?? []
    if (batch === undefined || entry === undefined) throw new Error('no example')
    const count = 20_000
    const entries = function* () {
      for (let number = 1; number <= count; number += 1) yield { ...entry, traceNumber: exampleTrace(number) }
    }
    const source = {
      header: { ...exampleFiles.ppd?.header } as never,
      batches: [{ header: batch.header, entries: entries() }],
    }
    let longest = 0
    let length = 0
    for await (const piece of streamNachaFile(source)) {
      longest = Math.max(longest, piece.length)
      length += piece.length
    }
    expect(longest).toBeLessThanOrEqual(520 * 95)
    expect(length).toBe(95 * 10 * Math.ceil((count + 4) / 10))
  })
})
