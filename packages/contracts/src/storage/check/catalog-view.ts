import type { RecordCatalog, RecordKindDefinition } from '../record.ts'
import { show } from './bounds.ts'
import { checkWith } from './refuse.ts'

/** The type of each index of each kind: what commits and queries are checked against. */
export type CatalogView = ReadonlyMap<string, ReadonlyMap<string, 'string' | 'number'>>

const KIND = /^[a-z][a-zA-Z0-9-]{0,39}$/
const INDEX = /^[a-z][a-zA-Z0-9]{0,39}$/
const check = checkWith('invalid_catalog')

const checkNames = (what: string, names: readonly string[], pattern: RegExp): void => {
  const seen = new Set<string>()
  for (const name of names) {
    check(pattern.test(name), () => `${what} ${show(name)} must match ${pattern.source}.`)
    check(!seen.has(name.toLowerCase()), () => `${what} ${show(name)} is named twice (letter case does not count).`)
    seen.add(name.toLowerCase())
  }
}

const mergeIndexes = (
  { kind, indexes, lists = [] }: RecordKindDefinition,
  known: ReadonlyMap<string, 'string' | 'number'> = new Map(),
): ReadonlyMap<string, 'string' | 'number'> => {
  const merged = new Map(known)
  for (const { name, type } of indexes) {
    check(type === 'string' || type === 'number', () => `Index ${kind}.${name} must be of type string or number.`)
    const old = known.get(name)
    check(old === undefined || old === type, () => `Index ${kind}.${name} is a ${old}; its type cannot become ${type}.`)
    merged.set(name, type)
  }
  checkNames(`Index of ${kind}`, [...merged.keys()], INDEX)
  for (const name of lists.flatMap(({ filter, sort, further = [] }) => [filter, sort, ...further])) {
    check(merged.has(name), () => `A list of ${kind} names ${show(name)}, which is no index of it.`)
  }
  return merged
}

/**
 * Adds a catalog to what is known; kinds and indexes that the new one leaves out stay. Throws `invalid_catalog` for a name
 * out of bounds, a name given twice, an index that would change its type and a list over what is no index.
 */
export const mergeCatalog = (known: CatalogView, catalog: RecordCatalog): CatalogView => {
  checkNames(
    'Kind',
    catalog.map(({ kind }) => kind),
    KIND,
  )
  const merged = new Map(known)
  for (const definition of catalog) merged.set(definition.kind, mergeIndexes(definition, known.get(definition.kind)))
  checkNames('Kind', [...merged.keys()], KIND)
  return merged
}
