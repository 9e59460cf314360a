import type { JsonObject } from '@linx/contracts'
import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema'
import type { AnySchema } from '../operation/operation.ts'
import { components } from './components.ts'

const alternativesOf = (schema: object): readonly AnySchema[] =>
  'alternatives' in schema && Array.isArray(schema.alternatives) ? schema.alternatives : []

const withoutDialect = ({ $schema: _, $defs: __, ...schema }: JsonObject): JsonObject => schema

const config: ConversionConfig = {
  target: 'draft-2020-12',
  // Rules have no keyword: what one can say of them stands in their metadata, which a pipe has last.
  errorMode: 'ignore',
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  overrideSchema: ({ valibotSchema, jsonSchema }) => {
    const alternatives = alternativesOf(valibotSchema)
    if (alternatives.length === 0) return undefined
    const { $ref: _, ...rest } = jsonSchema
    return { ...rest, anyOf: alternatives.map(inlineSchema) } as typeof jsonSchema
  },
}

const convert = (schema: AnySchema, definitions: { readonly [name: string]: AnySchema }): JsonObject =>
  withoutDialect(
    toJsonSchema(schema as never, { ...config, definitions: definitions as never }) as unknown as JsonObject,
  )

/** Without names: what a request has stands where it is used. */
const inlineSchema = (schema: AnySchema): JsonObject => convert(schema, {})

/** A schema as JSON Schema 2020-12; named ones are pointed at. */
export const toSchema = (schema: AnySchema): JsonObject => convert(schema, components)

/** The named ones themselves. */
export const componentSchemas = (): JsonObject => {
  const names = Object.keys(components)
  return Object.fromEntries(
    names.map((name) => {
      const { [name]: own, ...others } = components
      return [name, own === undefined ? {} : convert(own, others)]
    }),
  )
}
