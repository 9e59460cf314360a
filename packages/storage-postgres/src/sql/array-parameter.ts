/**
 * How a column of many rows travels in one parameter.
 * - `integer`, `number`: as an array; `null` allowed.
 * - `word`: texts that hold no U+001F and are not empty, such as ids and JSON texts, joined by it: the cheapest to write and to read.
 *   `null` allowed.
 * - `text`: any text; `null` allowed.
 */
export type ColumnEncoding = 'integer' | 'number' | 'word' | 'text'

export type ColumnValue = string | number | null | undefined

const SEPARATOR = '\u001f'

const quote = (value: ColumnValue): string =>
  value === null || value === undefined ? 'NULL' : `"${String(value).replaceAll(/["\\]/g, '\\$&')}"`

const joinNumbers = (values: readonly ColumnValue[]): string => `{${values.map((value) => value ?? 'NULL').join(',')}}`

interface Encoding {
  /** The SQL that turns the parameter into an array. */
  array(placeholder: string): string
  encode(values: readonly ColumnValue[]): string
}

const ENCODINGS: { readonly [Name in ColumnEncoding]: Encoding } = {
  integer: { array: (placeholder) => `${placeholder}::int8[]`, encode: joinNumbers },
  number: { array: (placeholder) => `${placeholder}::float8[]`, encode: joinNumbers },
  word: {
    array: (placeholder) => `string_to_array(${placeholder}::text, E'\\x1f', '')`,
    encode: (values) => values.join(SEPARATOR),
  },
  text: {
    array: (placeholder) => `${placeholder}::text[]`,
    encode: (values) => `{${values.map(quote).join(',')}}`,
  },
}

/** The columns of rows that travel together, by name. */
export type ColumnEncodings = { readonly [column: string]: ColumnEncoding }

/** A SELECT of the rows; their parameters begin with `$first`. */
export const selectRows = (columns: ColumnEncodings, first: number): string => {
  const names = Object.keys(columns)
  const arrays = Object.values(columns).map((encoding, position) => ENCODINGS[encoding].array(`$${first + position}`))
  return `SELECT * FROM unnest(${arrays.join(', ')}) AS row (${names.join(', ')})`
}

/** Rows on their way to the database, column by column. */
export class ParameterRows {
  readonly #encodings: readonly ColumnEncoding[]
  readonly #columns: ColumnValue[][]

  constructor(columns: ColumnEncodings) {
    this.#encodings = Object.values(columns)
    this.#columns = this.#encodings.map(() => [])
  }

  /** Values in the order of the columns. */
  push(...values: readonly ColumnValue[]): void {
    for (let position = 0; position < this.#columns.length; position += 1) {
      this.#columns[position]?.push(values[position])
    }
  }

  /** One parameter a column. */
  parameters(): readonly string[] {
    return this.#columns.map((values, position) => ENCODINGS[this.#encodings[position] ?? 'text'].encode(values))
  }
}
