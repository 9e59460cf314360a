import { type FieldRow, RECORD_LENGTH, type RecordLayout } from './field-row.ts'

/** Why a value cannot stand in its field. */
export interface UnfitField {
  readonly field: FieldRow
  readonly problem: 'too-long' | 'characters' | 'missing' | 'type'
}

/** A record as text, and what did not fit. */
export interface EncodedRecord {
  readonly line: string
  readonly unfit: readonly UnfitField[]
}

const OUTSIDE_ASCII = /[^\x20-\x7e]/

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined

const isZeroFilled = ({ kind }: FieldRow): boolean => kind === 'count' || kind === 'amount'

const pad = (field: FieldRow, text: string): string => {
  const width = field.end - field.start + 1
  if (isZeroFilled(field)) return text.padStart(width, '0')
  return field.kind === 'identifier' ? text.padStart(width) : text.padEnd(width)
}

const problemOf = (field: FieldRow, text: string): UnfitField['problem'] | undefined => {
  const width = field.end - field.start + 1
  if (isZeroFilled(field) && !/^\d+$/.test(text)) return 'type'
  if (field.kind === 'digits' && !/^\d+$/.test(text)) return text === '' ? 'missing' : 'type'
  if (OUTSIDE_ASCII.test(text)) return 'characters'
  if (text.length > width) return 'too-long'
  return field.kind === 'digits' && text.length < width ? 'type' : undefined
}

/** Writes one record by its layout. What does not fit is named and cut, so that the rest of the record can still be checked. */
export const encodeRecord = <Values extends object>(layout: RecordLayout<Values>, values: Values): EncodedRecord => {
  const members = values as { readonly [name: string]: unknown }
  const unfit: UnfitField[] = []
  let line = ''
  for (const field of layout) {
    const width = field.end - field.start + 1
    const given = field.kind === 'reserved' ? '' : (field.value ?? textOf(members[field.name]) ?? '')
    const problem = problemOf(field, given)
    if (problem !== undefined) unfit.push({ field, problem })
    line += pad(field, given.replaceAll(/[^\x20-\x7e]/g, '?')).slice(0, width)
  }
  return { line, unfit }
}

const decodeField = (field: FieldRow, text: string): string | number | bigint | undefined => {
  switch (field.kind) {
    case 'count':
      return /^\d+$/.test(text) ? Number(text) : 0
    case 'amount':
      return /^\d+$/.test(text) ? BigInt(text) : 0n
    case 'digits':
      return text
    case 'identifier':
      return text.replace(/^ +/, '')
    default: {
      const value = text.replace(/ +$/, '')
      return value === '' && field.isRequired !== true ? undefined : value
    }
  }
}

/**
 * Reads one record of 94 characters by its layout. Blank optional fields are left out; counts and amounts that are no numbers read as 0
 * and are told by the validator.
 */
export const decodeRecord = <Values>(layout: RecordLayout<Values>, line: string): Values => {
  const values: { [name: string]: string | number | bigint } = {}
  for (const field of layout) {
    if (field.kind === 'constant' || field.kind === 'reserved') continue
    const value = decodeField(field, line.slice(field.start - 1, field.end))
    if (value !== undefined) values[field.name] = value
  }
  return values as Values
}

/** A line of any length as a record: filled with spaces, cut after 94 characters. */
export const toRecord = (line: string): string => line.padEnd(RECORD_LENGTH).slice(0, RECORD_LENGTH)
