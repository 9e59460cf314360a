import type { NachaAddenda } from '../format/nacha-addenda.ts'
import type { EntryRecord, NachaBatchHeader, NachaFileHeader } from '../format/nacha-file.ts'

/** One entry of a file from the bank, with where it stood. */
export interface InboundEntry {
  readonly file: NachaFileHeader
  readonly batch: NachaBatchHeader
  readonly entry: EntryRecord
  readonly addenda: NachaAddenda | undefined
}

/** What tells that an entry is about one of ours. */
export interface InboundSubject {
  readonly code: string
  readonly originalTrace: string
  readonly returnTrace: string
}

/** The code and the trace numbers of what came back; `undefined` for an entry that is no answer to one of ours. */
export const subjectOf = (addenda: NachaAddenda | undefined): InboundSubject | undefined => {
  switch (addenda?.kind) {
    case 'return':
      return about(addenda.returnCode, addenda)
    case 'contested-return':
      return about(addenda.contestCode, addenda)
    case 'dishonored-return':
      return about(addenda.dishonorCode, addenda)
    case 'change':
      return about(addenda.changeCode, addenda)
    case 'refused-change':
      return about(addenda.refusalCode, addenda)
    default:
      return undefined
  }
}

const about = (
  code: string,
  { originalTraceNumber, traceNumber }: { readonly originalTraceNumber: string; readonly traceNumber: string },
): InboundSubject => ({ code, originalTrace: originalTraceNumber, returnTrace: traceNumber })
