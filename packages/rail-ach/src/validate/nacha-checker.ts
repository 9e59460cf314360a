import { BLOCKING_FACTOR, MAXIMUM_RECORDS, RECORD_LENGTH } from '../format/field-row.ts'
import { toRecord } from '../format/record-codec.ts'
import { parseRecord, type RecordKind } from '../read/parse-record.ts'
import { expectedRecords, isEnd } from '../read/record-sequence.ts'
import { entryShapeOf } from '../table/entry-type-table.ts'
import type { NachaValidation, Report } from './check-context.ts'
import { checkFields } from './check-fields.ts'
import { checkRecord, closeEntry } from './check-record.ts'
import { type CheckState, createCheckState, reportAt } from './check-state.ts'
import { createFault, type NachaFault } from './nacha-fault.ts'

/** Checks a file record by record; keeps one entry and the totals, so that files of any size need the same memory. */
export interface NachaChecker {
  /** The next record, as it stands in the file. */
  take(raw: string): void
  /** More than the longest file has come: nothing more is looked at. */
  isTooLong(): boolean
  /** Says that the file ends here. */
  end(): void
  /** All faults so far, in the order in which they were found. */
  faults(): readonly NachaFault[]
}

const UNPRINTABLE = /[^\x20-\x7e]/

const checkLine = (raw: string, report: Report): void => {
  if (raw.length !== RECORD_LENGTH) {
    report('line_length', Math.min(raw.length, RECORD_LENGTH) + 1, { received: `${raw.length}` })
  }
  const unprintable = UNPRINTABLE.exec(raw)
  if (unprintable !== null) report('line_characters', unprintable.index + 1)
}

const checkSequence = (state: CheckState, record: RecordKind, report: Report): void => {
  const expected = expectedRecords(state.point)
  state.point = record
  if (record === 'unknown') report('record_unknown', 1)
  else if (!expected.includes(record)) {
    report('record_sequence', 1, { expected: expected.join(' or '), received: record })
  }
}

export const createNachaChecker = (validation: NachaValidation = {}): NachaChecker => {
  const state = createCheckState(validation)
  const { maximumRecords = MAXIMUM_RECORDS } = validation
  const isTooLong = (): boolean => state.line > maximumRecords
  return {
    take: (raw) => {
      if (isTooLong()) return
      state.line += 1
      const report = reportAt(state, state.line)
      if (isTooLong()) {
        // Told however many faults are listed already.
        state.faults.push(createFault('file_too_long', { line: state.line, column: 1 }))
        return
      }
      const { content, fields } = parseRecord(raw, entryShapeOf(state.batch?.header.entryType ?? ''))
      checkLine(raw, report)
      checkSequence(state, content.record, report)
      checkFields(fields, toRecord(raw), report)
      checkRecord(state, content)
    },
    isTooLong,
    end: () => {
      if (isTooLong()) return
      closeEntry(state)
      const { line, point, hasFileControl } = state
      const report = reportAt(state, line + 1)
      if (!isEnd(point) && !hasFileControl) report('file_truncated', 1, { received: `its end behind ${point}` })
      else if (line % BLOCKING_FACTOR !== 0) report('padding_missing', 1, { received: `${line} records` })
    },
    faults: () => state.faults,
  }
}
