import fc from 'fast-check'
import { openApiDocument } from '../index.ts'

type Json = { readonly [name: string]: unknown }

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const resolve = (reference: string): unknown =>
  reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), openApiDocument())

/** Texts that have broken parsers, stores and logs before. */
const HOSTILE_TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u2066',
  '\r\nSet-Cookie: a=b',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "'; DROP TABLE session; --",
  '4111 1111 1111 1111',
  '<script>alert(1)</script>',
  '{{7*7}}',
  'x'.repeat(2_000),
  '😀'.repeat(200),
  'FREQ=SECONDLY;BYHOUR=25',
  'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
  '2023-02-30',
  '9999-12-31T23:59:59Z',
  '-0',
  '1e400',
  '0.1e-7',
]

const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER,
  1e308,
  [],
  {},
  [[[[[[]]]]]],
  { __proto__: null, toString: 1 },
  ...HOSTILE_TEXTS,
]

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_VALUES) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)

/** Ids that exist, so that requests get past the look-up. */
export type KnownIds = readonly string[]

const textOf = (schema: Json, ids: KnownIds): fc.Arbitrary<unknown> => {
  const samples = [...listOf(schema.examples), '2026-03-05', '2026-03-05T10:15:30Z', '2026-04-01T10:00:00', '256.25']
  const plain = fc.constantFrom(...samples, 'John', 'USA', 'NY', 'America/New_York', 'FREQ=DAILY;COUNT=3', '021000021')
  return 'pattern' in schema && ids.length > 0 ? fc.constantFrom<unknown>(...ids) : plain
}

const numberOf = ({ minimum = 0, maximum = 500 }: Json): fc.Arbitrary<unknown> =>
  fc.integer({ min: Number(minimum), max: Math.max(Number(minimum), Math.min(Number(maximum), 10_000)) })

const membersOf = (schema: Json, ids: KnownIds): fc.Arbitrary<unknown> => {
  const properties = isObject(schema.properties) ? schema.properties : {}
  const entries = Object.entries(properties).map(([name, own]) => [name, schemaArbitrary(own, ids)] as const)
  const required = listOf(schema.required).filter((name): name is string => typeof name === 'string')
  return fc.record(Object.fromEntries(entries), { requiredKeys: required })
}

const soundValue = (schema: Json, ids: KnownIds): fc.Arbitrary<unknown> => {
  const alternatives = listOf(schema.anyOf ?? schema.oneOf)
  if (alternatives.length > 0) return fc.oneof(...alternatives.map((own) => schemaArbitrary(own, ids)))
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return fc.constantFrom<unknown>(...schema.enum)
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(schema)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'array') return fc.array(schemaArbitrary(schema.items, ids), { maxLength: 8 })
  if (schema.type === 'object') return membersOf(schema, ids)
  if (schema.type === 'string') return textOf(schema, ids)
  return hostileValue
}

/** Values of a schema of the document, most of them sound, some hostile at any depth. */
export const schemaArbitrary = (schema: unknown, ids: KnownIds): fc.Arbitrary<unknown> => {
  if (!isObject(schema)) return hostileValue
  if (typeof schema.$ref === 'string') return schemaArbitrary(resolve(schema.$ref), ids)
  return fc.oneof({ weight: 24, arbitrary: soundValue(schema, ids) }, { weight: 1, arbitrary: hostileValue })
}
