import { addendaKindOf, addendaLayouts } from '../format/addenda-layouts.ts'
import { type EntryShape, entryLayouts } from '../format/entry-layouts.ts'
import { type FieldRow, PADDING_RECORD, type RecordLayout } from '../format/field-row.ts'
import { batchControlLayout, batchHeaderLayout, fileControlLayout, fileHeaderLayout } from '../format/file-layouts.ts'
import type { NachaAddenda } from '../format/nacha-addenda.ts'
import type {
  EntryRecord,
  NachaBatchControl,
  NachaBatchHeader,
  NachaFileControl,
  NachaFileHeader,
} from '../format/nacha-file.ts'
import { decodeRecord, toRecord } from '../format/record-codec.ts'

/** The content of one record. */
export type RecordContent =
  | { readonly record: 'file-header'; readonly values: NachaFileHeader }
  | { readonly record: 'batch-header'; readonly values: NachaBatchHeader }
  | { readonly record: 'entry'; readonly values: EntryRecord }
  | { readonly record: 'addenda'; readonly values: NachaAddenda }
  | { readonly record: 'batch-control'; readonly values: NachaBatchControl }
  | { readonly record: 'file-control'; readonly values: NachaFileControl }
  | { readonly record: 'padding' }
  | { readonly record: 'unknown' }

export type RecordKind = RecordContent['record']

/** One record as it was read. */
export type NachaRecord = RecordContent & {
  /** 1 for the first record of the file. */
  readonly line: number
  /** As it came, before it was filled or cut to 94 characters. */
  readonly raw: string
}

/** A record and the fields that its layout has. */
export interface ParsedRecord {
  readonly content: RecordContent
  readonly fields: readonly FieldRow[]
}

const parseAddenda = (line: string): ParsedRecord => {
  const kind = addendaKindOf(line)
  const fields = addendaLayouts[kind]
  const values = { kind, ...decodeRecord(fields as RecordLayout<object>, line) } as NachaAddenda
  return { content: { record: 'addenda', values }, fields }
}

/** Reads one line; the shape of entries is that of the batch it stands in. */
export const parseRecord = (raw: string, shape: EntryShape): ParsedRecord => {
  const line = toRecord(raw)
  switch (line[0]) {
    case '1':
      return {
        content: { record: 'file-header', values: decodeRecord(fileHeaderLayout, line) },
        fields: fileHeaderLayout,
      }
    case '5':
      return {
        content: { record: 'batch-header', values: decodeRecord(batchHeaderLayout, line) },
        fields: batchHeaderLayout,
      }
    case '6':
      return {
        content: { record: 'entry', values: decodeRecord(entryLayouts[shape], line) },
        fields: entryLayouts[shape],
      }
    case '7':
      return parseAddenda(line)
    case '8':
      return {
        content: { record: 'batch-control', values: decodeRecord(batchControlLayout, line) },
        fields: batchControlLayout,
      }
    case '9':
      return line === PADDING_RECORD
        ? { content: { record: 'padding' }, fields: [] }
        : {
            content: { record: 'file-control', values: decodeRecord(fileControlLayout, line) },
            fields: fileControlLayout,
          }
    default:
      return { content: { record: 'unknown' }, fields: [] }
  }
}
