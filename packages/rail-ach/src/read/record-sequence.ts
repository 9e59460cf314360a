import type { RecordKind } from './parse-record.ts'

/** Where in a file one is: at its start, or behind a record. */
export type SequencePoint = 'start' | RecordKind

/** What may follow what. */
const NEXT_RECORDS: { readonly [point in SequencePoint]: readonly RecordKind[] } = {
  start: ['file-header'],
  'file-header': ['batch-header', 'file-control'],
  'batch-header': ['entry'],
  entry: ['entry', 'addenda', 'batch-control'],
  addenda: ['addenda', 'entry', 'batch-control'],
  'batch-control': ['batch-header', 'file-control'],
  'file-control': ['padding'],
  padding: ['padding'],
  unknown: ['file-header', 'batch-header', 'entry', 'addenda', 'batch-control', 'file-control', 'padding'],
}

export const expectedRecords = (point: SequencePoint): readonly RecordKind[] => NEXT_RECORDS[point]

/** Whether a file may end here. */
export const isEnd = (point: SequencePoint): boolean => point === 'file-control' || point === 'padding'
