import { existsSync, readFileSync } from 'node:fs'
import { validateXML } from 'xmllint-wasm'

const FOLDER = new URL('../../../../../shared/reference/data/xsd/', import.meta.url)

export type SchemaName =
  | 'pain.001.001.09'
  | 'pain.002.001.10'
  | 'camt.054.001.08'
  | 'fedwire-2025-pacs.008.001.08'
  | 'fedwire-2025-pacs.002.001.10'

/** The schemas are not ours to pass on: they lie beside the repository, if at all. */
export const areSchemasHere = existsSync(FOLDER)

/** What the tests that need them say of themselves. */
export const SCHEMAS_NEEDED = areSchemasHere
  ? 'against the schemas'
  : 'against the schemas (skipped: ../shared/reference/data/xsd is not there)'

const MAXIMUM_MEMORY_PAGES = 16_384

/** What libxml2 finds wrong with the documents; empty if they are valid. */
export const schemaErrors = async (schema: SchemaName, documents: readonly string[]): Promise<readonly string[]> => {
  const { errors, valid } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: [readFileSync(new URL(`${schema}.xsd`, FOLDER), 'utf8')],
    maxMemoryPages: MAXIMUM_MEMORY_PAGES,
  })
  return valid ? [] : errors.map(({ rawMessage }) => rawMessage)
}
