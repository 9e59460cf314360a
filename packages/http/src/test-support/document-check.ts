import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'
import { openApiDocument } from '../index.ts'
import type { Operation } from '../operation/operation.ts'

type Json = { readonly [name: string]: unknown }

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Answers may gain members in later versions, so the document leaves them open; tests want every member documented. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed)
  if (!isObject(schema)) return schema
  const members = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]))
  return 'properties' in members && !('additionalProperties' in members)
    ? { ...members, additionalProperties: false }
    : members
}

// ajv-formats is a CommonJS module whose types say otherwise.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void

export const documentAjv = (): Ajv2020 => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true })
  addFormats(ajv)
  ajv.addVocabulary(['openapi', 'info', 'servers', 'tags', 'paths', 'components'])
  return ajv
}

const pointerOf = (...names: readonly string[]): string =>
  names
    .map((name) => name.replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent)
    .join('/')

const memberOf = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined)

/** Follows one reference, as responses have it. */
const resolve = (value: unknown): { readonly value: unknown; readonly names: readonly string[] | undefined } => {
  const reference = memberOf(value, '$ref')
  if (typeof reference !== 'string') return { value, names: undefined }
  const names = reference.slice(2).split('/')
  return { value: names.reduce(memberOf, openApiDocument() as unknown), names }
}

/** Checks answers against the document. */
export const createDocumentCheck = () => {
  const ajv = documentAjv()
  ajv.addSchema(closed(openApiDocument()) as object, 'api')
  const validators = new Map<string, ValidateFunction>()

  const validatorAt = (names: readonly string[]): ValidateFunction => {
    const pointer = pointerOf(...names)
    const known = validators.get(pointer)
    if (known !== undefined) return known
    const made = ajv.compile({ $ref: `api#/${pointer}` })
    validators.set(pointer, made)
    return made
  }

  const errorsAt = (names: readonly string[], value: unknown): readonly string[] => {
    const validate = validatorAt(names)
    if (validate(value)) return []
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }

  return {
    /** What in the answer the document does not allow. */
    answer: ({ path, method }: Operation, status: number, body: unknown): readonly string[] => {
      const own = ['paths', path, method.toLowerCase(), 'responses', String(status)]
      const { value, names = own } = resolve(own.reduce(memberOf, openApiDocument() as unknown))
      if (value === undefined) return [`status ${status} is not documented`]
      const hasContent = memberOf(value, 'content') !== undefined
      if (!hasContent) return body === undefined ? [] : ['a body is not documented']
      return errorsAt([...names, 'content', 'application/json', 'schema'], body)
    },
    /** What in a request's body the document does not allow. */
    body: ({ path, method }: Operation, body: unknown): readonly string[] =>
      errorsAt(['paths', path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'], body),
  }
}
