import { BLOCKING_FACTOR, MAXIMUM_RECORDS } from '../format/field-row.ts'
import { entryShapeOf } from '../table/entry-type-table.ts'
import { createFault, type NachaFault } from '../validate/nacha-fault.ts'
import { type NachaRecord, parseRecord } from './parse-record.ts'
import { expectedRecords, isEnd, type SequencePoint } from './record-sequence.ts'
import {
  ALL_RELAXATIONS,
  createDepartureCount,
  type NachaDeparture,
  type NachaRelaxation,
  relaxLine,
} from './relaxation.ts'
import { createLineSplitter, type LineBreak } from './split-lines.ts'

export interface NachaReadingOptions {
  /** What is read past; anything else is a fault. Default: all. */
  readonly relaxations?: readonly NachaRelaxation[]
  /** Records after which nothing more is read. Default 9,999,990, the longest that the format can say. */
  readonly maximumRecords?: number
}

/** Turns text that comes in pieces into records. */
export interface RecordReader {
  push(piece: string): readonly NachaRecord[]
  end(): readonly NachaRecord[]
  /** More than the longest file has come: nothing more is read. */
  isTooLong(): boolean
  /** Why the file cannot be read; the first 100. */
  faults(): readonly NachaFault[]
  departures(): readonly NachaDeparture[]
  lineBreak(): LineBreak
}

const MAXIMUM_FAULTS = 100

export const createRecordReader = ({
  relaxations = ALL_RELAXATIONS,
  maximumRecords = MAXIMUM_RECORDS,
}: NachaReadingOptions = {}): RecordReader => {
  const splitter = createLineSplitter()
  const departures = createDepartureCount()
  const faults: NachaFault[] = []
  let line = 0
  let records = 0
  let entryType = ''
  let point: SequencePoint = 'start'

  const refuse = (...[code, place, detail]: Parameters<typeof createFault>): void => {
    if (faults.length < MAXIMUM_FAULTS) faults.push(createFault(code, place, detail))
  }

  const depart = (relaxation: NachaRelaxation, code: 'line_length' | 'line_characters' | 'padding_missing'): void => {
    departures.add(relaxation, line)
    if (!relaxations.includes(relaxation)) refuse(code, { line, column: 1 }, { received: relaxation })
  }

  const checkOrder = (record: NachaRecord['record']): void => {
    const expected = expectedRecords(point)
    point = record
    if (record === 'unknown') refuse('record_unknown', { line, column: 1 })
    else if (!expected.includes(record)) {
      refuse('record_sequence', { line, column: 1 }, { expected: expected.join(' or '), received: record })
    }
  }

  const isTooLong = (): boolean => line > maximumRecords

  const read = (raw: string): readonly NachaRecord[] => {
    if (isTooLong()) return []
    line += 1
    if (isTooLong()) {
      refuse('file_too_long', { line, column: 1 })
      return []
    }
    const { record, departures: met } = relaxLine(raw)
    for (const relaxation of met) {
      depart(relaxation, relaxation === 'unprintable-characters' ? 'line_characters' : 'line_length')
    }
    if (record === undefined) return []
    records += 1
    const { content } = parseRecord(record, entryShapeOf(entryType))
    if (content.record === 'batch-header') entryType = content.values.entryType
    checkOrder(content.record)
    return [{ ...content, line, raw }]
  }

  return {
    push: (piece) => splitter.push(piece).flatMap(read),
    end: () => {
      const rest = splitter.end().flatMap(read)
      if (isTooLong()) return rest
      if (!isEnd(point))
        refuse('file_truncated', { line: line + 1, column: 1 }, { received: `its end behind ${point}` })
      else if (records % BLOCKING_FACTOR !== 0) depart('missing-padding', 'padding_missing')
      return rest
    },
    isTooLong,
    faults: () => faults,
    departures: departures.list,
    lineBreak: splitter.lineBreak,
  }
}
