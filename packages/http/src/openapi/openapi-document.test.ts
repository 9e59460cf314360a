import { readFileSync } from 'node:fs'
import { fixtures } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { operationTable } from '../operation/operation-table.ts'
import { createDocumentCheck, documentAjv } from '../test-support/document-check.ts'
import { findOperation } from '../test-support/find-operation.ts'
import { openApiDocument } from './openapi-document.ts'

const check = createDocumentCheck()

describe('the OpenAPI document', () => {
  it('has every schema in a form that JSON Schema 2020-12 compiles', () => {
    const ajv = documentAjv()
    ajv.addSchema(openApiDocument() as object, 'api')
    const { schemas } = openApiDocument().components as { readonly schemas: object }
    for (const name of Object.keys(schemas)) {
      expect(() => ajv.compile({ $ref: `api#/components/schemas/${name}` })).not.toThrow()
    }
  })

  it('names each operation once, and each path parameter of it', () => {
    const ids = operationTable.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    const routes = operationTable.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(routes).size).toBe(routes.length)
  })

  it('says of every value of a request what it may be', () => {
    const open: string[] = []
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return
      const entries = Object.entries(value)
      if (entries.length === 0 && !/(properties|not|required|default)$/.test(path)) open.push(path)
      for (const [name, member] of entries) visit(member, `${path}/${name}`)
    }
    const { schemas } = openApiDocument().components as { readonly schemas: { readonly [name: string]: unknown } }
    for (const [name, schema] of Object.entries(schemas)) if (/Request|Change/.test(name)) visit(schema, name)
    expect(open).toEqual([])
  })

  it('is kept in docs/openapi.json as it is today (else run scripts/write-openapi.ts)', () => {
    const kept = readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8')
    expect(JSON.parse(kept)).toEqual(openApiDocument())
  })
})

describe('the samples of the seeds', () => {
  it.each([
    ['createWorkflow', fixtures.workflowCreateRequest],
    ['createTransaction', fixtures.transactionCreateRequest],
    ['createSchedule', fixtures.scheduleCreateRequest],
  ])('are requests as the document has them: %s', (operationId, body) => {
    expect(check.body(findOperation(operationId), body)).toEqual([])
  })

  it.each([
    ['createWorkflow', 201, fixtures.workflowCreateAnswer],
    ['searchSendSessions', 200, fixtures.sessionSearchAnswer],
    ['createTransaction', 201, fixtures.transactionCreateAnswer],
    ['createSchedule', 201, fixtures.scheduleCreateAnswer],
  ])('are answers as the document has them: %s', (operationId, status, body) => {
    expect(check.answer(findOperation(operationId), status, body)).toEqual([])
  })

  it('that breaks its own pattern breaks the document, too', () => {
    expect(check.body(findOperation('createSchedule'), fixtures.scheduleCreateRequestAsPrinted)).toHaveLength(1)
  })
})
