import { type CatalogView, type RecordList, StorageError } from '@linx/contracts'
import { baseSchemaOf, TEXT, UPDATED_OFTEN } from './base-schema.ts'
import type { SchemaState } from './read-schema.ts'
import type { RecordLists } from './record-lists.ts'
import { columnOf, type IndexNames, indexNameOf, type TableNames } from './table-names.ts'

type IndexType = 'string' | 'number'

/** Whole numbers up to 2^53 are exact in float8. */
const COLUMN_TYPES: { readonly [Type in IndexType]: { readonly sql: string; readonly stored: string } } = {
  string: { sql: TEXT, stored: 'text' },
  number: { sql: 'float8', stored: 'double precision' },
}

const unquoted = (name: string): string => name.slice(1, -1)

const planColumn = (
  names: TableNames,
  { columns }: SchemaState,
  [kind, index, type]: readonly [kind: string, index: string, type: IndexType],
): readonly string[] => {
  const column = columnOf(index)
  const stored = columns.get(`record_${kind}.${unquoted(column)}`)
  if (stored === undefined) return [`ALTER TABLE ${names.record(kind)} ADD COLUMN ${column} ${COLUMN_TYPES[type].sql}`]
  if (stored === COLUMN_TYPES[type].stored) return []
  const message = `Index ${kind}.${index} is stored as ${stored}; it cannot become a ${type}.`
  throw new StorageError(message, { code: 'invalid_catalog', isRetryable: false })
}

/** One of the database's indexes, over the columns of one index or of a list's two; `further` ones are only carried along. */
const planIndex = (
  names: TableNames,
  { indexes }: SchemaState,
  { kind, indexed, further = [] }: { kind: string; indexed: IndexNames; further?: readonly string[] },
): readonly string[] => {
  const name = indexNameOf(kind, ...indexed)
  if (indexes.has(unquoted(name))) return []
  const columns = indexed.map((index = '') => `${columnOf(index)} ASC NULLS FIRST`)
  const carried = further.length === 0 ? '' : ` INCLUDE (${further.map(columnOf).join(', ')})`
  return [`CREATE INDEX ${name} ON ${names.record(kind)} (business_account_id, ${columns.join(', ')}, id)${carried}`]
}

/** An index that leads a list needs none of its own. */
const planIndexes = (
  names: TableNames,
  state: SchemaState,
  [kind, indexes, lists]: readonly [string, ReadonlyMap<string, IndexType>, readonly RecordList[]],
): readonly string[] => {
  const alone = [...indexes.keys()].filter((index) => !lists.some(({ filter }) => filter === index))
  return [
    ...[...indexes].flatMap(([index, type]) => planColumn(names, state, [kind, index, type])),
    ...alone.flatMap((index) => planIndex(names, state, { kind, indexed: [index] })),
    ...lists.flatMap(({ filter, sort, further = [] }) =>
      planIndex(names, state, { kind, indexed: [filter, sort], further }),
    ),
  ]
}

const planKind = (names: TableNames, { columns }: SchemaState, kind: string): readonly string[] => {
  if (columns.has(`record_${kind}.id`)) return []
  return [
    `CREATE TABLE ${names.record(kind)} (
      business_account_id ${TEXT} NOT NULL,
      id ${TEXT} NOT NULL,
      version int8 NOT NULL,
      body text NOT NULL,
      terms text NOT NULL, -- a JSON list
      former_terms text, -- those before the last replacement, if it changed them
      PRIMARY KEY (business_account_id, id)
    ) WITH (${UPDATED_OFTEN})`,
  ]
}

/** What there is to be room for. */
export interface WantedSchema {
  readonly catalog: CatalogView
  readonly lists: RecordLists
}

/**
 * The statements that bring what is there up to the base schema and the catalog; none if nothing is missing. They only add.
 * Throws `StorageError` `schema_newer`, and `invalid_catalog` for an index that would change its type.
 */
export const planMigration = (
  names: TableNames,
  state: SchemaState,
  { catalog, lists }: WantedSchema,
): readonly string[] => {
  const base = baseSchemaOf(names)
  if (state.version > base.length) {
    const message = `Schema ${names.schema} has version ${state.version}, newer than ${base.length}. Update this process.`
    throw new StorageError(message, { code: 'schema_newer', isRetryable: false })
  }
  const ofBase = base.slice(state.version).flat()
  return [
    ...ofBase,
    ...(ofBase.length === 0 ? [] : [`UPDATE ${names.migration} SET version = ${base.length}`]),
    ...[...catalog].flatMap(([kind, indexes]) => [
      ...planKind(names, state, kind),
      ...planIndexes(names, state, [kind, indexes, lists.get(kind) ?? []]),
    ]),
  ]
}
