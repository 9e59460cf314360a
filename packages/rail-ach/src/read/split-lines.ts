import { RECORD_LENGTH } from '../format/field-row.ts'

/** How the records of a file are parted. */
export type LineBreak = 'LF' | 'CRLF' | 'none'

/** Cuts text that comes in pieces into lines. */
export interface LineSplitter {
  /** The lines that this piece completes, without their line breaks. */
  push(piece: string): readonly string[]
  /** What is left at the end. */
  end(): readonly string[]
  /** As the first line showed it; `none` until a line break is seen. */
  lineBreak(): LineBreak
}

/** Text without a line break for longer than this is cut every 94 characters. */
const LONGEST_LINE = 10 * RECORD_LENGTH

const cut = (text: string): readonly string[] => {
  const records: string[] = []
  for (let start = 0; start < text.length; start += RECORD_LENGTH)
    records.push(text.slice(start, start + RECORD_LENGTH))
  return records
}

/** Whole records without line breaks between them. */
const isRunOfRecords = (text: string): boolean => text.length > RECORD_LENGTH && text.length % RECORD_LENGTH === 0

/** Splits at LF and CRLF, or every 94 characters if there are no line breaks. Keeps less than 940 characters between pieces. */
export const createLineSplitter = (): LineSplitter => {
  let rest = ''
  let found: LineBreak = 'none'

  const takeLine = (line: string): readonly string[] => {
    const hasReturn = line.endsWith('\r')
    if (found === 'none') found = hasReturn ? 'CRLF' : 'LF'
    const text = hasReturn ? line.slice(0, -1) : line
    return isRunOfRecords(text) ? cut(text) : [text]
  }

  const takeLongRest = (): readonly string[] => {
    if (rest.length <= LONGEST_LINE) return []
    const whole = rest.length - (rest.length % RECORD_LENGTH)
    const records = cut(rest.slice(0, whole))
    rest = rest.slice(whole)
    return records
  }

  return {
    push: (piece) => {
      const parts = (rest + piece).split('\n')
      rest = parts.pop() ?? ''
      return [...parts.flatMap(takeLine), ...takeLongRest()]
    },
    end: () => {
      const text = rest.endsWith('\r') ? rest.slice(0, -1) : rest
      rest = ''
      if (text === '') return []
      return text.length > RECORD_LENGTH ? cut(text) : [text]
    },
    lineBreak: () => found,
  }
}
