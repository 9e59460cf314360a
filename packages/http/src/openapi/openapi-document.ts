import type { JsonObject } from '@linx/contracts'
import { operationTable } from '../operation/operation-table.ts'
import { describeOperation, sharedAnswers } from './describe-operation.ts'
import { componentSchemas } from './to-schema.ts'

const DESCRIPTION = [
  'LinX workflows, transactions and schedules of one Business Account, that of the token.',
  'Every refusal has a body with a stable `errorCode`, a `traceId` and, where there are several violations, all of them.',
  'Members that are not documented are refused; an empty text counts as absent.',
  'An id of another Business Account answers exactly as one that does not exist.',
].join(' ')

const paths = (): JsonObject => {
  const byPath = Map.groupBy(operationTable, ({ path }) => path)
  return Object.fromEntries(
    [...byPath].map(([path, operations]) => [
      path,
      Object.fromEntries(operations.map((operation) => [operation.method.toLowerCase(), describeOperation(operation)])),
    ]),
  )
}

const build = (): JsonObject => ({
  openapi: '3.1.0',
  info: {
    title: 'LinX API',
    version: '1.0.0',
    description: DESCRIPTION,
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  tags: [...new Set(operationTable.map(({ tag }) => tag))].map((name) => ({ name })),
  paths: paths(),
  components: {
    schemas: componentSchemas(),
    responses: sharedAnswers(),
    headers: {
      TraceId: {
        description: 'Names the exchange in logs; of the caller’s `traceparent` if it sent one.',
        schema: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      },
      Location: {
        description: 'Where what was made is read.',
        schema: { type: 'string', format: 'uri-reference' },
      },
    },
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  },
})

let built: JsonObject | undefined
let written: string | undefined

/** The API as an OpenAPI 3.1 document, made of the rows of the operation table. The same object every time: do not change it. */
export const openApiDocument = (): JsonObject => {
  built ??= build()
  return built
}

/** The document as JSON, written once. */
export const openApiText = (): string => {
  written ??= JSON.stringify(openApiDocument())
  return written
}
