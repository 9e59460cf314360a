import { describe, expect, it } from 'vitest'
import { exampleFiles } from '../test-support/example-files.ts'
import { writeNachaFile } from '../write/write-nacha-file.ts'
import { readNachaFile, streamNachaRecords } from './read-nacha-file.ts'

const ctx = exampleFiles.ctx
if (ctx === undefined) throw new Error('no example')
const text = writeNachaFile(ctx)

const read = (content: string) => {
  const reading = readNachaFile(content)
  if (!reading.ok) throw new Error(reading.faults.map(({ message }) => message).join('\n'))
  return reading
}

describe('readNachaFile', () => {
  it.each(Object.entries(exampleFiles))('reads %s back as it was written', (_, file) => {
    expect(read(writeNachaFile(file)).file).toEqual(file)
  })

  it.each([
    ['short-lines', text.replaceAll(/ +\n/g, '\n'), 1],
    ['long-lines', text.replaceAll('\n', '  \n'), 1],
    ['blank-lines', text.replaceAll('\n', '\n\n'), 2],
    ['byte-order-mark', `\ufeff${text}`, 1],
    ['missing-padding', text.replaceAll(/9{94}\n/g, ''), 7],
  ] as const)('reads past %s and says where', (relaxation, content, line) => {
    const reading = read(content)
    expect(reading.file).toEqual(ctx)
    expect(reading.departures).toMatchObject([{ relaxation, line }])
    expect(readNachaFile(content, { relaxations: [] }).ok).toBe(false)
  })

  it('keeps every record as it came', () => {
    const content = text.replaceAll(/ +\n/g, '\n')
    expect(read(content).rawRecords).toEqual(content.trimEnd().split('\n'))
  })

  it('reads characters outside of ASCII as question marks', () => {
    const reading = read(text.replace('SUPPLIER', 'SUPPLIÉR'))
    expect(reading.file.batches[0]?.entries[0]?.name).toBe('SUPPLI?R LLC')
    expect(reading.departures).toEqual([{ relaxation: 'unprintable-characters', line: 3, count: 1 }])
  })

  it('tells why a file cannot be read', () => {
    const lines = text.split('\n')
    const faultsOf = (content: string) => {
      const reading = readNachaFile(content)
      return reading.ok ? [] : reading.faults.map(({ code, line }) => `${code} ${line}`)
    }
    expect(faultsOf('')).toEqual(['file_truncated 1'])
    expect(faultsOf(lines.slice(0, 4).join('\n'))).toEqual(['file_truncated 5'])
    expect(faultsOf(lines.toSpliced(1, 1).join('\n'))).toContain('record_sequence 2')
    expect(faultsOf('<html>not found</html>')).toEqual(['record_unknown 1', 'file_truncated 2'])
  })

  it('keeps addenda of types that it does not know', () => {
    const reading = read(text.replaceAll('\n705', '\n702'))
    expect(reading.file.batches[0]?.entries[0]?.addenda).toMatchObject([
      { kind: 'other', typeCode: '02' },
      { kind: 'other', typeCode: '02' },
    ])
  })
})

describe('streamNachaRecords', () => {
  it('reads pieces of any size record by record', async () => {
    for (const size of [1, 50, 94, 95, 10_000]) {
      const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []
      const records: string[] = []
      for await (const { record } of streamNachaRecords(pieces)) records.push(record)
      expect(records.slice(0, 8)).toEqual([
        'file-header',
        'batch-header',
        'entry',
        'addenda',
        'addenda',
        'batch-control',
        'file-control',
        'padding',
      ])
    }
  })

  it('cuts a file without line breaks every 94 characters, however long it is', async () => {
    const body = text.replaceAll('\n', '')
    let count = 0
    for await (const { raw } of streamNachaRecords([body, body, body])) {
      expect(raw).toHaveLength(94)
      count += 1
    }
    expect(count).toBe(30)
  })
})
