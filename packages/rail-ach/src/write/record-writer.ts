import { addendaLayouts } from '../format/addenda-layouts.ts'
import { addTotals, NO_TOTALS, totalsOfEntry } from '../format/control-totals.ts'
import { entryLayouts } from '../format/entry-layouts.ts'
import { BLOCKING_FACTOR, PADDING_RECORD, type RecordLayout } from '../format/field-row.ts'
import { batchControlLayout, batchHeaderLayout, fileControlLayout, fileHeaderLayout } from '../format/file-layouts.ts'
import type { NachaAddenda } from '../format/nacha-addenda.ts'
import type { ControlTotals, NachaBatchHeader, NachaEntry, NachaFileHeader } from '../format/nacha-file.ts'
import { encodeRecord, type UnfitField } from '../format/record-codec.ts'
import { entryShapeOf } from '../table/entry-type-table.ts'
import type { NachaValidation } from '../validate/check-context.ts'
import { batchControlOf, fileControlOf } from '../validate/check-controls.ts'
import type { NachaFaultCode } from '../validate/fault-table.ts'
import { createNachaChecker } from '../validate/nacha-checker.ts'
import { createFault, type NachaFault, sortFaults } from '../validate/nacha-fault.ts'

/** Writes a file piece by piece, works out its control records, and checks each record as the validator does. */
export interface RecordWriter {
  fileHeader(header: NachaFileHeader): void
  batchHeader(header: NachaBatchHeader): void
  entry(entry: NachaEntry): void
  batchControl(): void
  /** The file control and the padding. */
  end(): void
  /** The records written since the last call. */
  takeLines(): readonly string[]
  /** All faults so far, sorted. */
  faults(): readonly NachaFault[]
}

const FAULT_OF: { readonly [problem in UnfitField['problem']]: NachaFaultCode } = {
  'too-long': 'field_too_long',
  characters: 'line_characters',
  missing: 'field_required',
  type: 'field_digits',
}

const encodeAddenda = (addenda: NachaAddenda) =>
  encodeRecord(addendaLayouts[addenda.kind] as RecordLayout<NachaAddenda>, addenda)

export const createRecordWriter = (validation: NachaValidation = {}): RecordWriter => {
  const checker = createNachaChecker(validation)
  const unfitFaults: NachaFault[] = []
  let lines: string[] = []
  let line = 0
  let batchCount = 0
  let batch: { readonly header: NachaBatchHeader; readonly totals: ControlTotals } | undefined
  let fileTotals: ControlTotals = NO_TOTALS

  const put = (text: string, unfit: readonly UnfitField[] = []): void => {
    line += 1
    lines.push(text)
    checker.take(text)
    for (const { field, problem } of unfit) {
      const width = field.end - field.start + 1
      const detail = {
        expected: `${field.name} of at most ${width} ${field.kind === 'text' ? 'characters' : 'digits'}`,
      }
      unfitFaults.push(createFault(FAULT_OF[problem], { line, column: field.start }, detail))
    }
  }

  const encode = <Values extends object>(layout: RecordLayout<Values>, values: Values): void => {
    const { line: text, unfit } = encodeRecord(layout, values)
    put(text, unfit)
  }

  return {
    fileHeader: (header) => encode(fileHeaderLayout, header),
    batchHeader: (header) => {
      batch = { header, totals: NO_TOTALS }
      batchCount += 1
      encode(batchHeaderLayout, header)
    },
    entry: ({ addenda = [], ...record }) => {
      const shape = entryShapeOf(batch?.header.entryType ?? '')
      const addendaIndicator = addenda.length === 0 ? '0' : '1'
      encode(entryLayouts[shape], { ...record, addendaIndicator, addendaCount: addenda.length })
      for (const each of addenda) {
        const { line: text, unfit } = encodeAddenda(each)
        put(text, unfit)
      }
      if (batch !== undefined) {
        batch = { ...batch, totals: addTotals(batch.totals, totalsOfEntry(record, addenda.length)) }
      }
    },
    batchControl: () => {
      if (batch === undefined) return
      encode(batchControlLayout, batchControlOf(batch))
      fileTotals = addTotals(fileTotals, batch.totals)
      batch = undefined
    },
    end: () => {
      encode(fileControlLayout, fileControlOf(batchCount, line + 1, fileTotals))
      while (line % BLOCKING_FACTOR !== 0) put(PADDING_RECORD)
      checker.end()
    },
    takeLines: () => {
      const taken = lines
      lines = []
      return taken
    },
    faults: () => sortFaults([...checker.faults(), ...unfitFaults]),
  }
}
