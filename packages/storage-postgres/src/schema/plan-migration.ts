import { type CatalogView, StorageError } from '@linx/contracts'
import { baseSchemaOf, TEXT, UPDATED_OFTEN } from './base-schema.ts'
import type { SchemaState } from './read-schema.ts'
import { columnOf, indexNameOf, type TableNames } from './table-names.ts'

type IndexType = 'string' | 'number'

/** Whole numbers up to 2^53 are exact in float8. */
const COLUMN_TYPES: { readonly [Type in IndexType]: { readonly sql: string; readonly stored: string } } = {
  string: { sql: TEXT, stored: 'text' },
  number: { sql: 'float8', stored: 'double precision' },
}

const unquoted = (name: string): string => name.slice(1, -1)

const planIndex = (
  names: TableNames,
  { columns, indexes }: SchemaState,
  [kind, index, type]: readonly [kind: string, index: string, type: IndexType],
): readonly string[] => {
  const [table, column] = [names.record(kind), columnOf(index)]
  const stored = columns.get(`record_${kind}.${unquoted(column)}`)
  if (stored !== undefined && stored !== COLUMN_TYPES[type].stored) {
    const message = `Index ${kind}.${index} is stored as ${stored}; it cannot become a ${type}.`
    throw new StorageError(message, { code: 'invalid_catalog', isRetryable: false })
  }
  const name = indexNameOf(kind, index)
  return [
    ...(stored === undefined ? [`ALTER TABLE ${table} ADD COLUMN ${column} ${COLUMN_TYPES[type].sql}`] : []),
    ...(indexes.has(unquoted(name))
      ? []
      : [`CREATE INDEX ${name} ON ${table} (business_account_id, ${column} ASC NULLS FIRST, id)`]),
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

/**
 * The statements that bring what is there up to the base schema and the catalog; none if nothing is missing. They only add.
 * Throws `StorageError` `schema_newer`, and `invalid_catalog` for an index that would change its type.
 */
export const planMigration = (names: TableNames, state: SchemaState, catalog: CatalogView): readonly string[] => {
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
      ...[...indexes].flatMap(([index, type]) => planIndex(names, state, [kind, index, type])),
    ]),
  ]
}
