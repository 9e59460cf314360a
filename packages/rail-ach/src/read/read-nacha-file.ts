import type { NachaAddenda } from '../format/nacha-addenda.ts'
import type { EntryRecord, NachaBatchHeader, NachaEntry, NachaFile, NachaFileHeader } from '../format/nacha-file.ts'
import type { NachaFault } from '../validate/nacha-fault.ts'
import type { NachaRecord } from './parse-record.ts'
import { createRecordReader, type NachaReadingOptions } from './record-reader.ts'
import type { NachaDeparture } from './relaxation.ts'
import type { LineBreak } from './split-lines.ts'

/** What a text was read into. */
export type NachaReading = {
  /** Every line as it came, padding included. */
  readonly rawRecords: readonly string[]
  /** What was read past. */
  readonly departures: readonly NachaDeparture[]
} & (
  | { readonly ok: true; readonly file: NachaFile; readonly lineBreak: LineBreak }
  | { readonly ok: false; readonly faults: readonly NachaFault[] }
)

/** The entry of a record and its addenda, without the fields that only count them. */
const toEntry = (record: EntryRecord, addenda: readonly NachaAddenda[]): NachaEntry => {
  const { addendaIndicator: _, addendaCount: __, ...entry } = record
  return addenda.length === 0 ? entry : { ...entry, addenda }
}

interface BatchDraft {
  readonly header: NachaBatchHeader
  readonly entries: { readonly record: EntryRecord; readonly addenda: NachaAddenda[] }[]
}

const assemble = (records: readonly NachaRecord[], header: NachaFileHeader): NachaFile => {
  const batches: BatchDraft[] = []
  for (const content of records) {
    const batch = batches.at(-1)
    if (content.record === 'batch-header') batches.push({ header: content.values, entries: [] })
    else if (content.record === 'entry') batch?.entries.push({ record: content.values, addenda: [] })
    else if (content.record === 'addenda') batch?.entries.at(-1)?.addenda.push(content.values)
  }
  return {
    header,
    batches: batches.map((batch) => ({
      header: batch.header,
      entries: batch.entries.map(({ record, addenda }) => toEntry(record, addenda)),
    })),
  }
}

/**
 * Reads a file into plain data. Tolerant: any line breaks, and the relaxations asked for. Only what leaves the order of records in
 * doubt makes it unreadable; totals, codes and dates are the validator's.
 */
export const readNachaFile = (text: string, options: NachaReadingOptions = {}): NachaReading => {
  const reader = createRecordReader(options)
  const records = [...reader.push(text), ...reader.end()]
  const rawRecords = records.map(({ raw }) => raw)
  const departures = reader.departures()
  const faults = reader.faults()
  const [first] = records
  if (faults.length > 0 || first?.record !== 'file-header') return { ok: false, faults, rawRecords, departures }
  const lineBreak = reader.lineBreak()
  return { ok: true, file: assemble(records, first.values), lineBreak, rawRecords, departures }
}

/**
 * Reads a file of any size record by record; memory stays the same, and what never ends is given up. Records that are out of order come as they stand; returns the
 * faults and departures at the end.
 */
export async function* streamNachaRecords(
  pieces: Iterable<string> | AsyncIterable<string>,
  options: NachaReadingOptions = {},
): AsyncGenerator<
  NachaRecord,
  { readonly faults: readonly NachaFault[]; readonly departures: readonly NachaDeparture[] }
> {
  const reader = createRecordReader(options)
  for await (const piece of pieces) {
    yield* reader.push(piece)
    if (reader.isTooLong()) break
  }
  yield* reader.end()
  return { faults: reader.faults(), departures: reader.departures() }
}
