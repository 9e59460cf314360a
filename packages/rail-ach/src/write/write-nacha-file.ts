import type { NachaBatchHeader, NachaEntry, NachaFile, NachaFileHeader } from '../format/nacha-file.ts'
import type { LineBreak } from '../read/split-lines.ts'
import type { NachaValidation } from '../validate/check-context.ts'
import { NachaFileError } from '../validate/nacha-fault.ts'
import { createRecordWriter, type RecordWriter } from './record-writer.ts'

export interface NachaWriting extends NachaValidation {
  /** What ends each record. Default `LF`; banks differ. */
  readonly lineBreak?: LineBreak
}

const LINE_BREAKS: { readonly [lineBreak in LineBreak]: string } = { LF: '\n', CRLF: '\r\n', none: '' }

const refuseFaults = (writer: RecordWriter): void => {
  const errors = writer.faults().filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new NachaFileError(errors)
}

const join = (lines: readonly string[], { lineBreak = 'LF' }: NachaWriting): string =>
  lines.map((line) => line + LINE_BREAKS[lineBreak]).join('')

/** Writes all records of a file, right or wrong. */
export const writeRecords = (file: NachaFile, writer: RecordWriter): void => {
  writer.fileHeader(file.header)
  for (const { header, entries } of file.batches) {
    writer.batchHeader(header)
    for (const entry of entries) writer.entry(entry)
    writer.batchControl()
  }
  writer.end()
}

/**
 * Writes a file, with control records and padding. Strict: throws `NachaFileError` with every fault if the validator would report an
 * error.
 */
export const writeNachaFile = (file: NachaFile, writing: NachaWriting = {}): string => {
  const writer = createRecordWriter(writing)
  writeRecords(file, writer)
  refuseFaults(writer)
  return join(writer.takeLines(), writing)
}

/** A file whose batches and entries come one by one. */
export interface NachaSource {
  readonly header: NachaFileHeader
  readonly batches: Iterable<NachaSourceBatch> | AsyncIterable<NachaSourceBatch>
}

export interface NachaSourceBatch {
  readonly header: NachaBatchHeader
  readonly entries: Iterable<NachaEntry> | AsyncIterable<NachaEntry>
}

/** Entries that are written before a piece of text is given out. */
const ENTRIES_IN_A_PIECE = 500

/**
 * Writes a file of any size with the same memory, in pieces of whole records. Throws `NachaFileError` at the first piece with an error:
 * what was given out before it is not a file.
 */
export async function* streamNachaFile(source: NachaSource, writing: NachaWriting = {}): AsyncGenerator<string> {
  const writer = createRecordWriter(writing)
  const takePiece = (): string => {
    refuseFaults(writer)
    return join(writer.takeLines(), writing)
  }
  writer.fileHeader(source.header)
  for await (const { header, entries } of source.batches) {
    writer.batchHeader(header)
    let waiting = 0
    for await (const entry of entries) {
      writer.entry(entry)
      waiting += 1
      if (waiting % ENTRIES_IN_A_PIECE === 0) yield takePiece()
    }
    writer.batchControl()
  }
  writer.end()
  yield takePiece()
}
