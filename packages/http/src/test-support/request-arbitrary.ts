import fc from 'fast-check'
import { openApiDocument } from '../index.ts'
import type { Operation } from '../operation/operation.ts'
import type { SampleRequest } from './sample-calls.ts'
import { hostileText, hostileValue, type KnownIds, schemaArbitrary } from './schema-arbitrary.ts'

type Json = { readonly [name: string]: unknown }

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Json
}

interface DocumentedOperation {
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: { readonly [mediaType: string]: { readonly schema?: Json } } }
}

const documentOf = ({ path, method }: Operation): DocumentedOperation => {
  const paths = openApiDocument().paths as unknown as {
    readonly [path: string]: { readonly [method: string]: unknown }
  }
  return paths[path]?.[method.toLowerCase()] as DocumentedOperation
}

const inUrl = (text: string): string => encodeURIComponent(text.toWellFormed())

const pathArbitrary = ({ path }: Operation, ids: KnownIds): fc.Arbitrary<string> => {
  const names = [...path.matchAll(/\{([A-Za-z]+)\}/g)].map(([, name = '']) => name)
  const value = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...ids, 'ach') },
    { weight: 1, arbitrary: hostileText },
  )
  return fc
    .tuple(...names.map(() => value))
    .map((values) =>
      names.reduce((url, name, index) => url.replace(`{${name}}`, () => inUrl(values[index] ?? '')), path),
    )
}

const queryArbitrary = (parameters: readonly Parameter[], ids: KnownIds): fc.Arbitrary<string> => {
  const known = parameters.filter((parameter) => parameter.in === 'query')
  const fields = Object.fromEntries(known.map(({ name, schema }) => [name, schemaArbitrary(schema, ids)]))
  const sound = fc.record(fields, { requiredKeys: [] })
  const strange = fc.dictionary(hostileText, hostileText, { maxKeys: 2 })
  const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
  return fc
    .tuple(sound, fc.oneof({ weight: 12, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: strange }))
    .map((parts) =>
      parts
        .flatMap((part) => Object.entries(part))
        .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, asText(one)] as const))
        .map(([name, value]) => `${inUrl(name)}=${inUrl(value)}`)
        .join('&'),
    )
}

const usual = <Value>(value: Value, ...others: readonly Value[]): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 30, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.constantFrom(...others) })

const keyArbitrary = fc.oneof(
  { weight: 6, arbitrary: fc.uuid() },
  { weight: 2, arbitrary: fc.constantFrom('repeated-key', '"repeated-key"') },
  { weight: 1, arbitrary: fc.constantFrom('', 'short', 'two words', 'x'.repeat(300), '\u00e9'.repeat(8)) },
)

const headersArbitrary = (): fc.Arbitrary<{ readonly [name: string]: string }> =>
  fc.record({
    authorization: usual('Bearer own', 'Bearer stranger', 'Bearer nobody', 'Basic x', ''),
    accept: usual('application/json', '*/*', 'text/html', 'application/json;q=0', 'a/b;;;,', ''),
    'content-type': usual('application/json', 'text/plain', 'application/json; charset=latin1', ''),
    'idempotency-key': keyArbitrary,
  })

const BROKEN_BODIES = [
  '',
  '{',
  'null',
  '[]',
  '"',
  '{"a":1,"a":2}',
  '{"__proto__":{"a":1}}',
  '['.repeat(5_000),
  `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`,
  'x'.repeat(70_000),
  '\ufeff{}',
  '1e999',
]

type Container = { [name: string]: unknown }

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null

/** Every place in a value, as the object or list that holds it and the name there. */
const placesIn = (value: unknown): readonly { readonly holder: Container; readonly name: string }[] =>
  isContainer(value)
    ? Object.entries(value).flatMap(([name, member]) => [{ holder: value, name }, ...placesIn(member)])
    : []

/** The sample with one or two of its values replaced, removed or joined by an unknown one. */
const mutated = (sample: unknown): fc.Arbitrary<unknown> =>
  fc
    .array(fc.tuple(fc.nat(), fc.constantFrom('replace', 'remove', 'add'), hostileValue), {
      minLength: 1,
      maxLength: 2,
    })
    .map((changes) => {
      const value: unknown = structuredClone(sample)
      for (const [position, change, hostile] of changes) {
        const places = placesIn(value)
        const place = places[position % Math.max(places.length, 1)]
        if (place === undefined) continue
        if (change === 'remove') delete place.holder[place.name]
        else place.holder[change === 'add' ? `${place.name}X` : place.name] = structuredClone(hostile)
      }
      return value
    })

const bodyArbitrary = (
  { requestBody }: DocumentedOperation,
  sample: unknown,
  ids: KnownIds,
): fc.Arbitrary<string | undefined> => {
  const schema = requestBody?.content['application/json']?.schema
  if (requestBody === undefined) return fc.constant(undefined)
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(JSON.stringify(sample)) },
    { weight: 10, arbitrary: mutated(sample).map((value) => JSON.stringify(value)) },
    { weight: 10, arbitrary: schemaArbitrary(schema, ids).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.constantFrom(...BROKEN_BODIES) },
  )
}

/** One request to one operation, ready to be sent. */
export interface FuzzedRequest {
  readonly url: string
  readonly init: RequestInit
}

/** Requests to an operation as the document describes them, most of them nearly right. */
export const requestArbitrary = (
  operation: Operation,
  sample: SampleRequest,
  ids: KnownIds,
): fc.Arbitrary<FuzzedRequest> => {
  const documented = documentOf(operation)
  return fc
    .record({
      path: fc.oneof(fc.constant(sample.path), pathArbitrary(operation, ids)),
      query: fc.oneof(
        { weight: 1, arbitrary: fc.constant(sample.query) },
        { weight: 4, arbitrary: queryArbitrary(documented.parameters, ids) },
      ),
      headers: headersArbitrary(),
      body: bodyArbitrary(documented, sample.body, ids),
    })
    .map(({ path, query, headers, body }) => ({
      url: `http://localhost${path}${query === '' ? '' : `?${query}`}`,
      init: {
        method: operation.method,
        headers: { ...headers, ...sample.headers },
        ...(body === undefined ? {} : { body }),
      },
    }))
}
