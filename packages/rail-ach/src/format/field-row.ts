/**
 * How a field is written. `text`: left-justified, space-filled; `identifier`: right-justified, space-filled; `digits`: exactly as many
 * digits as the field is wide; `count` and `amount`: right-justified, zero-filled, unsigned, a `number` and a `bigint` of cents;
 * `date`: `YYMMDD` or blank; `time`: `HHMM` or blank; `constant`: always `value`; `reserved`: always blank.
 */
export type FieldKind =
  | 'text'
  | 'identifier'
  | 'digits'
  | 'count'
  | 'amount'
  | 'date'
  | 'time'
  | 'constant'
  | 'reserved'

/** One field of a record. Positions are counted from 1 and include both ends, as the Nacha rules print them. */
export interface FieldRow<Name extends string = string> {
  readonly name: Name
  readonly start: number
  readonly end: number
  readonly kind: FieldKind
  /** Must not be blank. Digits, counts, amounts and constants never are. */
  readonly isRequired?: true
  /** Of a `constant`. */
  readonly value?: string
}

/** The names of the fields that carry no value of their own. */
type FillerName =
  | 'recordType'
  | 'reserved'
  | 'addendaType'
  | 'priorityCode'
  | 'recordSize'
  | 'blockingFactor'
  | 'formatCode'

/** The fields of a record, in order, without gaps; `Values` is the object that they are read into. */
export type RecordLayout<Values> = readonly FieldRow<(keyof Values & string) | FillerName>[]

/** Characters of every record. */
export const RECORD_LENGTH = 94

/** Records of a block; files are padded with rows of nines to whole blocks. */
export const BLOCKING_FACTOR = 10

/** What the six digits of the block count can say: 999,999 blocks. Nothing longer is a file. */
export const MAXIMUM_RECORDS = 999_999 * BLOCKING_FACTOR

export const PADDING_RECORD = '9'.repeat(RECORD_LENGTH)
