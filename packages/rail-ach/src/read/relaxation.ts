import { RECORD_LENGTH } from '../format/field-row.ts'

/** What the reader can read past, one row each. */
export const relaxationTable = [
  { name: 'byte-order-mark', what: 'A byte order mark before the first record is dropped' },
  { name: 'blank-lines', what: 'Lines without text are skipped' },
  { name: 'short-lines', what: 'Lines of less than 94 characters are filled with spaces' },
  { name: 'long-lines', what: 'Lines of more than 94 characters are cut' },
  { name: 'unprintable-characters', what: 'Characters outside of printable ASCII are read as question marks' },
  { name: 'missing-padding', what: 'The number of records need not be a multiple of 10' },
] as const

/** A departure from the format that the reader reads past and names. */
export type NachaRelaxation = (typeof relaxationTable)[number]['name']

/** Every relaxation. */
export const ALL_RELAXATIONS: readonly NachaRelaxation[] = relaxationTable.map(({ name }) => name)

/** A departure that was met. */
export interface NachaDeparture {
  readonly relaxation: NachaRelaxation
  /** The first line that shows it, 1 for the first of the file. */
  readonly line: number
  /** How many lines show it. */
  readonly count: number
}

/** A line as a record of 94 characters, and the departures that it shows; no record if the line is blank. */
export interface RelaxedLine {
  readonly record: string | undefined
  readonly departures: readonly NachaRelaxation[]
}

const BYTE_ORDER_MARK = '\ufeff'
const UNPRINTABLE = /[^\x20-\x7e]/g

export const relaxLine = (raw: string): RelaxedLine => {
  const departures: NachaRelaxation[] = []
  const marked = raw.startsWith(BYTE_ORDER_MARK) ? raw.slice(1) : raw
  if (marked !== raw) departures.push('byte-order-mark')
  if (marked.trim() === '') return { record: undefined, departures: [...departures, 'blank-lines'] }
  if (marked.length < RECORD_LENGTH) departures.push('short-lines')
  if (marked.length > RECORD_LENGTH) departures.push('long-lines')
  const text = marked.replace(UNPRINTABLE, '?')
  if (text !== marked) departures.push('unprintable-characters')
  return { record: text.padEnd(RECORD_LENGTH).slice(0, RECORD_LENGTH), departures }
}

/** Counts departures, by relaxation in the order of the table. */
export const createDepartureCount = () => {
  const found = new Map<NachaRelaxation, NachaDeparture>()
  return {
    add: (relaxation: NachaRelaxation, line: number): void => {
      const before = found.get(relaxation)
      found.set(relaxation, { relaxation, line: before?.line ?? line, count: (before?.count ?? 0) + 1 })
    },
    list: (): readonly NachaDeparture[] => ALL_RELAXATIONS.flatMap((name) => found.get(name) ?? []),
  }
}
